using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using NetGen.Runtime;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The shorter functions that softmax and its loss take, and what a prediction ends with.</summary>
public sealed class VectorMathSoftmaxTests(ITestOutputHelper output)
{
    [Fact]
    public void ExpNonPositive_IsWithinItsBound()
    {
        double worst = 0.0;
        foreach (float[] xs in NonPositive().Chunk(16).Where(chunk => chunk.Length == 16))
        {
            Vector512<float> y = VectorMath.ExpNonPositive(Vector512.Create(xs));
            for (int i = 0; i < 16; i++)
            {
                double exact = Math.Exp(xs[i]);
                double unit = Math.Max(MathF.BitIncrement((float)exact) - (float)exact, float.Epsilon);
                worst = Math.Max(worst, Math.Abs(y[i] - exact) / unit);
            }
        }

        output.WriteLine($"{worst} ulp");
        Assert.InRange(worst, 0.5, 2.0);
    }

    [Fact]
    public void ExpNonPositive_OfWhatIsFarBelowIsZeroAndOfNaNIsNaN()
    {
        foreach (float x in new[] { -104.5f, -1e10f, float.MinValue, float.NegativeInfinity })
        {
            Assert.Equal(0.0f, VectorMath.ExpNonPositive(Vector128.Create(x)).ToScalar());
            Assert.Equal(0.0f, VectorMath.ExpNonPositive(Vector512.Create(x)).ToScalar());
        }

        Assert.Equal(1.0f, VectorMath.ExpNonPositive(Vector512.Create(-0.0f)).ToScalar());
        Assert.True(float.IsNaN(VectorMath.ExpNonPositive(Vector128.Create(float.NaN)).ToScalar()));
        Assert.True(float.IsNaN(VectorMath.ExpNonPositive(Vector512.Create(float.NaN)).ToScalar()));
    }

    [Fact]
    public void EveryWidthGivesTheSameBits()
    {
        foreach (float[] xs in NonPositive().Chunk(16).Where(chunk => chunk.Length == 16))
        {
            Vector512<float> x = Vector512.Create(xs);
            Vector512<float> e = VectorMath.ExpNonPositive(x);
            Assert.Equal(e, Vector512.Create(VectorMath.ExpNonPositive(x.GetLower()), VectorMath.ExpNonPositive(x.GetUpper())));
            Assert.Equal(e.GetLower(), Vector256.Create(VectorMath.ExpNonPositive(x.GetLower().GetLower()), VectorMath.ExpNonPositive(x.GetLower().GetUpper())));
        }
    }

    [Fact]
    public void LogFromOne_IsLog()
    {
        for (double x = 1.0; x < 1e6; x *= 1.00037)
        {
            Vector512<float> s = Vector512.Create((float)x);
            Assert.Equal(VectorMath.Log(s), VectorMath.LogFromOne(s));
            Assert.Equal(VectorMath.Log(s.GetLower()), VectorMath.LogFromOne(s.GetLower()));
            Assert.Equal(VectorMath.Log(s.GetLower().GetLower()), VectorMath.LogFromOne(s.GetLower().GetLower()));
            Vector512<double> d = Vector512.Create(x);
            Assert.Equal(VectorMath.Log(d), VectorMath.LogFromOne(d));
            Assert.Equal(VectorMath.Log(d.GetLower()), VectorMath.LogFromOne(d.GetLower()));
            Assert.Equal(VectorMath.Log(d.GetLower().GetLower()), VectorMath.LogFromOne(d.GetLower().GetLower()));
        }
    }

    [Fact]
    public void SumAndLargest_AreInEveryLane()
    {
        var random = new SplitMix64(11);
        for (int i = 0; i < 500; i++)
        {
            float[] numbers = new float[16];
            ParameterInitializer.FillUniform(numbers, 3.0, ref random);
            Vector512<float> v = Vector512.Create(numbers);
            Vector512<double> d = Vector512.WidenLower(v);
            Assert.Equal(Vector512.Create(VectorMath.Sum(v)), VectorMath.SumEverywhere(v));
            Assert.Equal(Vector256.Create(VectorMath.Sum(v.GetLower())), VectorMath.SumEverywhere(v.GetLower()));
            Assert.Equal(Vector128.Create(VectorMath.Sum(v.GetLower().GetLower())), VectorMath.SumEverywhere(v.GetLower().GetLower()));
            Assert.Equal(Vector512.Create(VectorMath.Sum(d)), VectorMath.SumEverywhere(d));
            Assert.Equal(Vector256.Create(VectorMath.Sum(d.GetLower())), VectorMath.SumEverywhere(d.GetLower()));
            Assert.Equal(Vector128.Create(VectorMath.Sum(d.GetLower().GetLower())), VectorMath.SumEverywhere(d.GetLower().GetLower()));
            Assert.Equal(Vector512.Create(numbers.Max()), VectorMath.LargestEverywhere(v));
            Assert.Equal(Vector256.Create(numbers[..8].Max()), VectorMath.LargestEverywhere(v.GetLower()));
            Assert.Equal(Vector128.Create(numbers[..4].Max()), VectorMath.LargestEverywhere(v.GetLower().GetLower()));
            Assert.Equal(Vector512.Create((double)numbers[..8].Max()), VectorMath.LargestEverywhere(d));
            Assert.Equal(Vector256.Create((double)numbers[..4].Max()), VectorMath.LargestEverywhere(d.GetLower()));
            Assert.Equal(Vector128.Create((double)numbers[..2].Max()), VectorMath.LargestEverywhere(d.GetLower().GetLower()));
        }
    }

    [Fact]
    public void TheFirstLanesOfAVectorAreCopiedAndNothingBehindThem()
    {
        Vector512<float> v = Vector512.Create([.. Enumerable.Range(1, 16).Select(i => (float)i)]);
        for (int length = 1; length <= 16; length++)
        {
            Check(length, (destination, n) => BlockCopy.Out(v, ref MemoryMarshal.GetArrayDataReference(destination), n));
            if (length <= 8)
            {
                Check(length, (destination, n) => BlockCopy.Out(v.GetLower(), ref MemoryMarshal.GetArrayDataReference(destination), n));
            }

            if (length <= 4)
            {
                Check(length, (destination, n) => BlockCopy.Out(v.GetLower().GetLower(), ref MemoryMarshal.GetArrayDataReference(destination), n));
            }
        }

        static void Check(int length, Action<float[], int> copy)
        {
            float[] destination = Enumerable.Repeat(-1.0f, 20).ToArray();
            copy(destination, length);
            Assert.Equal(Enumerable.Range(1, 20).Select(i => i <= length ? i : -1.0f), destination);
        }
    }

    // Every 1,009th float from −104.2 to 0.
    private static IEnumerable<float> NonPositive()
    {
        int last = BitConverter.SingleToInt32Bits(104.2f);
        for (int bits = 0; bits < last; bits += 1009)
        {
            yield return -BitConverter.Int32BitsToSingle(bits);
        }
    }
}
