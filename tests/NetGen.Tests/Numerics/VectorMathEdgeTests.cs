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

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Exp")]
    public void NeighboursNeverCrossWhereTheFunctionSaturates(string name)
    {
        // Neighbouring floats, in stretches around saturation: rises, or stays, and never leaves its range.
        ElementaryFunction function = ElementaryFunctions.Of(name);
        foreach (float start in name == "Tanh" ? new[] { 4.0f, 7.0f, 8.0f, 9.0f, 9.01f } : new[] { -103.9f, -87.5f, -20.0f, 8.0f, 16.6f, 17.3f })
        {
            float x = start;
            float last = function.Single(x);
            for (int i = 0; i < 20_000; i++)
            {
                x = MathF.BitIncrement(x);
                float y = function.Single(x);
                if (!(y >= last) || (y > 1.0f && name != "Exp"))
                {
                    Assert.Fail($"{name} of {x:R} is {y:R}, of its neighbour below {last:R}");
                }

                last = y;
            }
        }
    }

    [Fact]
    public void TanhIsOddAndStaysWithinOne()
    {
        foreach (double x in Arguments.Doubles(ElementaryFunctions.Of("Tanh"), 2_000))
        {
            Assert.InRange(VectorMath.Tanh(x), -1.0, 1.0);
            Assert.Equal(VectorMath.Tanh(x), -VectorMath.Tanh(-x));
            Assert.InRange(VectorMath.Tanh((float)x), -1.0f, 1.0f);
            Assert.Equal(VectorMath.Tanh((float)x), -VectorMath.Tanh(-(float)x));
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
