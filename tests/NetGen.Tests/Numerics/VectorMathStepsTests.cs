using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The functions of an optimizer's step, against the platform's double precision and between the widths.</summary>
public sealed class VectorMathStepsTests
{
    [Fact]
    public void AQuotientIsAtMostAnUlpOff()
    {
        var random = new Random(5);
        double worst = 0.0;
        for (int i = 0; i < 400_000; i++)
        {
            float b = MathF.ScaleB(1.0f + random.NextSingle(), random.Next(-125, 125));
            float a = MathF.ScaleB(1.0f + random.NextSingle(), random.Next(-20, 20)) * MathF.Sign(random.NextSingle() - 0.5f);
            double exact = (double)a / b;
            float found = VectorMath.Quotient(Vector128.Create(a), Vector128.Create(b))[2];
            if (Math.Abs(exact) is > 1e-30 and < 1e30)
            {
                worst = Math.Max(worst, Math.Abs(found - exact) / (MathF.BitIncrement(MathF.Abs((float)exact)) - MathF.Abs((float)exact)));
            }
        }

        Assert.InRange(worst, 0.4, 1.0);
    }

    [Fact]
    public void ADivisorBeyondAllBoundsStopsTheStepAndNaNPassesThrough()
    {
        Vector128<float> infinite = VectorMath.Quotient(Vector128.Create(1.0f), Vector128.Create(float.PositiveInfinity));
        Assert.InRange(infinite[0], 0.0f, 3e-38f);
        Assert.Equal(0.0f, VectorMath.Quotient(Vector128<float>.Zero, Vector128.Create(1e-10f))[1]);
        Assert.True(float.IsNaN(VectorMath.Quotient(Vector128.Create(float.NaN), Vector128.Create(2.0f))[0]));
        Assert.True(float.IsNaN(VectorMath.Quotient(Vector128.Create(2.0f), Vector128.Create(float.NaN))[0]));
        Assert.Equal(1.5, VectorMath.Quotient(Vector128.Create(3.0), Vector128.Create(2.0))[1]);
        Assert.Equal(1.5, VectorMath.Quotient(Vector256.Create(3.0), Vector256.Create(2.0))[3]);
        Assert.Equal(1.5, VectorMath.Quotient(Vector512.Create(3.0), Vector512.Create(2.0))[7]);
    }

    [Fact]
    public void EveryWidthGivesTheSameBits()
    {
        var random = new Random(6);
        for (int round = 0; round < 2_000; round++)
        {
            float[] a = [.. Enumerable.Range(0, 16).Select(_ => MathF.ScaleB(random.NextSingle() - 0.5f, random.Next(-110, 20)))];
            float[] b = [.. Enumerable.Range(0, 16).Select(_ => MathF.ScaleB(random.NextSingle(), random.Next(-60, 60)))];
            Vector512<float> quotient = VectorMath.Quotient(Vector512.Create(a), Vector512.Create(b));
            Vector512<float> flushed = VectorMath.Flush(Vector512.Create(a), Vector512.Create(1e-30f));
            Vector512<float> square = VectorMath.FlushSquare(Vector512.Create(b), Vector512.Create(1e-3f));
            for (int i = 0; i < 16; i++)
            {
                float x = a[i];
                float y = b[i];
                AssertSame(quotient[i], VectorMath.Quotient(Vector256.Create(x), Vector256.Create(y))[0], VectorMath.Quotient(Vector128.Create(x), Vector128.Create(y))[0]);
                float expected = MathF.Abs(x) < 1e-30f ? 0.0f : x;
                AssertSame(expected, flushed[i], VectorMath.Flush(Vector256.Create(x), Vector256.Create(1e-30f))[5]);
                AssertSame(expected, VectorMath.Flush(Vector128.Create(x), Vector128.Create(1e-30f))[3], expected);
                expected = y < 1e-3f ? 0.0f : y;
                AssertSame(expected, square[i], VectorMath.FlushSquare(Vector256.Create(y), Vector256.Create(1e-3f))[5]);
                AssertSame(expected, VectorMath.FlushSquare(Vector128.Create(y), Vector128.Create(1e-3f))[3], expected);
            }
        }
    }

    [Fact]
    public void StatesInDoubleAreFlushedAlike()
    {
        foreach (double x in new[] { 0.0, -0.0, 1e-300, -1e-300, 1e-292, 1.0, -2.0 })
        {
            double expected = Math.Abs(x) < 1e-292 ? 0.0 : x;
            var least = Vector512.Create(1e-292);
            Assert.Equal(expected, VectorMath.Flush(Vector512.Create(x), least)[7]);
            Assert.Equal(expected, VectorMath.Flush(Vector256.Create(x), least.GetLower())[3]);
            Assert.Equal(expected, VectorMath.Flush(Vector128.Create(x), least.GetLower().GetLower())[1]);
            expected = x < 1e-292 ? 0.0 : x;
            Assert.Equal(expected, VectorMath.FlushSquare(Vector512.Create(x), least)[7]);
            Assert.Equal(expected, VectorMath.FlushSquare(Vector256.Create(x), least.GetLower())[3]);
            Assert.Equal(expected, VectorMath.FlushSquare(Vector128.Create(x), least.GetLower().GetLower())[1]);
        }

        Assert.True(double.IsNaN(VectorMath.Flush(Vector128.Create(double.NaN), Vector128.Create(1e-292))[0]));
        Assert.True(float.IsNaN(VectorMath.FlushSquare(Vector512.Create(float.NaN), Vector512.Create(1e-30f))[0]));
    }

    private static void AssertSame(float expected, float first, float second)
    {
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(first));
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(second));
    }
}
