using System;
using System.Linq;
using Xunit;

namespace NetGen.Training.Tests;

/// <summary>A clipped step of plain gradient descent beside the same by hand: w − η·clip(g).</summary>
public sealed class ClippingTests
{
    private static readonly MemoryDataset<double> _data = MemoryDataset<double>.Clusters(12, 4, 3, 6);

    [Theory]
    [InlineData(0.05, 0.0)]
    [InlineData(100.0, 0.0)]
    [InlineData(0.0, 0.01)]
    [InlineData(0.0, 100.0)]
    public void AStepIsTakenOnTheClippedMean(double norm, double value)
    {
        var network = new IrisDoubleNet();
        var twin = new IrisDoubleNet();
        double[] w = new double[IrisDoubleNet.ParameterCount];
        double[] g = new double[w.Length];
        twin.CopyParametersTo(w);
        twin.Forward(_data.Inputs, new double[36], 12);
        twin.Backward(_data.Targets, 12);
        twin.CopyGradientsTo(g);
        g = g.Select(x => x / 12).ToArray();
        double length = Math.Sqrt(g.Sum(x => x * x));
        Assert.True(length > 0.05 && g.Max(Math.Abs) > 0.01);
        double factor = norm > 0 ? Math.Min(1.0, norm / (length + 1e-6)) : 1.0;
        double[] expected = w.Zip(g, (p, d) => p - (0.1 * (value > 0 ? Math.Clamp(d, -value, value) : d * factor))).ToArray();

        Trainer.Fit(network, _data, new TrainingOptions<double> { Epochs = 1, BatchSize = 12, Shuffle = false, ClipNorm = norm, ClipValue = value });
        double[] found = new double[w.Length];
        network.CopyParametersTo(found);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void ASummedBatchIsClippedAsTheSumItSteps()
    {
        MemoryDataset<double> data = MemoryDataset<double>.Clusters(10, 2, 2, 6);
        var network = new SumNet();
        double[] before = new double[SumNet.ParameterCount];
        double[] after = new double[before.Length];
        network.CopyParametersTo(before);
        Trainer.Fit(network, data, new TrainingOptions<double> { Epochs = 1, BatchSize = 10, ClipNorm = 0.25 });
        network.CopyParametersTo(after);
        Assert.Equal(0.25 * 0.01, Math.Sqrt(before.Zip(after, (a, b) => (a - b) * (a - b)).Sum()), 8);
    }
}
