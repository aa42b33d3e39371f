using System;
using NetGen.Kit;

namespace NetGen.Tests.Surface;

/// <summary>Samples that fit a network.</summary>
internal sealed record Data(double[] X, double[] T, int[] Labels, int Inputs, int Outputs)
{
    public static Data Draw(ITestNetwork network, int count, int seed = 0)
    {
        int[] labels = TestData.DrawLabels(network.OutputSize, count, 20 + seed);
        return new Data(
            TestData.Draw(count * network.InputSize, 2.0, 10 + seed),
            TestData.OneHot(labels, network.OutputSize),
            labels,
            network.InputSize,
            network.OutputSize);
    }

    public double[] Input(int n) => X.AsSpan(n * Inputs, Inputs).ToArray();

    public double[] Target(int n) => T.AsSpan(n * Outputs, Outputs).ToArray();
}
