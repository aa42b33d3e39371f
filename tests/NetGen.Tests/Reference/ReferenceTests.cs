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
            new ReferenceComparison(recipe, Seed(number), () => compiled.Create(), report).Run(PickBatchSizes(number));
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
                network, ReferenceComparison.Inputs(recipe, 1, Seed(number)), TestData.DrawTargets(recipe, 1, Seed(number)), mostParameters: 60);
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

    private static int Seed(int number) => 7919 * (number + 1);
}
