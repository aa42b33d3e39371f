using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Kit;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>128, 256 and 512 bits and the scalars give the same bits, lane for lane, and add lanes in one order.</summary>
public sealed class VectorMathWidthTests
{
    public static TheoryData<string> Names => TestedFunctions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Float_EveryWidthGivesTheSameBits(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        float[] values = Mixed(Arguments.Singles(function, 2_000), Arguments.SpecialSingles, 16);
        for (int i = 0; i + 16 <= values.Length; i += 16)
        {
            Vector512<float> x = Vector512.Create(values, i);
            float[] scalars = values[i..(i + 16)].Select(function.Single).ToArray();
            AssertSame(scalars, function.Single512(x), name);
            AssertSame(scalars, Vector512.Create(function.Single256(x.GetLower()), function.Single256(x.GetUpper())), name);
            AssertSame(scalars, Quarters(x, function.Single128), name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Double_EveryWidthGivesTheSameBits(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        double[] values = Mixed(Arguments.Doubles(function, 2_000), Arguments.SpecialDoubles, 8);
        for (int i = 0; i + 8 <= values.Length; i += 8)
        {
            Vector512<double> x = Vector512.Create(values, i);
            double[] scalars = values[i..(i + 8)].Select(function.Double).ToArray();
            AssertSame(scalars, function.Double512(x), name);
            AssertSame(scalars, Vector512.Create(function.Double256(x.GetLower()), function.Double256(x.GetUpper())), name);
            AssertSame(scalars, Quarters(x, function.Double128), name);
        }
    }

    [Fact]
    public void Pow_EveryWidthGivesTheSameBits()
    {
        // Every special base under every special exponent, each with ordinary ones for neighbours.
        (double X, double Y)[] pairs = PowerArguments.Singles.Draw(1_000, 0, 1_000).ToArray();
        float[] singles = MixedBases(pairs.Select(pair => (float)pair.X), Arguments.SpecialSingles);
        float[] exponents = MixedExponents(pairs.Select(pair => (float)pair.Y), Arguments.SpecialSingles);
        for (int i = 0; i + 16 <= singles.Length; i += 16)
        {
            Vector512<float> x = Vector512.Create(singles, i);
            Vector512<float> y = Vector512.Create(exponents, i);
            float[] scalars = Lanes(PowerForms.Scalar(x, y), 16);
            AssertSame(scalars, VectorMath.Pow(x, y), "Pow");
            AssertSame(scalars, PowerForms.Of256(x, y), "Pow");
            AssertSame(scalars, PowerForms.Of128(x, y), "Pow");
        }

        pairs = PowerArguments.Doubles.Draw(1_000, 0, 1_000).ToArray();
        double[] doubles = MixedBases(pairs.Select(pair => pair.X), Arguments.SpecialDoubles);
        double[] exponentsOfDoubles = MixedExponents(pairs.Select(pair => pair.Y), Arguments.SpecialDoubles);
        for (int i = 0; i + 8 <= doubles.Length; i += 8)
        {
            Vector512<double> x = Vector512.Create(doubles, i);
            Vector512<double> y = Vector512.Create(exponentsOfDoubles, i);
            double[] scalars = Lanes(PowerForms.Scalar(x, y), 8);
            AssertSame(scalars, VectorMath.Pow(x, y), "Pow");
            AssertSame(scalars, PowerForms.Of256(x, y), "Pow");
            AssertSame(scalars, PowerForms.Of128(x, y), "Pow");
        }
    }

    [Fact]
    public void SigmoidCrossEntropy_EveryWidthGivesTheSameBits()
    {
        ElementaryFunction sigmoid = ElementaryFunctions.Of("Sigmoid");
        float[] singles = Arguments.Singles(sigmoid, 1_000).ToArray();
        Vector512<float> t = Vector512.Create(0.3f);
        for (int i = 0; i + 16 <= singles.Length; i += 16)
        {
            Vector512<float> x = Vector512.Create(singles, i);
            Vector512<float> wide = VectorMath.SigmoidCrossEntropy(x, t);
            Assert.Equal(Halves(x, half => VectorMath.SigmoidCrossEntropy(half, t.GetLower())).AsInt32(), wide.AsInt32());
            Assert.Equal(Quarters(x, quarter => VectorMath.SigmoidCrossEntropy(quarter, t.GetLower().GetLower())).AsInt32(), wide.AsInt32());
        }

        double[] doubles = Arguments.Doubles(sigmoid, 1_000).ToArray();
        Vector512<double> target = Vector512.Create(0.3);
        for (int i = 0; i + 8 <= doubles.Length; i += 8)
        {
            Vector512<double> x = Vector512.Create(doubles, i);
            Vector512<double> wide = VectorMath.SigmoidCrossEntropy(x, target);
            Assert.Equal(Halves(x, half => VectorMath.SigmoidCrossEntropy(half, target.GetLower())).AsInt64(), wide.AsInt64());
            Assert.Equal(Quarters(x, quarter => VectorMath.SigmoidCrossEntropy(quarter, target.GetLower().GetLower())).AsInt64(), wide.AsInt64());
        }
    }

    [Fact]
    public void MultiplyAdd_EveryWidthRoundsAlike()
    {
        var random = new SplitMix64(11);
        for (int i = 0; i < 500; i++)
        {
            Vector512<double> a = Draw(ref random);
            Vector512<double> b = Draw(ref random);
            Vector512<double> c = -(a * b);
            Vector512<double> wide = VectorMath.MultiplyAdd(a, b, c);
            Assert.Equal(Vector512.Create(VectorMath.MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()), VectorMath.MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper())), wide);
            Vector256<double> low = Vector256.Create(
                VectorMath.MultiplyAdd(a.GetLower().GetLower(), b.GetLower().GetLower(), c.GetLower().GetLower()),
                VectorMath.MultiplyAdd(a.GetLower().GetUpper(), b.GetLower().GetUpper(), c.GetLower().GetUpper()));
            Assert.Equal(low, wide.GetLower());
        }
    }

    [Fact]
    public void Sum_HalvesAgainAndAgain()
    {
        var random = new SplitMix64(7);
        for (int i = 0; i < 2_000; i++)
        {
            Vector512<double> doubles = Draw(ref random);
            Vector512<float> singles = Vector512.Narrow(doubles, Draw(ref random));

            Assert.Equal(Tree(Lanes(doubles, 8), (a, b) => a + b), VectorMath.Sum(doubles));
            Assert.Equal(Tree(Lanes(doubles, 4), (a, b) => a + b), VectorMath.Sum(doubles.GetLower()));
            Assert.Equal(Tree(Lanes(doubles, 2), (a, b) => a + b), VectorMath.Sum(doubles.GetLower().GetLower()));
            Assert.Equal(Tree(Lanes(singles, 16), (a, b) => a + b), VectorMath.Sum(singles));
            Assert.Equal(Tree(Lanes(singles, 8), (a, b) => a + b), VectorMath.Sum(singles.GetLower()));
            Assert.Equal(Tree(Lanes(singles, 4), (a, b) => a + b), VectorMath.Sum(singles.GetLower().GetLower()));
            Assert.Equal(VectorMath.Sum(singles.GetLower() + singles.GetUpper()), VectorMath.Sum(singles));
        }
    }

    [Fact]
    public void Max_FindsTheLargestInAnyLaneAndNeverHidesNaN()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            foreach (float value in new[] { 3.0f, float.PositiveInfinity, float.NaN })
            {
                Vector512<float> v = Vector512.Create(-2.0f).WithElement(lane, value);
                Assert.Equal(value, VectorMath.Max(v));
                Assert.Equal(lane < 8 ? value : -2.0f, VectorMath.Max(v.GetLower()));
                Assert.Equal(lane < 4 ? value : -2.0f, VectorMath.Max(v.GetLower().GetLower()));
                if (lane < 8)
                {
                    Vector512<double> d = Vector512.Create(-2.0).WithElement(lane, value);
                    Assert.Equal((double)value, VectorMath.Max(d));
                    Assert.Equal(lane < 4 ? value : -2.0, VectorMath.Max(d.GetLower()));
                    Assert.Equal(lane < 2 ? value : -2.0, VectorMath.Max(d.GetLower().GetLower()));
                }
            }
        }
    }

    // A special value in one lane must not disturb its neighbours: they wander through the lanes among ordinary ones.
    private static T[] Mixed<T>(IEnumerable<T> values, T[] special, int lanes)
    {
        T[] mixed = values.ToArray();
        for (int i = 0; i * 5 < mixed.Length; i++)
        {
            mixed[i * 5] = special[i % special.Length];
        }

        return mixed[..(mixed.Length / lanes * lanes)];
    }

    private static T[] MixedBases<T>(IEnumerable<T> values, T[] special) => Every(5, values, special.SelectMany(x => special.Select(_ => x)));

    private static T[] MixedExponents<T>(IEnumerable<T> values, T[] special) => Every(5, values, special.SelectMany(_ => special));

    private static T[] Every<T>(int step, IEnumerable<T> values, IEnumerable<T> special)
    {
        T[] mixed = values.ToArray();
        int i = 0;
        foreach (T value in special)
        {
            mixed[i] = value;
            i += step;
        }

        return mixed;
    }

    private static Vector512<double> Draw(ref SplitMix64 random)
    {
        Vector512<double> v = default;
        for (int lane = 0; lane < 8; lane++)
        {
            v = v.WithElement(lane, random.NextNormal() * Math.ScaleB(1.0, random.NextInt(20)));
        }

        return v;
    }

    private static Vector512<T> Halves<T>(Vector512<T> x, Func<Vector256<T>, Vector256<T>> function) =>
        Vector512.Create(function(x.GetLower()), function(x.GetUpper()));

    private static Vector512<T> Quarters<T>(Vector512<T> x, Func<Vector128<T>, Vector128<T>> function) =>
        Halves(x, half => Vector256.Create(function(half.GetLower()), function(half.GetUpper())));

    private static T[] Lanes<T>(Vector512<T> v, int count) => Enumerable.Range(0, count).Select(lane => v.GetElement(lane)).ToArray();

    private static T Tree<T>(T[] lanes, Func<T, T, T> add)
    {
        for (int half = lanes.Length / 2; half >= 1; half /= 2)
        {
            for (int j = 0; j < half; j++)
            {
                lanes[j] = add(lanes[j], lanes[j + half]);
            }
        }

        return lanes[0];
    }

    // Bits, but any NaN for NaN: which of two payloads survives an operation is not defined.
    private static void AssertSame(float[] expected, Vector512<float> found, string name)
    {
        for (int lane = 0; lane < 16; lane++)
        {
            float y = found.GetElement(lane);
            bool same = float.IsNaN(y) ? float.IsNaN(expected[lane]) : BitConverter.SingleToInt32Bits(y) == BitConverter.SingleToInt32Bits(expected[lane]);
            if (!same)
            {
                Assert.Fail($"{name}: {y:R} in lane {lane}, scalar {expected[lane]:R}");
            }
        }
    }

    private static void AssertSame(double[] expected, Vector512<double> found, string name)
    {
        for (int lane = 0; lane < 8; lane++)
        {
            double y = found.GetElement(lane);
            bool same = double.IsNaN(y) ? double.IsNaN(expected[lane]) : BitConverter.DoubleToInt64Bits(y) == BitConverter.DoubleToInt64Bits(expected[lane]);
            if (!same)
            {
                Assert.Fail($"{name}: {y:R} in lane {lane}, scalar {expected[lane]:R}");
            }
        }
    }
}
