using System;
using System.Linq;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Numerics;
using Samples.Common;
using Xunit;

namespace NetGen.Training.Tests.Samples.HousePricesSample;

/// <summary>The plane that the network is compared with.</summary>
public sealed class LeastSquaresTests
{
    private const int Count = 200;

    [Fact]
    public void FindsThePlaneThatIsThere()
    {
        float[] inputs = Draw(3 * Count, 1);
        float[] targets = [.. Enumerable.Range(0, Count).Select(row => 5f + (2f * inputs[3 * row]) - (0.5f * inputs[(3 * row) + 1]) + (100f * inputs[(3 * row) + 2]))];
        Dataset<float> samples = Dataset.Create(inputs, targets, 3, 1);

        Evaluation evaluation = LeastSquares.Fit(samples).Evaluate(samples);
        Assert.InRange(evaluation.RootMeanSquaredError, 0.0, 1e-4);
        Assert.Equal(1.0, evaluation.RSquared, 1e-9);

        // Beyond the samples too.
        Evaluation far = LeastSquares.Fit(samples).Evaluate(Dataset.Create([10f, -20f, 30f], [3035f], 3, 1));
        Assert.Equal(3035.0, far.Outputs[0], 1e-3);
    }

    // Where Σ(y − t)² is smallest, what is left over goes with no input and has the mean 0.
    [Fact]
    public void WhatIsLeftOverIsOrthogonalToTheInputs()
    {
        float[] inputs = Draw(2 * Count, 2);
        float[] noise = Draw(Count, 3);
        float[] targets = [.. Enumerable.Range(0, Count).Select(row => (inputs[2 * row] * inputs[2 * row]) + noise[row])];
        Dataset<float> samples = Dataset.Create(inputs, targets, 2, 1);
        double[] left = [.. LeastSquares.Fit(samples).Evaluate(samples).Outputs.ToArray().Zip(targets, (output, target) => output - target)];

        Assert.True(left.Max(Math.Abs) > 0.5);
        Assert.Equal(0.0, left.Sum(), 1e-5);
        Assert.Equal(0.0, left.Select((value, row) => value * inputs[2 * row]).Sum(), 1e-5);
        Assert.Equal(0.0, left.Select((value, row) => value * inputs[(2 * row) + 1]).Sum(), 1e-5);
    }

    // One-hot columns add up to 1, which is the constant's column: XᵀX alone has no inverse.
    [Fact]
    public void ColumnsThatFollowFromOthersDoNoHarm()
    {
        float[] inputs = [.. Enumerable.Range(0, Count).SelectMany(row => (float[])[row % 3 == 0 ? 1f : 0f, row % 3 == 1 ? 1f : 0f, row % 3 == 2 ? 1f : 0f])];
        float[] targets = [.. Enumerable.Range(0, Count).Select(row => 10f * (row % 3))];
        Dataset<float> samples = Dataset.Create(inputs, targets, 3, 1);

        Assert.InRange(LeastSquares.Fit(samples).Evaluate(samples).RootMeanSquaredError, 0.0, 1e-4);
    }

    private static float[] Draw(int count, ulong seed)
    {
        SplitMix64 random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
    }
}
