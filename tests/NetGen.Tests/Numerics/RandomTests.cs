using System;
using System.Linq;
using System.Runtime.InteropServices;
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

    // Computed elsewhere, from the documentation alone.
    [Fact]
    public void AFillIsTheSameBitsEverywhere()
    {
        var random = new SplitMix64(42);
        var doubles = new double[2999];
        ParameterInitializer.FillUniform(doubles.AsSpan(0, 1000), 0.25, ref random);
        ParameterInitializer.FillNormal(doubles.AsSpan(1000, 999), 0.1, ref random);
        ParameterInitializer.FillNormal(doubles.AsSpan(1999), 0.1, ref random);
        Assert.Equal(0xB2CE51E67E1A3005UL, Hash(MemoryMarshal.AsBytes(doubles.AsSpan())));

        random = new SplitMix64(42);
        var floats = new float[2999];
        ParameterInitializer.FillUniform(floats.AsSpan(0, 1000), 0.25, ref random);
        ParameterInitializer.FillNormal(floats.AsSpan(1000, 999), 0.1, ref random);
        ParameterInitializer.FillNormal(floats.AsSpan(1999), 0.1, ref random);
        Assert.Equal(0xEDE9C418AACA58F2UL, Hash(MemoryMarshal.AsBytes(floats.AsSpan())));
    }

    [Fact]
    public void TheDefaultGeneratorIsThatOfSeedZero()
    {
        SplitMix64 plain = default;
        var seeded = new SplitMix64(0);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(seeded.NextNormal(), plain.NextNormal());
        }

        Assert.Equal(seeded.Next(), plain.Next());
    }

    [Fact]
    public void Normal_FollowsTheBellCurve()
    {
        // The share within 1, 2 and 3 standard deviations.
        var random = new SplitMix64(8);
        int[] within = new int[4];
        for (int i = 0; i < 100_000; i++)
        {
            double size = Math.Abs(random.NextNormal());
            Assert.True(size < 10.0);
            for (int k = (int)Math.Ceiling(size); k <= 3; k++)
            {
                within[k]++;
            }
        }

        Assert.InRange(within[1], 67_700, 68_850);
        Assert.InRange(within[2], 95_200, 95_700);
        Assert.InRange(within[3], 99_650, 99_800);
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

    // FNV-1a.
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * 0x100000001B3);
        }

        return hash;
    }
}
