using System;
using System.Linq;
using NetGen.Kit;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>What IEEE 754 says of powers of and to the special numbers.</summary>
public sealed class VectorMathPowerTests
{
    private static readonly double[] _ends =
    [
        0.0, -0.0, 1.0, -1.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 1e4, -1e4, 10001.0, 2.5, -2.5,
    ];

    // Integers from 2⁵³ on are even, between 2⁵² and 2⁵³ every other one is; the largest float integers are even too.
    private static readonly double[] _integers =
    [
        4503599627370495.0, 4503599627370497.0, -4503599627370497.0, 4503599627370495.5, 9007199254740991.0, 9007199254740992.0, -9007199254740994.0, 16777215.0,
    ];

    [Fact]
    public void ThePowersOfAndToTheEndsAreThePlatforms()
    {
        foreach ((double x, double y) in _ends.SelectMany(x => _ends.Concat(_integers).Select(y => (x, y))))
        {
            double expected = Math.Pow(x, y);
            if (!Ordinary(expected))
            {
                double found = VectorMath.Pow(x, y);
                Assert.True(double.IsNaN(expected) ? double.IsNaN(found) : BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(expected), $"{x:R} ^ {y:R} is {found:R}, not {expected:R}");
            }

            float expectedSingle = MathF.Pow((float)x, (float)y);
            if (!Ordinary(expectedSingle))
            {
                float found = VectorMath.Pow((float)x, (float)y);
                Assert.True(float.IsNaN(expectedSingle) ? float.IsNaN(found) : BitConverter.SingleToInt32Bits(found) == BitConverter.SingleToInt32Bits(expectedSingle), $"{x:R} ^ {y:R} is {found:R} as a float, not {expectedSingle:R}");
            }
        }
    }

    [Theory]
    [InlineData(2.0, -1074.0, 5e-324)]
    [InlineData(-2.0, -1073.0, -1e-323)]
    [InlineData(2.0, -1076.0, 0.0)]
    [InlineData(-2.0, -1077.0, -0.0)]
    [InlineData(2.0, 1024.0, double.PositiveInfinity)]
    [InlineData(-2.0, 1025.0, double.NegativeInfinity)]
    [InlineData(5e-324, 1.0, 5e-324)]
    [InlineData(5e-324, -1.0, double.PositiveInfinity)]
    [InlineData(double.MaxValue, 1.0, double.MaxValue)]
    [InlineData(double.MaxValue, -1.0, 5.56268464626800345e-309)]
    [InlineData(1.0000000000000002, double.MaxValue, double.PositiveInfinity)]
    [InlineData(0.9999999999999999, double.MaxValue, 0.0)]
    [InlineData(double.MaxValue, double.Epsilon, 1.0)]
    public void Double_TheEndsOfTheRange(double x, double y, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(VectorMath.Pow(x, y)));

    [Theory]
    [InlineData(2.0f, -149.0f, float.Epsilon)]
    [InlineData(-2.0f, -149.0f, -float.Epsilon)]
    [InlineData(2.0f, -151.0f, 0.0f)]
    [InlineData(-2.0f, -151.0f, -0.0f)]
    [InlineData(2.0f, 128.0f, float.PositiveInfinity)]
    [InlineData(-2.0f, 129.0f, float.NegativeInfinity)]
    [InlineData(float.Epsilon, 1.0f, float.Epsilon)]
    [InlineData(float.Epsilon, -1.0f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, 1.0f, float.MaxValue)]
    [InlineData(1.0000001f, float.MaxValue, float.PositiveInfinity)]
    [InlineData(0.99999994f, float.MaxValue, 0.0f)]
    [InlineData(float.MaxValue, float.Epsilon, 1.0f)]
    public void Float_TheEndsOfTheRange(float x, float y, float expected) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(VectorMath.Pow(x, y)));

    // Neither NaN, infinity, zero nor one in size: what the accuracy tests look after.
    private static bool Ordinary(double value) => double.IsFinite(value) && Math.Abs(value) is not (0.0 or 1.0);
}
