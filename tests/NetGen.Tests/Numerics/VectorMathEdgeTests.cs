using System;
using System.Runtime.Intrinsics;
using NetGen.Kit;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Zeros of both signs, denormals, infinities, NaN, saturation: the ends of every range.</summary>
public sealed class VectorMathEdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<string> Names => TestedFunctions.Names;

    // float and double give the same at these ends.
    [Theory]
    [InlineData("Exp", 0.0, 1.0)]
    [InlineData("Exp", 1e-40, 1.0)]
    [InlineData("Exp", 1e4, Infinity)]
    [InlineData("Exp", -1e4, 0.0)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0.0)]
    [InlineData("Log", 1.0, 0.0)]
    [InlineData("Log", 0.0, -Infinity)]
    [InlineData("Log", -1.0, double.NaN)]
    [InlineData("Log", -1e-40, double.NaN)]
    [InlineData("Log", -Infinity, double.NaN)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Tanh", 0.0, 0.0)]
    [InlineData("Tanh", 1e4, 1.0)]
    [InlineData("Tanh", -1e4, -1.0)]
    [InlineData("Tanh", Infinity, 1.0)]
    [InlineData("Tanh", -Infinity, -1.0)]
    [InlineData("Sigmoid", 0.0, 0.5)]
    [InlineData("Sigmoid", 1e4, 1.0)]
    [InlineData("Sigmoid", -1e4, 0.0)]
    [InlineData("Sigmoid", Infinity, 1.0)]
    [InlineData("Sigmoid", -Infinity, 0.0)]
    [InlineData("ExpM1", 0.0, 0.0)]
    [InlineData("ExpM1", 1e-40, 1e-40)]
    [InlineData("ExpM1", 1e4, Infinity)]
    [InlineData("ExpM1", -1e4, -1.0)]
    [InlineData("ExpM1", Infinity, Infinity)]
    [InlineData("ExpM1", -Infinity, -1.0)]
    [InlineData("Log1P", 0.0, 0.0)]
    [InlineData("Log1P", -1e-40, -1e-40)]
    [InlineData("Log1P", -1.0, -Infinity)]
    [InlineData("Log1P", -1.5, double.NaN)]
    [InlineData("Log1P", -Infinity, double.NaN)]
    [InlineData("Log1P", Infinity, Infinity)]
    [InlineData("Softplus", 1e4, 1e4)]
    [InlineData("Softplus", -1e4, 0.0)]
    [InlineData("Softplus", Infinity, Infinity)]
    [InlineData("Softplus", -Infinity, 0.0)]
    [InlineData("LogCosh", 0.0, 0.0)]
    [InlineData("LogCosh", 1e30, 1e30)]
    [InlineData("LogCosh", -1e30, 1e30)]
    [InlineData("LogCosh", Infinity, Infinity)]
    [InlineData("LogCosh", -Infinity, Infinity)]
    [InlineData("Erf", 0.0, 0.0)]
    [InlineData("Erf", 1e4, 1.0)]
    [InlineData("Erf", -1e4, -1.0)]
    [InlineData("Erf", Infinity, 1.0)]
    [InlineData("Erf", -Infinity, -1.0)]
    [InlineData("NormalCdf", 0.0, 0.5)]
    [InlineData("NormalCdf", 1e-40, 0.5)]
    [InlineData("NormalCdf", 1e4, 1.0)]
    [InlineData("NormalCdf", -1e4, 0.0)]
    [InlineData("NormalCdf", Infinity, 1.0)]
    [InlineData("NormalCdf", -Infinity, 0.0)]
    [InlineData("NormalPdf", 0.0, 0.3989422804014327)]
    [InlineData("NormalPdf", 1e4, 0.0)]
    [InlineData("NormalPdf", -1e4, 0.0)]
    [InlineData("NormalPdf", Infinity, 0.0)]
    [InlineData("NormalPdf", -Infinity, 0.0)]
    [InlineData("Sin", 0.0, 0.0)]
    [InlineData("Sin", 1e-40, 1e-40)]
    [InlineData("Sin", -1e-40, -1e-40)]
    [InlineData("Sin", Infinity, double.NaN)]
    [InlineData("Sin", -Infinity, double.NaN)]
    [InlineData("Cos", 0.0, 1.0)]
    [InlineData("Cos", 1e-40, 1.0)]
    [InlineData("Cos", Infinity, double.NaN)]
    [InlineData("Cos", -Infinity, double.NaN)]
    [InlineData("Atan", 0.0, 0.0)]
    [InlineData("Atan", 1e-40, 1e-40)]
    [InlineData("Atan", -1e-40, -1e-40)]
    [InlineData("Atan", 1.0, Math.PI / 4.0)]
    [InlineData("Atan", 1e30, Math.PI / 2.0)]
    [InlineData("Atan", Infinity, Math.PI / 2.0)]
    [InlineData("Atan", -Infinity, -Math.PI / 2.0)]
    [InlineData("Sinh", 0.0, 0.0)]
    [InlineData("Sinh", 1e-40, 1e-40)]
    [InlineData("Sinh", -1e-40, -1e-40)]
    [InlineData("Sinh", 1e4, Infinity)]
    [InlineData("Sinh", -1e4, -Infinity)]
    [InlineData("Sinh", Infinity, Infinity)]
    [InlineData("Sinh", -Infinity, -Infinity)]
    [InlineData("Cosh", 0.0, 1.0)]
    [InlineData("Cosh", 1e-40, 1.0)]
    [InlineData("Cosh", 1e4, Infinity)]
    [InlineData("Cosh", -1e4, Infinity)]
    [InlineData("Cosh", Infinity, Infinity)]
    [InlineData("Cosh", -Infinity, Infinity)]
    public void TheEndsAreExact(string name, double x, double expected)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        double found = function.Double(x);
        float single = function.Single((float)x);
        if (double.IsNaN(expected))
        {
            Assert.True(double.IsNaN(found) && float.IsNaN(single), $"{found}, {single}");
            return;
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(found));
        Assert.Equal(BitConverter.SingleToInt32Bits((float)expected), BitConverter.SingleToInt32Bits(single));
    }

    [Theory]
    [InlineData("Exp", 1.0)]
    [InlineData("Log", -Infinity)]
    [InlineData("Tanh", -0.0)]
    [InlineData("Sigmoid", 0.5)]
    [InlineData("ExpM1", -0.0)]
    [InlineData("Log1P", -0.0)]
    [InlineData("LogCosh", 0.0)]
    [InlineData("Erf", -0.0)]
    [InlineData("NormalCdf", 0.5)]
    [InlineData("Sin", -0.0)]
    [InlineData("Cos", 1.0)]
    [InlineData("Atan", -0.0)]
    [InlineData("Sinh", -0.0)]
    [InlineData("Cosh", 1.0)]
    public void NegativeZeroIsZeroWithItsSign(string name, double expected) => TheEndsAreExact(name, -0.0, expected);

    [Theory]
    [MemberData(nameof(Names))]
    public void NaNStaysNaN(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        Assert.True(double.IsNaN(function.Double(double.NaN)) && double.IsNaN(function.Double(-double.NaN)));
        Assert.True(float.IsNaN(function.Single(float.NaN)) && float.IsNaN(function.Single(-float.NaN)));
    }

    [Fact]
    public void NaNStaysNaN_InTheCrossEntropy()
    {
        Assert.True(float.IsNaN(VectorMath.SigmoidCrossEntropy(Vector128.Create(float.NaN), Vector128.Create(1.0f)).ToScalar()));
        Assert.True(float.IsNaN(VectorMath.SigmoidCrossEntropy(Vector128.Create(1.0f), Vector128.Create(float.NaN)).ToScalar()));
        Assert.True(double.IsNaN(VectorMath.SigmoidCrossEntropy(Vector128.Create(double.NaN), Vector128.Create(1.0)).ToScalar()));
        Assert.True(double.IsNaN(VectorMath.SigmoidCrossEntropy(Vector128.Create(1.0), Vector128.Create(double.NaN)).ToScalar()));
    }

    [Theory]
    [InlineData(1e4, 1.0, 0.0)]
    [InlineData(1e4, 0.0, 1e4)]
    [InlineData(-1e4, 0.0, 0.0)]
    [InlineData(-1e4, 1.0, 1e4)]
    public void TheCrossEntropyOfAHugeInputIsExact(double x, double t, double expected)
    {
        Assert.Equal(expected, VectorMath.SigmoidCrossEntropy(Vector128.Create(x), Vector128.Create(t)).ToScalar());
        Assert.Equal((float)expected, VectorMath.SigmoidCrossEntropy(Vector128.Create((float)x), Vector128.Create((float)t)).ToScalar());
    }

    // Stretches of neighbours where the function saturates, where it vanishes and where its results become denormal. Only the float
    // tanh may fall below what it was, by no more than the 4 units in the last place that it may be off.
    [Theory]
    [InlineData("Tanh", 1.0, 4, new[] { 4.0, 7.0, 8.0, 9.0, 9.01, 18.5, 19.06 })]
    [InlineData("Sigmoid", 1.0, 0, new[] { -745.1, -708.4, -103.9, -87.5, -20.0, 8.0, 16.6, 17.3, 36.7 })]
    [InlineData("Exp", Infinity, 0, new[] { -745.1, -708.4, -103.9, -87.5, -20.0, 8.0, 88.7, 709.7 })]
    [InlineData("ExpM1", Infinity, 0, new[] { -37.4, -36.7, -17.3, -16.6, 88.7, 709.7 })]
    [InlineData("Softplus", Infinity, 0, new[] { -745.1, -708.4, -103.9, -87.5, 17.3, 36.7 })]
    [InlineData("Erf", 1.0, 0, new[] { -5.9, -3.9, 3.0, 3.8, 3.9, 5.86, 5.92 })]
    [InlineData("Sinh", Infinity, 0, new[] { -710.47, -89.4, 1e-3, 89.4, 710.47 })]
    [InlineData("Cosh", Infinity, 0, new[] { 2.0, 89.4, 710.47 })]
    [InlineData("NormalCdf", 1.0, 0, new[] { -38.4, -37.5, -14.1, -13.0, -5.0, 4.0, 5.3, 5.4, 8.2, 8.29 })]
    public void NeighboursDoNotCrossAtTheEnds(string name, double most, int falls, double[] starts)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        foreach (double start in starts)
        {
            float x = (float)start;
            double z = start;
            float last = function.Single(x);
            double lastOfDouble = function.Double(z);
            for (int i = 0; i < 10_000; i++)
            {
                x = MathF.BitIncrement(x);
                float y = function.Single(x);
                float least = falls == 0 ? last : last - (falls * (last - MathF.BitDecrement(last)));
                Assert.True(y >= least && y <= most, $"{name} of {x:R} is {y:R}, of a number below it {last:R}");
                last = Math.Max(last, y);

                z = Math.BitIncrement(z);
                double found = function.Double(z);
                Assert.True(found >= lastOfDouble && found <= most, $"{name} of {z:R} is {found:R}, of its neighbour below {lastOfDouble:R}");
                lastOfDouble = found;
            }
        }
    }

    [Theory]
    [InlineData("Tanh", 1.0)]
    [InlineData("Erf", 1.0)]
    [InlineData("Sin", 1.0)]
    [InlineData("Atan", Math.PI / 2.0)]
    [InlineData("Sinh", double.MaxValue)]
    public void OddFunctionsAreOddAndStayWithinTheirEnds(string name, double most)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        float mostSingle = most == double.MaxValue ? float.MaxValue : (float)most;
        foreach (double x in Arguments.Doubles(function, 2_000))
        {
            float single = Math.Clamp((float)x, function.LowSingle, function.Unbounded ? float.MaxValue : function.HighSingle);
            Assert.InRange(function.Double(x), -most, most);
            Assert.Equal(function.Double(x), -function.Double(-x));
            Assert.InRange(function.Single(single), -mostSingle, mostSingle);
            Assert.Equal(function.Single(single), -function.Single(-single));
        }
    }

    [Theory]
    [InlineData("Cos", -1.0, 1.0)]
    [InlineData("Cosh", 1.0, double.MaxValue)]
    public void EvenFunctionsAreEvenAndStayWithinTheirEnds(string name, double least, double most)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        float mostSingle = most == double.MaxValue ? float.MaxValue : (float)most;
        foreach (double x in Arguments.Doubles(function, 2_000))
        {
            float single = Math.Clamp((float)x, function.LowSingle, function.Unbounded ? float.MaxValue : function.HighSingle);
            Assert.InRange(function.Double(x), least, most);
            Assert.Equal(function.Double(x), function.Double(-x));
            Assert.InRange(function.Single(single), (float)least, mostSingle);
            Assert.Equal(function.Single(single), function.Single(-single));
        }
    }

    [Fact]
    public void TheDistributionFunctionStaysAProbability()
    {
        foreach (double x in Arguments.Doubles(ElementaryFunctions.Of("NormalCdf"), 2_000))
        {
            Assert.InRange(VectorMath.NormalCdf(x), 0.0, 1.0);
            Assert.InRange(VectorMath.NormalCdf((float)x), 0.0f, 1.0f);
        }
    }

    [Fact]
    public void TheLargestNumbersDoNotOverflow()
    {
        Assert.Equal(double.MaxValue, VectorMath.Softplus(double.MaxValue));
        Assert.Equal(float.MaxValue, VectorMath.Softplus(float.MaxValue));
        Assert.Equal(double.MaxValue, VectorMath.LogCosh(double.MinValue));
        Assert.Equal(float.MaxValue, VectorMath.LogCosh(float.MinValue));
        Assert.Equal(709.782712893384, VectorMath.Log1P(double.MaxValue));
        Assert.Equal(88.72284f, VectorMath.Log1P(float.MaxValue));
        Assert.True(double.IsFinite(VectorMath.ExpM1(709.782712893384)));
        Assert.True(float.IsFinite(VectorMath.ExpM1(88.72283f)));
        Assert.Equal(double.PositiveInfinity, VectorMath.ExpM1(709.7827128933842));
        Assert.Equal(float.PositiveInfinity, VectorMath.ExpM1(MathF.BitIncrement(88.72284f)));
    }

    [Fact]
    public void TheHyperbolasReachTheLastFiniteResult()
    {
        foreach (string name in new[] { "Sinh", "Cosh" })
        {
            ElementaryFunction function = ElementaryFunctions.Of(name);
            Assert.True(double.IsFinite(function.Double(710.4758600739439)));
            Assert.Equal(double.PositiveInfinity, function.Double(710.475860073944));
            Assert.True(float.IsFinite(function.Single(89.415985f)));
            Assert.Equal(float.PositiveInfinity, function.Single(89.41599f));
        }
    }

    [Fact]
    public void ExpReachesBothEndsOfTheRange()
    {
        // The last arguments with a finite and with a positive result, and their neighbours.
        Assert.True(float.IsFinite(VectorMath.Exp(88.72283f)));
        Assert.Equal(float.PositiveInfinity, VectorMath.Exp(MathF.BitIncrement(88.72284f)));
        Assert.Equal(float.Epsilon, VectorMath.Exp(-103.97f));
        Assert.Equal(0.0f, VectorMath.Exp(-103.98f));
        Assert.True(double.IsFinite(VectorMath.Exp(709.782712893384)));
        Assert.Equal(double.PositiveInfinity, VectorMath.Exp(709.7827128933842));
        Assert.Equal(double.Epsilon, VectorMath.Exp(-745.13));
        Assert.Equal(0.0, VectorMath.Exp(-745.14));
    }
}
