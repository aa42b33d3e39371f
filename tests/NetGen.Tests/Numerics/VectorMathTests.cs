using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>
/// The elementary functions against the C library's in double precision: exact enough to judge float; for double its
/// own error of up to one ulp counts against us.
/// </summary>
public sealed class VectorMathTests
{
    private const int Samples = 400_000;

    public static TheoryData<string, double> FloatBounds => new()
    {
        { "exp", 2.0 },
        { "log", 2.0 },
        { "tanh", 4.0 },
        { "sigmoid", 4.0 },
    };

    [Theory]
    [MemberData(nameof(FloatBounds))]
    public void Float_StaysWithinItsBound(string function, double bound)
    {
        double worst = 0.0;
        float at = 0.0f;
        foreach (float x in FloatPatterns(function))
        {
            double exact = Exact(function, x);
            double error = Math.Abs(Single(function, x) - exact) / UlpOfFloat(exact);
            if (error > worst)
            {
                (worst, at) = (error, x);
            }
        }

        Assert.True(worst <= bound, $"{function}: {worst} ulp at {at:R}, bound {bound}");
        Assert.True(worst > 0.1, "the sweep found no error at all: it cannot have looked");
    }

    [Theory]
    [MemberData(nameof(FloatBounds))]
    public void Double_StaysWithinItsBound(string function, double bound)
    {
        double worst = 0.0;
        double at = 0.0;
        foreach (double x in DoublePatterns(function))
        {
            double exact = Exact(function, x);
            double error = Math.Abs(Double(function, x) - exact) / (Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact));
            if (error > worst)
            {
                (worst, at) = (error, x);
            }
        }

