using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>What the public surface promises beside the numbers.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string, Precision, Tier> All() => SurfaceNetworks.All();

    [Theory]
    [MemberData(nameof(All))]
    public void TheFactsAreThoseOfTheAttributes(string name, Precision precision, Tier tier)
    {
        NetworkRecipe recipe = SurfaceNetworks.Recipe(name, precision, tier);
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        Assert.Equal(recipe.Inputs, network.InputSize);
        Assert.Equal(recipe.OutputSize, network.OutputSize);
        Assert.Equal(recipe.ParameterCount, network.ParameterCount);
        Assert.Equal(recipe.Layers.Length, network.LayerCount);
        Assert.Equal(precision, network.Precision);
        for (int layer = 1; layer <= network.LayerCount; layer++)
        {
            Assert.Equal(recipe.GetLayerInputs(layer), network.GetLayerInputs(layer));
            Assert.Equal(recipe.Layers[layer - 1].Units, network.GetLayerUnits(layer));
            Assert.Equal(recipe.GetLayerParameterCount(layer), network.GetLayerParameterCount(layer));
            Assert.Equal(recipe.Layers[layer - 1].Activation.ToString(), network.GetLayerActivation(layer));
        }

        network.StepCount = 7;
        Assert.Equal(7, network.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.StepCount = -1);
        Assert.Equal(7, network.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.GetLayerActivation(network.LayerCount + 1));

        Assert.Throws<ArgumentOutOfRangeException>(() => network.GetLayerUnits(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.GetLayerInputs(network.LayerCount + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.GetLayerParameterCount(-1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ASeedGivesTheSameBits(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork network = compiled.Create(7);
        double[] drawn = network.Parameters();
        Assert.Equal(drawn, compiled.Create(7).Parameters());
        Assert.NotEqual(drawn, compiled.Create(8).Parameters());
        Assert.Contains(drawn, value => value != 0.0);

        Data data = Draw(network, 3);
        network.Train(data.X, data.T, 3);
        network.Forward(data.X, 3);
        network.Backward(data.T, 3);
        network.Reset(7);
        Assert.Equal(drawn, network.Parameters());
        Assert.Equal(0, network.StepCount);
        Assert.Equal(0, network.AccumulatedSamples);
        Assert.All(network.Gradients(), gradient => Assert.Equal(0.0, gradient));
        Assert.Throws<InvalidOperationException>(() => network.Backward(data.T, 3));

        // The optimizer starts afresh too: the same training gives the same bits.
        ITestNetwork other = compiled.Create(7);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(other.Train(data.X, data.T, 3), network.Train(data.X, data.T, 3));
        }

        Assert.Equal(other.Parameters(), network.Parameters());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void RowsOfABatchHaveTheBitsOfSingleSamples(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        foreach (int count in new[] { 1, 2, 3, 5, 8, 31, 65 })
        {
            Data data = Draw(network, count);
            double[] outputs = network.Forward(data.X, count);
            Assert.Equal(outputs, network.Predict(data.X, count));
            var classes = new int[count];
            network.Classify(data.X, classes);
            for (int n = 0; n < count; n++)
            {
                double[] row = outputs.AsSpan(n * network.OutputSize, network.OutputSize).ToArray();
                Assert.Equal(row, network.Forward(data.Input(n)));
                Assert.Equal(row, network.Predict(data.Input(n)));
                Assert.Equal(classes[n], network.Classify(data.Input(n)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ClassifyIsTheLargestOutput(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        network.CopyParametersFrom(TestData.Draw(network.ParameterCount, 1.0, 8));
        Data data = Draw(network, 40);
        CentreSingleUnit(network, data, 40);
        var found = new HashSet<int>();
        for (int n = 0; n < 40; n++)
        {
            double[] y = network.Predict(data.Input(n));
            network.Forward(data.Input(n));
            double z = network.PreActivations(network.LayerCount)[0];
            int expected = y.Length > 1 ? Array.IndexOf(y, y.Max()) : z > 0.0 ? 1 : 0;
            Assert.Equal(expected, network.Classify(data.Input(n)));
            found.Add(expected);
        }

        Assert.True(found.Count > 1, "The samples all have the same class and show nothing.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EqualOutputsGiveTheFirstClass(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        network.CopyParametersFrom(new double[network.ParameterCount]);
        Assert.Equal(0, network.Classify(Draw(network, 1).X));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TrainIsForwardBackwardUpdate(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork whole = compiled.Create(3);
        ITestNetwork parts = compiled.Create(3);
        ITestNetwork batch = compiled.Create(3);
        var report = new DeviationReport($"{name}, {precision}, {tier}");
        for (int step = 0; step < 4; step++)
        {
            Data data = Draw(whole, 1, step);
            double loss = whole.Train(data.X, data.T);
            parts.Forward(data.X);
            report.CheckAll("loss", [parts.Backward(data.T)], [loss], Rounding(precision));
            parts.Update();
            report.CheckAll("loss of the batch", [batch.Train(data.X, data.T, 1)], [loss], Rounding(precision));
            report.CheckAll("parameters", parts.Parameters(), whole.Parameters(), Rounding(precision));
            report.CheckAll("parameters of the batch", parts.Parameters(), batch.Parameters(), Rounding(precision));
        }

        Assert.True(report.Failures == 0, string.Join('\n', report.Lines));
        Assert.Equal(4, whole.StepCount);
        Assert.Equal(4, batch.StepCount);
        Assert.Equal(0, whole.AccumulatedSamples);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GetLossIsTheLossOfTrainAndChangesNothing(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork network = compiled.Create(3);
        ITestNetwork trained = compiled.Create(3);
        var report = new DeviationReport($"{name}, {precision}, {tier}");
        foreach (int count in (int[])[1, 3, 37, 150])
        {
            Data data = Draw(network, count);
            PoisonWorkspace();
            network.Forward(data.Input(0));
            double loss = network.GetLoss(data.X, data.T, count);
            Assert.Equal(loss, network.GetLoss(data.X, data.T, count));
            Assert.NotEqual(0.0, loss);
            double[] outputs = new double[count * network.OutputSize];
            double[] predicted = new double[outputs.Length];
            Assert.Equal(loss, network.GetLoss(data.X, data.T, count, outputs));
            network.Predict(data.X, predicted, count);
            Assert.Equal(predicted, outputs);
            Assert.Equal(0, network.AccumulatedSamples);
            network.Backward(data.Target(0)); // what Forward kept is still there
            network.ClearGradients();
            trained.CopyParametersFrom(network.Parameters());
            trained.Forward(data.X, count);
            report.CheckAll($"loss of {count}", [trained.Backward(data.T, count)], [loss], Rounding(precision));
            trained.ClearGradients();
        }

        Assert.True(report.Failures == 0, string.Join('\n', report.Lines));
    }

    // What other networks left in the thread's scratch memory must not matter.
    private static void PoisonWorkspace()
    {
        const int Length = 1 << 20;
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref NetGen.Runtime.ThreadWorkspace<float>.Borrow(Length), Length).Fill(float.NaN);
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref NetGen.Runtime.ThreadWorkspace<double>.Borrow(Length), Length).Fill(double.NaN);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GradientsAccumulateUntilUpdate(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork network = compiled.Create(3);
        double[] start = network.Parameters();
        network.Update();
        Assert.Equal(0, network.StepCount);
        Assert.Equal(start, network.Parameters());

        Data data = Draw(network, 5);
        network.Forward(data.Input(0));
        network.Backward(data.Target(0));
        Assert.Equal(1, network.AccumulatedSamples);
        network.Forward(data.X, 5);
        network.Backward(data.T, 5);
        Assert.Equal(6, network.AccumulatedSamples);
        Assert.Equal(start, network.Parameters());
        network.ClearGradients();
        Assert.Equal(0, network.AccumulatedSamples);
        Assert.All(network.Gradients(), gradient => Assert.Equal(0.0, gradient));

        network.Forward(data.X, 5);
        network.Backward(data.T, 5);
        network.Update();
        Assert.Equal(1, network.StepCount);
        Assert.Equal(0, network.AccumulatedSamples);
        Assert.All(network.Gradients(), gradient => Assert.Equal(0.0, gradient));
        ITestNetwork trained = compiled.Create(3);
        trained.Train(data.X, data.T, 5);
        var report = new DeviationReport(name);
        report.CheckAll("parameters", trained.Parameters(), network.Parameters(), Rounding(precision));
        Assert.True(report.Failures == 0, string.Join('\n', report.Lines));
        Assert.NotEqual(start, network.Parameters());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GradientsOfACopyCanBeAdded(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork alone = compiled.Create(3);
        ITestNetwork first = compiled.Create(3);
        ITestNetwork second = compiled.Create(3);
        Data data = Draw(alone, 2);
        foreach (ITestNetwork network in new[] { alone, first })
        {
            network.Forward(data.Input(0));
            network.Backward(data.Target(0));
        }

        foreach (ITestNetwork network in new[] { alone, second })
        {
            network.Forward(data.Input(1));
            network.Backward(data.Target(1));
        }

        first.AddGradients(second.Gradients(), 1);
        Assert.Equal(2, first.AccumulatedSamples);
        first.Update();
        alone.Update();
        var report = new DeviationReport(name);
        report.CheckAll("parameters", alone.Parameters(), first.Parameters(), Rounding(precision));
        Assert.True(report.Failures == 0, string.Join('\n', report.Lines));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.AddGradients(second.Gradients(), 0));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ParametersGoInAndOutUnchanged(string name, Precision precision, Tier tier)
    {
        CompiledNetwork compiled = SurfaceNetworks.Compiled(name, precision, tier);
        ITestNetwork network = compiled.Create(3);
        double[] parameters = TestData.Draw(network.ParameterCount, 2.0, 5);
        network.CopyParametersFrom(parameters);
        Assert.Equal(parameters, network.Parameters());
        ITestNetwork layerwise = compiled.Create(4);
        Data data = Draw(network, 3);
        network.Forward(data.X, 3);
        network.Backward(data.T, 3);
        double[] gradients = network.Gradients();
        int offset = 0;
        for (int layer = 1; layer <= network.LayerCount; layer++)
        {
            int count = network.GetLayerParameterCount(layer);
            double[] expected = parameters.AsSpan(offset, count).ToArray();
            var found = new double[count];
            network.CopyParametersTo(layer, found);
            Assert.Equal(expected, found);
            layerwise.CopyParametersFrom(layer, expected);
            network.CopyGradientsTo(layer, found);
            Assert.Equal(gradients.AsSpan(offset, count).ToArray(), found);
            offset += count;
        }

        Assert.Equal(parameters, layerwise.Parameters());
        Assert.Equal(network.Predict(data.X, 3), layerwise.Predict(data.X, 3));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void PredictMayRunOnManyThreads(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        const int Count = 24;
        Data data = Draw(network, Count);
        double[][] expected = [.. Enumerable.Range(0, Count).Select(n => network.Predict(data.Input(n)))];
        double[] together = network.Predict(data.X, Count);
        int[] classes = [.. Enumerable.Range(0, Count).Select(n => network.Classify(data.Input(n)))];
        network.Forward(data.Input(0));
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int n = i % Count;
            Assert.Equal(expected[n], network.Predict(data.Input(n)));
            Assert.Equal(classes[n], network.Classify(data.Input(n)));
            Assert.Equal(together, network.Predict(data.X, Count));
        });

        // And the sample that went forward before is still the one that goes backward.
        double loss = network.Backward(data.Target(0));
        ITestNetwork other = SurfaceNetworks.Create(name, precision, tier);
        other.Forward(data.Input(0));
        Assert.Equal(other.Backward(data.Target(0)), loss);
        Assert.Equal(other.Gradients(), network.Gradients());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void HyperparametersAreChecked(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = SurfaceNetworks.Create(name, precision, tier);
        NetworkRecipe recipe = SurfaceNetworks.Recipe(name, precision, tier);
        Assert.Equal(recipe.Optimizer.Hyperparameters[0], network.LearningRate);
        foreach (double wrong in new[] { -0.1, double.NaN, double.PositiveInfinity })
        {
            ArgumentException refusal = Assert.ThrowsAny<ArgumentException>(() => network.LearningRate = wrong);
            Assert.Contains(wrong.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
            Assert.Equal(recipe.Optimizer.Hyperparameters[0], network.LearningRate);
        }

        // A rate of zero is a step that moves nothing; the next rate holds from the next step on.
        Data data = Draw(network, 2);
        double[] start = network.Parameters();
        network.LearningRate = 0.0;
        network.Train(data.X, data.T, 2);
        Assert.Equal(start, network.Parameters());
        Assert.Equal(1, network.StepCount);
        network.LearningRate = 0.125;
        Assert.Equal(0.125, network.LearningRate);
        network.Train(data.X, data.T, 2);
        Assert.NotEqual(start, network.Parameters());
    }

    // The bias of a single output unit, the last parameter, is moved so that half of the samples are of either class.
    private static void CentreSingleUnit(ITestNetwork network, Data data, int count)
    {
        if (network.OutputSize != 1)
        {
            return;
        }

        var z = new double[count];
        for (int n = 0; n < count; n++)
        {
            network.Forward(data.Input(n));
            z[n] = network.PreActivations(network.LayerCount)[0];
        }

        Array.Sort(z);
        double[] parameters = network.Parameters();
        parameters[^1] -= (z[(count / 2) - 1] + z[count / 2]) / 2.0;
        network.CopyParametersFrom(parameters);
    }

    private static double Rounding(Precision precision) => precision == Precision.Double ? 1e-12 : 1e-5;

    private static Data Draw(ITestNetwork network, int count, int seed = 0) => Data.Draw(network, count, seed);
}
