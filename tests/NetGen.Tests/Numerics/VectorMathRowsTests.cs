using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests;

/// <summary>Sums of vectors begun by folds have the bits of sums taken at once, and inputs reach the rows they are for.</summary>
public sealed class VectorMathRowsTests
{
    private readonly Random _random = new(7);

    [Fact]
    public void FoldsOfSixteenVectorsOfFloats()
    {
        Vector512<float>[] v = [.. Enumerable.Range(0, 16).Select(_ => Vector512.Create(Floats(16)))];
        float[] expected = [.. v.Select(VectorMath.Sum)];
        Vector512<float>[] pairs = [.. Enumerable.Range(0, 8).Select(i => VectorMath.Folds(v[2 * i], v[(2 * i) + 1]))];
        Vector512<float>[] fours = [.. Enumerable.Range(0, 4).Select(i => VectorMath.Folds(v[4 * i], v[(4 * i) + 1], v[(4 * i) + 2], v[(4 * i) + 3]))];
        Same(expected, VectorMath.Sums(pairs[0], pairs[1], pairs[2], pairs[3], pairs[4], pairs[5], pairs[6], pairs[7]));
        Same(expected, VectorMath.Sums(fours[0], fours[1], fours[2], fours[3]));
    }

    [Fact]
    public void FoldsOfEightVectorsOfFloats()
    {
        Vector256<float>[] v = [.. Enumerable.Range(0, 8).Select(_ => Vector256.Create(Floats(8)))];
        Vector256<float>[] pairs = [.. Enumerable.Range(0, 4).Select(i => VectorMath.Folds(v[2 * i], v[(2 * i) + 1]))];
        Vector256<float> sums = VectorMath.Sums(pairs[0], pairs[1], pairs[2], pairs[3]);
        Assert.Equal(v.Select(VectorMath.Sum), Enumerable.Range(0, 8).Select(i => sums[i]));
    }

    [Fact]
    public void FoldsOfVectorsOfDoubles()
    {
        Vector512<double>[] v = [.. Enumerable.Range(0, 8).Select(_ => Vector512.Create(Doubles(8)))];
        Vector512<double>[] pairs = [.. Enumerable.Range(0, 4).Select(i => VectorMath.Folds(v[2 * i], v[(2 * i) + 1]))];
        Vector512<double> sums = VectorMath.Sums(pairs[0], pairs[1], pairs[2], pairs[3]);
        Assert.Equal(v.Select(VectorMath.Sum), Enumerable.Range(0, 8).Select(i => sums[i]));

        Vector256<double>[] w = [.. Enumerable.Range(0, 4).Select(_ => Vector256.Create(Doubles(4)))];
        Vector256<double> less = VectorMath.Sums(VectorMath.Folds(w[0], w[1]), VectorMath.Folds(w[2], w[3]));
        Assert.Equal(w.Select(VectorMath.Sum), Enumerable.Range(0, 4).Select(i => less[i]));
    }

    [Fact]
    public void FourInputsOfAVectorAreSpread()
    {
        Vector512<float> x = Vector512.Create(Floats(16));
        Vector512<float>[] spread = [VectorMath.Spread512(x, 0), VectorMath.Spread512(x, 1), VectorMath.Spread512(x, 2), VectorMath.Spread512(x, 3)];
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(x[i / 4], spread[i / 16][i % 16]);
        }
    }

    [Fact]
    public void OneOfFourInputsFillsTheLanes()
    {
        Vector128<float> x = Vector128.Create(Floats(4));
        for (int n = 0; n < 4; n++)
        {
            Assert.Equal(Vector512.Create(x[n]), VectorMath.Each512(VectorMath.Repeat512(x), n));
            Assert.Equal(Vector256.Create(x[n]), VectorMath.Each256(VectorMath.Repeat256(x), n));
        }

        Span<float> slot = stackalloc float[5];
        x.CopyTo(slot[1..]);
        Assert.Equal(VectorMath.Repeat512(x), VectorMath.RepeatFrom512(ref slot[1]));
        Assert.Equal(VectorMath.Repeat256(x), VectorMath.RepeatFrom256(ref slot[1]));
    }

    [Fact]
    public void TheLargestOfThreeIsFoundWhereverItStands()
    {
        for (int trial = 0; trial < 100; trial++)
        {
            float[] values = Floats(4);
            values[3] = trial % 2 == 0 ? 10 : -10;
            Vector128<float> found = VectorMath.LargestOfThree(Vector128.Create(values));
            float expected = values.Take(3).Max();
            Assert.Equal([expected, expected, expected], [found[0], found[1], found[2]]);
        }
    }

    [Fact]
    public void UnitsAreRepeated()
    {
        Vector256<float> x = Vector256.Create(Floats(8));
        Vector512<float> eight = VectorMath.Repeat512(x);
        Vector512<float> four = VectorMath.Repeat512(x.GetLower());
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(x[i % 8], eight[i]);
            Assert.Equal(x[i % 4], four[i]);
        }
    }

    private static void Same(float[] expected, Vector512<float> found) => Assert.Equal(expected, Enumerable.Range(0, 16).Select(i => found[i]));

    private float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextSingle()) - 1)];

    private double[] Doubles(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
