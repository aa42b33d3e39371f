using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Reference;

/// <summary>Emitted networks against the plain reference and against central differences, under every tier.</summary>
public sealed class ReferenceTests
{
    private const int Steps = 5;
    private static readonly int[] _batchSizes = [2, 3, 5, 8, 31, 64, 65, 130];

    private static readonly Dictionary<(Precision, Tier), Lazy<RecipeLibrary>> _libraries = Tiers.Variants().ToDictionary(
        variant => variant,
        variant => new Lazy<RecipeLibrary>(
            () => RecipeLibrary.Compile(
                ReferenceMatrix.Recipes.Select(recipe => recipe with { Precision = variant.Precision, Tier = variant.Tier }),
                TestSettings.AnyNetwork),
            LazyThreadSafetyMode.ExecutionAndPublication));

    public static TheoryData<int, string> Networks()
    {
        var data = new TheoryData<int, string>();
        for (int i = 0; i < ReferenceMatrix.Recipes.Length; i++)
        {
            data.Add(i, ReferenceMatrix.Describe(ReferenceMatrix.Recipes[i]));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EmittedAgreesWithReference(int number, string description)
    {
        var lines = new List<string>();
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            NetworkRecipe recipe = ReferenceMatrix.Recipes[number] with { Precision = precision, Tier = tier };
            var report = new DeviationReport($"{description}, {precision}, {tier}");
            CompiledNetwork compiled = _libraries[(precision, tier)].Value[recipe];
            CompareSample(number, recipe, compiled.Create(), report);
            foreach (int batchSize in PickBatchSizes(number))
            {
                CompareBatch(number, recipe, compiled.Create(), batchSize, report);
                CompareSteps(number, recipe, compiled.Create(), batchSize, report);
            }

            lines.AddRange(report.Lines);
        }

        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientsAreDifferenceQuotients(int number, string description)
    {
        foreach (Tier tier in Tiers.All)
        {
            NetworkRecipe recipe = ReferenceMatrix.Recipes[number] with { Precision = Precision.Double, Tier = tier };
            ITestNetwork network = _libraries[(Precision.Double, tier)].Value[recipe].Create();
            network.CopyParametersFrom(TestData.DrawParameters(recipe, Seed(number)));
            IReadOnlyList<string> lines = CentralDifferences.Check(
                network, Inputs(recipe, 1, number), TestData.DrawTargets(recipe, 1, Seed(number)), mostParameters: 60);
            Assert.True(lines.Count == 0, $"{description}, {tier}:\n{string.Join('\n', lines.Take(8))}");
        }
    }

    [Fact]
    public void DifferenceQuotientsOfAFlatNetworkAreRefused()
    {
        NetworkRecipe recipe = ReferenceMatrix.Recipes[0];
        var flat = new ReferenceTestNetwork(recipe with { Layers = [new LayerRecipe(3, Activation.ReLU)], Inputs = 2 });
        double[] parameters = Array.ConvertAll(new double[flat.ParameterCount], _ => -1.0);
        flat.CopyParametersFrom(parameters);
        IReadOnlyList<string> lines = CentralDifferences.Check(flat, [1.0, 1.0], [1.0, 1.0, 1.0], mostParameters: 60);
        Assert.Contains(lines, line => line.Contains("vanish", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryBatchSizeOccurs()
    {
        IEnumerable<int> used = Enumerable.Range(0, ReferenceMatrix.Recipes.Length).SelectMany(PickBatchSizes).Distinct();
        Assert.Equal(_batchSizes.Prepend(1), used.Order());
    }

    private static IEnumerable<int> PickBatchSizes(int number) =>
        [1, _batchSizes[number % _batchSizes.Length], _batchSizes[(number + 3) % _batchSizes.Length]];

    private static void CompareSample(int number, NetworkRecipe recipe, ITestNetwork network, DeviationReport report)
    {
        double tolerance = Tolerance(recipe);
        ReferenceNetwork reference = Start(number, recipe, network);
        double[] x = Inputs(recipe, 1, number);
        double[] t = TestData.DrawTargets(recipe, 1, Seed(number));
        report.CheckAll("y", reference.Forward(x), network.Forward(x), tolerance);
        (double loss, double[] slopes) = reference.Backward(t);
        var inputGradient = new double[recipe.Inputs];
        report.CheckAll("loss", [loss], [network.Backward(t, inputGradient)], tolerance);
        report.CheckAll("inputGradient", slopes, inputGradient, tolerance);
        report.CheckAll("gradient", reference.Gradients, network.Gradients(), tolerance);
        for (int layer = 1; layer <= network.LayerCount; layer++)
        {
            report.CheckAll($"z{layer}", reference.PreActivations(layer), network.PreActivations(layer), tolerance);
            report.CheckAll($"a{layer}", reference.Activations(layer), network.Activations(layer), tolerance);
            report.CheckAll($"delta{layer}", reference.Deltas(layer), network.Deltas(layer), tolerance);
        }

        reference.Update();
        network.Update();
        report.CheckAll("parameters after Update", reference.Parameters, network.Parameters(), tolerance);
    }

    private static void CompareBatch(int number, NetworkRecipe recipe, ITestNetwork network, int batchSize, DeviationReport report)
    {
        double tolerance = Tolerance(recipe);
        var expected = new ReferenceTestNetwork(recipe);
        expected.CopyParametersFrom(TestData.DrawParameters(recipe, Seed(number)));
        network.CopyParametersFrom(TestData.DrawParameters(recipe, Seed(number)));
        double[] x = Inputs(recipe, batchSize, number);
        double[] t = TestData.DrawTargets(recipe, batchSize, Seed(number));
        string batch = $" of {batchSize}";
        double[] y = expected.Forward(x, batchSize);
        report.CheckAll("y" + batch, y, network.Forward(x, batchSize), tolerance);
        report.CheckAll("y of Predict" + batch, y, network.Predict(x, batchSize), tolerance);
        var slopes = new double[x.Length];
        var found = new double[x.Length];
        double loss = expected.Backward(t, slopes, batchSize);
        report.CheckAll("loss" + batch, [loss], [network.Backward(t, found, batchSize)], tolerance);
        report.CheckAll("inputGradients" + batch, slopes, found, tolerance);
        report.CheckAll("gradient" + batch, expected.Gradients(), network.Gradients(), tolerance);
        report.CheckAll("objective's gradient" + batch, expected.ObjectiveGradient(), network.ObjectiveGradient(), tolerance);
        report.CheckAll("penalty", [expected.GetPenalty()], [network.GetPenalty()], tolerance);
    }

    private static void CompareSteps(int number, NetworkRecipe recipe, ITestNetwork network, int batchSize, DeviationReport report)
    {
        double tolerance = Tolerance(recipe) * 4.0;
        var expected = new ReferenceTestNetwork(recipe);
        expected.CopyParametersFrom(TestData.DrawParameters(recipe, Seed(number)));
        network.CopyParametersFrom(TestData.DrawParameters(recipe, Seed(number)));
        for (int step = 0; step < Steps; step++)
        {
            double[] x = Inputs(recipe, batchSize, number + step);
            double[] t = TestData.DrawTargets(recipe, batchSize, Seed(number) + step);
            double loss = expected.Train(x, t, batchSize);
            double found = batchSize == 1 && step % 2 == 0 ? network.Train(x, t) : network.Train(x, t, batchSize);
            report.CheckAll($"loss of step {step}, batch of {batchSize}", [loss], [found], tolerance);
            report.CheckAll($"parameters after step {step}, batch of {batchSize}", expected.Parameters(), network.Parameters(), tolerance);
            report.CheckAll("next learning rate", [expected.ScheduledLearningRate], [network.ScheduledLearningRate], 1e-12);
        }

        for (int state = 0; state < expected.OptimizerStates.Count; state++)
        {
            Assert.Equal(expected.OptimizerStates[state], network.OptimizerStates[state]);
            report.CheckAll($"state {network.OptimizerStates[state]}, batch of {batchSize}", expected.OptimizerState(state), network.OptimizerState(state), tolerance);
        }
    }

    private static ReferenceNetwork Start(int number, NetworkRecipe recipe, ITestNetwork network)
    {
        var reference = new ReferenceNetwork(recipe);
        double[] parameters = TestData.DrawParameters(recipe, Seed(number));
        parameters.CopyTo(reference.Parameters, 0);
        reference.MoveAhead();
        network.CopyParametersFrom(parameters);
        return reference;
    }

    private static double[] Inputs(NetworkRecipe recipe, int batchSize, int number) =>
        TestData.Draw(batchSize * recipe.Inputs, 1.0, 1000 + number);

    private static int Seed(int number) => 7919 * (number + 1);

    private static double Tolerance(NetworkRecipe recipe) => recipe.Precision == Precision.Double ? 1e-11 : 2e-5;
}