        Assert.True(worst <= bound, $"{function}: {worst} ulp at {at:R}, bound {bound}");
    }

    [Fact]
    public void EdgesAreRight()
    {
        Assert.Equal(float.PositiveInfinity, VectorMath.Exp(1e4f));
        Assert.Equal(0.0f, VectorMath.Exp(-1e4f));
        Assert.Equal(1.0f, VectorMath.Exp(0.0f));
        Assert.Equal(float.PositiveInfinity, VectorMath.Exp(float.PositiveInfinity));
        Assert.Equal(0.0f, VectorMath.Exp(float.NegativeInfinity));
        Assert.Equal(float.NegativeInfinity, VectorMath.Log(0.0f));
        Assert.Equal(float.PositiveInfinity, VectorMath.Log(float.PositiveInfinity));
        Assert.True(float.IsNaN(VectorMath.Log(-1.0f)));
        Assert.Equal(1.0f, VectorMath.Tanh(1e4f));
        Assert.Equal(-1.0f, VectorMath.Tanh(float.NegativeInfinity));
        Assert.Equal(1.0f, VectorMath.Sigmoid(1e4f));
        Assert.Equal(0.0f, VectorMath.Sigmoid(-1e4f));
        Assert.Equal(double.PositiveInfinity, VectorMath.Exp(1e4));
        Assert.Equal(0.0, VectorMath.Exp(-1e4));
        Assert.Equal(double.NegativeInfinity, VectorMath.Log(0.0));
        Assert.Equal(1.0, VectorMath.Tanh(1e4));
        Assert.Equal(0.0, VectorMath.Sigmoid(-1e4));
        foreach (string function in new[] { "exp", "log", "tanh", "sigmoid" })
        {
            Assert.True(float.IsNaN(Single(function, float.NaN)), function);
            Assert.True(double.IsNaN(Double(function, double.NaN)), function);
        }
    }

    [Fact]
    public void TanhNeverLeavesItsRangeAndRises()
    {
        float last = -1.0f;
        for (float x = -12.0f; x <= 12.0f; x += 1.0f / 4096.0f)
        {
            float y = VectorMath.Tanh(x);
            Assert.InRange(y, -1.0f, 1.0f);
            Assert.True(y >= last || Math.Abs(x) < 0.626f && last - y < 1e-6f, $"tanh falls at {x:R}");
            last = y;
        }
    }

    [Fact]
    public void SigmoidCrossEntropy_IsExactAtTheExtremes()
    {
        foreach ((double x, double t, double expected) in new[]
        {
            (1e4, 1.0, 0.0), (1e4, 0.0, 1e4), (-1e4, 0.0, 0.0), (-1e4, 1.0, 1e4), (0.0, 0.5, Math.Log(2.0)), (40.0, 1.0, Math.Exp(-40.0)),
        })
        {
            double found = VectorMath.SigmoidCrossEntropy(Vector256.Create(x), Vector256.Create(t)).GetElement(0);
            Assert.Equal(expected, found, 1e-15 * Math.Max(1.0, expected));
            float single = VectorMath.SigmoidCrossEntropy(Vector256.Create((float)x), Vector256.Create((float)t)).GetElement(0);
            Assert.Equal(expected, single, 1e-6 * Math.Max(1e-17, expected));
        }
    }

    [Fact]
    public void AllWidthsGiveTheSameBits()
    {
        float[] x = FloatPatterns("tanh").Where((_, i) => i % 16 == 0).Take(16 * 2048).ToArray();
        for (int i = 0; i + 16 <= x.Length; i += 16)
        {
            Vector512<float> wide = Vector512.Create(x.AsSpan(i, 16));
            Assert.Equal(Bits(VectorMath.Tanh(wide)), Bits(Vector512.Create(VectorMath.Tanh(wide.GetLower()), VectorMath.Tanh(wide.GetUpper()))));
            Assert.Equal(Bits(VectorMath.Sigmoid(wide)), Bits(Vector512.Create(VectorMath.Sigmoid(wide.GetLower()), VectorMath.Sigmoid(wide.GetUpper()))));
            Assert.Equal(Bits(VectorMath.Log(wide)), Bits(Vector512.Create(VectorMath.Log(wide.GetLower()), VectorMath.Log(wide.GetUpper()))));
            Assert.Equal(BitConverter.SingleToInt32Bits(VectorMath.Exp(wide).GetElement(5)), BitConverter.SingleToInt32Bits(VectorMath.Exp(x[i + 5])));
            Assert.Equal(
                BitConverter.SingleToInt32Bits(VectorMath.Sum(wide)),
                BitConverter.SingleToInt32Bits(VectorMath.Sum(wide.GetLower() + wide.GetUpper())));
        }
    }

    private static Vector512<int> Bits(Vector512<float> v) => v.AsInt32();

    private static IEnumerable<float> FloatPatterns(string function)
    {
        // Every so-manieth bit pattern of the function's whole range, both signs where it has two.
        (float low, float high) = function switch
        {
            "exp" => (1e-8f, 88.7f),
            "log" => (float.Epsilon, float.MaxValue),
            _ => (1e-8f, 100.0f),
        };
        int first = BitConverter.SingleToInt32Bits(low);
        int last = BitConverter.SingleToInt32Bits(high);
        int step = Math.Max(1, (last - first) / Samples);
        for (int bits = first; bits <= last - step; bits += step)
        {
            float x = BitConverter.Int32BitsToSingle(bits);
            yield return x;
            if (function != "log")
            {
                yield return -x;
            }
        }
    }

    private static IEnumerable<double> DoublePatterns(string function)
    {
        foreach (float x in FloatPatterns(function).Where((_, i) => i % 4 == 0))
        {
            double jitter = x * (1.0 + (1e-9 * Math.Sin(x * 1e3)));
            yield return double.IsFinite(jitter) && jitter != 0.0 ? jitter : x;
        }

        for (double x = 1.0; function == "exp" && x < 745.0; x += 0.37)
        {
            yield return -x;
        }
    }

    private static double Exact(string function, double x) => function switch
    {
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "tanh" => Math.Tanh(x),
        _ => x < 0.0 ? Math.Exp(x) / (1.0 + Math.Exp(x)) : 1.0 / (1.0 + Math.Exp(-x)),
    };

    private static float Single(string function, float x) => function switch
    {
        "exp" => VectorMath.Exp(x),
        "log" => VectorMath.Log(x),
        "tanh" => VectorMath.Tanh(x),
        _ => VectorMath.Sigmoid(x),
    };

    private static double Double(string function, double x) => function switch
    {
        "exp" => VectorMath.Exp(x),
        "log" => VectorMath.Log(x),
        "tanh" => VectorMath.Tanh(x),
        _ => VectorMath.Sigmoid(x),
    };

    private static double UlpOfFloat(double exact)
    {
        float rounded = Math.Abs((float)exact);
        return float.IsInfinity(rounded) ? double.MaxValue : (double)MathF.BitIncrement(rounded) - rounded;
    }
}
