using System;
using System.Linq;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The documented generator and what is drawn from it.</summary>
public sealed class RandomTests
{
    [Fact]
    public void SplitMix64_IsThePublishedOne()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
    }

    [Fact]
    public void Uniform_StaysInsideAndFillsItsRange()
    {
        var random = new SplitMix64(3);
        var values = new double[100_000];
        ParameterInitializer.FillUniform(values, 0.5, ref random);
        Assert.All(values, value => Assert.InRange(value, -0.5, 0.5));
        Assert.InRange(values.Average(), -0.005, 0.005);
        Assert.InRange(values.Average(value => value * value), 0.25 / 3 * 0.98, 0.25 / 3 * 1.02);
    }

    [Fact]
    public void Normal_HasItsMoments()
    {
        var random = new SplitMix64(4);
        var values = new double[100_000];
        ParameterInitializer.FillNormal(values, 2.0, ref random);
        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(values.Average(value => value * value), 3.92, 4.08);
        Assert.InRange(values.Average(value => Math.Pow(value / 2.0, 4)), 2.8, 3.2);
    }

    [Fact]
    public void Float_IsTheDoubleRoundedOnce()
    {
        var first = new SplitMix64(5);
        var second = new SplitMix64(5);
        var doubles = new double[1000];
        var floats = new float[1000];
        ParameterInitializer.FillNormal(doubles, 0.1, ref first);
        ParameterInitializer.FillNormal(floats, 0.1, ref second);
        Assert.Equal(doubles.Select(value => (float)value), floats);
    }

    [Fact]
    public void NextInt_IsEvenAndBounded()
    {
        var random = new SplitMix64(6);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }
}
