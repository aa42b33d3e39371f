using System;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The stated errors, measured against values of a hundred bits.</summary>
public sealed class VectorMathAccuracyTests(ITestOutputHelper output)
{
    private const int Strata = 8_000;

    public static TheoryData<string> Names => ElementaryFunction.Names;

    // Computed to 300 bits elsewhere: the first double and the double of what it leaves.
    [Theory]
    [InlineData("Exp", 1.0, 2.718281828459045, 1.4456468917292502e-16)]
    [InlineData("Exp", -0.5, 0.6065306597126334, -6.593178415491414e-19)]
    [InlineData("Exp", 300.25, 2.4941248615349213e+130, -6.154945403062824e+113)]
    [InlineData("Log", 10.0, 2.302585092994046, -2.1707562233822494e-16)]
    [InlineData("Log", 0.1, -2.3025850929940455, -1.7150243628057985e-16)]
    [InlineData("Log", 1.0000001, 9.999999505838704e-08, 1.5249709528441489e-24)]
    [InlineData("Log", 5e-324, -744.4400719213812, -4.422444340918698e-14)]
    [InlineData("Tanh", 0.5, 0.46211715726000974, 2.1916603238260928e-17)]
    [InlineData("Tanh", 0.01, 0.00999966667999946, 2.249494707259477e-19)]
    [InlineData("Tanh", -3.25, -0.996997635486526, -3.760085786946725e-17)]
    [InlineData("Sigmoid", -3.25, 0.03732688734412946, 3.0619034980603494e-18)]
    [InlineData("Sigmoid", 0.75, 0.679178699175393, -1.5920503191692054e-18)]
    [InlineData("Softplus", 0.75, 0.38687100611489994, 3.4939517095348715e-18)]
    [InlineData("Softplus", 0.0, 0.6931471805599453, 2.3190468138462996e-17)]
    [InlineData("Softplus", -30.5, 5.675685232632561e-14, 2.1729694820189895e-30)]
    public void TheReferenceIsExact(string name, double x, double high, double low)
    {
        ExactValue value = name == "Softplus" ? ExactFunctions.Softplus(x) : ElementaryFunction.Of(name).Exact(x);
        DoubleDouble error = value.Mantissa.Scale(value.Exponent) - new DoubleDouble(high, low);
        Assert.True(Math.Abs(error.High) <= Math.ScaleB(Math.Abs(high), -95), $"{name}({x:R}) is off by {error.High / high:E2}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Double_StaysWithinItsBound(string name)
    {
        ElementaryFunction function = ElementaryFunction.Of(name);
        var worst = (Ulps: 0.0, At: 0.0);
        foreach (double x in Arguments.Doubles(function, Strata))
        {
            double found = function.Double(x);
            double ulps = function.Exact(x).UlpsOfDouble(found);
            if (!(ulps <= function.Bound))
            {
                Assert.Fail($"{name}({x:R}) = {found:R} is {ulps} ulp off, bound {function.Bound}");
            }

            worst = ulps > worst.Ulps ? (ulps, x) : worst;
        }

        Report(name, worst.Ulps, worst.At);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Float_StaysWithinItsBound(string name)
    {
        ElementaryFunction function = ElementaryFunction.Of(name);
        var worst = (Ulps: 0.0, At: 0.0);
        foreach (float x in Arguments.Singles(function, Strata))
        {
            float found = function.Single(x);
            double ulps = function.Exact(x).UlpsOfSingle(found);
            if (!(ulps <= function.Bound))
            {
                Assert.Fail($"{name}({x:R}) = {found:R} is {ulps} ulp off, bound {function.Bound}");
            }

            worst = ulps > worst.Ulps ? (ulps, x) : worst;
        }

        Report(name, worst.Ulps, worst.At);
    }

    [Fact]
    public void SigmoidCrossEntropy_IsExactWhereTheTargetIsMet()
    {
        // Only ln(1 + exp(−|x|)) is left then, down to numbers that 1 would swallow.
        var worst = (Single: 0.0, Double: 0.0);
        foreach (double x in Arguments.Doubles(ElementaryFunction.Of("Sigmoid"), 5_000))
        {
            double target = x > 0.0 ? 1.0 : 0.0;
            double found = VectorMath.SigmoidCrossEntropy(Vector128.Create(x), Vector128.Create(target)).ToScalar();
            worst.Double = Math.Max(worst.Double, ExactFunctions.Softplus(x).UlpsOfDouble(found));

            float single = (float)x;
            float foundSingle = VectorMath.SigmoidCrossEntropy(Vector128.Create(single), Vector128.Create((float)target)).ToScalar();
            worst.Single = Math.Max(worst.Single, ExactFunctions.Softplus(single).UlpsOfSingle(foundSingle));
        }

        output.WriteLine($"float {worst.Single:F3}, double {worst.Double:F3} ulp");
        Assert.InRange(worst.Single, 0.1, 4.0);
        Assert.InRange(worst.Double, 0.1, 4.0);
    }

    [Fact]
    public void SigmoidCrossEntropy_FollowsItsFormula()
    {
        var random = new SplitMix64(9);
        for (int i = 0; i < 5_000; i++)
        {
            double x = 80.0 * (random.NextDouble() - 0.5);
            double t = random.NextDouble();
            double expected = Math.Max(x, 0.0) - (x * t) + ExactFunctions.Softplus(x).Approximate;
            double found = VectorMath.SigmoidCrossEntropy(Vector128.Create(x), Vector128.Create(t)).ToScalar();
            Assert.Equal(expected, found, 4e-16 * (1.0 + Math.Abs(x)));
            float single = VectorMath.SigmoidCrossEntropy(Vector128.Create((float)x), Vector128.Create((float)t)).ToScalar();
            Assert.Equal(expected, single, 4e-7 * (1.0 + Math.Abs(x)));
        }
    }

    private void Report(string name, double ulps, double at)
    {
        output.WriteLine($"{name}: {ulps:F3} ulp at {at:R}");
        Assert.True(ulps > 0.4, $"{name}: an error of {ulps} ulp at most is too good: the sweep cannot have looked");
    }
}
