using System;
using System.Runtime.Intrinsics;
using NetGen.Kit;
using NetGen.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The stated errors, measured against values of a hundred bits.</summary>
public sealed class VectorMathAccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => TestedFunctions.Names;

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
    [InlineData("SoftplusTail", 0.75, 0.38687100611489994, 3.4939517095348715e-18)]
    [InlineData("SoftplusTail", 0.0, 0.6931471805599453, 2.3190468138462996e-17)]
    [InlineData("SoftplusTail", -30.5, 5.675685232632561e-14, 2.1729694820189895e-30)]
    [InlineData("ExpM1", -0.5, -0.3934693402873666, -6.593178415491414e-19)]
    [InlineData("ExpM1", 1e-10, 1.00000000005e-10, 3.3900133221217734e-27)]
    [InlineData("ExpM1", -20.25, -0.9999999983947719, -6.399639389523864e-18)]
    [InlineData("ExpM1", 300.25, 2.4941248615349213e+130, -6.154945403062824e+113)]
    [InlineData("ExpM1", 0.3, 0.3498588075760031, 1.6549155728191776e-17)]
    [InlineData("Log1P", 1e-10, 9.999999999500001e-11, -3.389513322121794e-27)]
    [InlineData("Log1P", -0.5, -0.6931471805599453, -2.3190468138462996e-17)]
    [InlineData("Log1P", 0.3, 0.26236426446749106, -1.6067257209028454e-17)]
    [InlineData("Log1P", 12.0, 2.5649493574615367, -2.5580975097208856e-18)]
    [InlineData("Log1P", -0.999, -6.907755278982136, -2.369515526854508e-16)]
    [InlineData("Softplus", 0.75, 1.1368710061148999, 5.90051029407927e-17)]
    [InlineData("Softplus", -30.5, 5.675685232632561e-14, 2.1729694820189895e-30)]
    [InlineData("Softplus", 10.0, 10.000045398899218, -8.654575134761916e-16)]
    [InlineData("LogCosh", 1e-05, 4.9999999999166676e-11, -6.686052305078699e-28)]
    [InlineData("LogCosh", 0.3, 0.04434076992594031, 1.1652725982451021e-18)]
    [InlineData("LogCosh", 0.6, 0.17013528677808587, -2.350647847311811e-18)]
    [InlineData("LogCosh", 3.25, 2.558355129599809, 1.5508904530048577e-16)]
    [InlineData("Erf", 1e-10, 1.1283791670955126e-10, 3.250270181699747e-27)]
    [InlineData("Erf", 0.3, 0.3286267594591274, 2.2908254446982777e-17)]
    [InlineData("Erf", 1.5, 0.9661051464753108, -3.3867031441680696e-17)]
    [InlineData("Erf", -2.5, -0.999593047982555, -4.6925151097042234e-17)]
    [InlineData("NormalCdf", -0.3, 0.3820885778110474, -1.37890315934949e-17)]
    [InlineData("NormalCdf", -2.0, 0.02275013194817921, -1.3849763108389696e-18)]
    [InlineData("NormalCdf", -3.25, 0.000577025042390767, 4.066583524186694e-20)]
    [InlineData("NormalCdf", -30.5, 1.3029379131780763e-204, 6.449919906556064e-221)]
    [InlineData("NormalCdf", 1.25, 0.8943502263331448, -1.76158246007378e-17)]
    [InlineData("NormalPdf", 0.3, 0.3813878154605241, 4.6555030573574275e-18)]
    [InlineData("NormalPdf", -3.25, 0.0020290480572997677, 1.1450940123644038e-19)]
    [InlineData("NormalPdf", 30.5, 3.97822342728212e-203, 1.8941223329427958e-219)]
    [InlineData("Sin", 1e-10, 1e-10, -1.6666666666666669e-31)]
    [InlineData("Sin", 0.3, 0.29552020666133955, 1.8315357276792536e-17)]
    [InlineData("Sin", 2.5, 0.5984721441039565, -5.521403334082375e-17)]
    [InlineData("Sin", -100000.0, -0.03574879797201651, -1.5429743706109861e-18)]
    [InlineData("Sin", 5.319372648326541e+255, 1.0, -1.098476220074687e-37)]
    [InlineData("Sin", 1.7976931348623157e+308, 0.004961954789184062, -2.5049377676494104e-19)]
    [InlineData("Cos", 0.3, 0.955336489125606, 4.1935600297907467e-17)]
    [InlineData("Cos", 1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33)]
    [InlineData("Cos", -355.0, -0.999999999545659, 1.0574612846643521e-17)]
    [InlineData("Cos", 1e+22, 0.523214785395139, -4.7143201076575164e-17)]
    [InlineData("Atan", 1e-10, 1e-10, -3.3333333333333338e-31)]
    [InlineData("Atan", -0.3, -0.2914567944778671, 1.6448555435075034e-17)]
    [InlineData("Atan", 1.0, 0.7853981633974483, 3.061616997868383e-17)]
    [InlineData("Atan", 2.5, 1.1902899496825317, 7.683333629842069e-17)]
    [InlineData("Atan", 1e+300, 1.5707963267948966, 6.123233995736766e-17)]
    [InlineData("Sinh", 1e-10, 1e-10, 1.6666666666666669e-31)]
    [InlineData("Sinh", -0.25, -0.2526123168081683, 5.550352555023456e-18)]
    [InlineData("Sinh", 0.75, 0.82231673193583, -1.1335882233129953e-17)]
    [InlineData("Sinh", 710.25, 1.4342530302495124e+308, -5.129124416783556e+291)]
    [InlineData("Cosh", 1e-10, 1.0, 5.0000000000000005e-21)]
    [InlineData("Cosh", 0.75, 1.2946832846768448, -1.0437418026127239e-16)]
    [InlineData("Cosh", -30.5, 8809508975677.816, -0.0007001695075911556)]
    [InlineData("Cosh", 710.25, 1.4342530302495124e+308, -5.129124416783556e+291)]
    public void TheReferenceIsExact(string name, double x, double high, double low)
    {
        ExactValue value = name == "SoftplusTail" ? ExactFunctions.SoftplusTail(x) : ElementaryFunctions.Of(name).Exact(x);
        DoubleDouble error = value.Mantissa.Scale(value.Exponent) - new DoubleDouble(high, low);
        Assert.True(Math.Abs(error.High) <= Math.ScaleB(Math.Abs(high), -88), $"{name}({x:R}) is off by {error.High / high:E2}");
    }

    [Theory]
    [InlineData(10.0, -250.5, 3.162277660168379e-251, 1.6284418539553213e-267)]
    [InlineData(1.0000001, 7000000000.0, 1.0141969717459648e+304, 2.8708528687650865e+287)]
    [InlineData(5e-324, 0.3, 1.018908996936868e-97, -8.135717929368533e-115)]
    [InlineData(-3.0, 33.0, -5559060566555523.0, 0.0)]
    [InlineData(0.7, 1500.25, 4.058210137306619e-233, 2.3024835776661466e-249)]
    public void TheReferenceOfPowersIsExact(double x, double y, double high, double low)
    {
        ExactValue value = ExactFunctions.Pow(x, y);
        DoubleDouble error = value.Mantissa.Scale(value.Exponent) - new DoubleDouble(high, low);
        Assert.True(Math.Abs(error.High) <= Math.ScaleB(Math.Abs(high), -88), $"{x:R} ^ {y:R} is off by {error.High / high:E2}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData(PowerSweep.Name)]
    public void EveryFormStaysWithinItsBound(string name)
    {
        foreach (AccuracyRow row in AccuracyTable.Measure(new AccuracySweep { Function = name, DoubleStrata = 4_000, SinglePatterns = 300_000 }))
        {
            output.WriteLine(row.ToString());
            Assert.True(row.MaxUlp <= row.Bound, $"{row}");
            Assert.True(row.MaxUlp > 0.4, $"too good: the sweep cannot have looked: {row}");
        }
    }

    // Every float nearest to a multiple of π/2: no sweep of patterns finds the ones that cancel most.
    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    public void Float_NextToTheZeros(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Of(name);
        for (int k = 1; k <= 636_619; k++)
        {
            float x = (float)(k * (Math.PI / 2.0));
            double expected = function.Double(x);
            Assert.True(Math.Abs(function.Single(x) - expected) <= 6e-8 * Math.Abs(expected), $"{name} of {x:R}: {function.Single(x):R}, not {expected:R}");
        }
    }

    [Fact]
    public void SigmoidCrossEntropy_IsExactWhereTheTargetIsMet()
    {
        // Only ln(1 + exp(−|x|)) is left then, down to numbers that 1 would swallow.
        var worst = (Single: 0.0, Double: 0.0);
        foreach (double x in Arguments.Doubles(ElementaryFunctions.Of("Sigmoid"), 5_000))
        {
            double target = x > 0.0 ? 1.0 : 0.0;
            double found = VectorMath.SigmoidCrossEntropy(Vector128.Create(x), Vector128.Create(target)).ToScalar();
            worst.Double = Math.Max(worst.Double, ExactFunctions.SoftplusTail(x).UlpsOfDouble(found));

            float single = (float)x;
            float foundSingle = VectorMath.SigmoidCrossEntropy(Vector128.Create(single), Vector128.Create((float)target)).ToScalar();
            worst.Single = Math.Max(worst.Single, ExactFunctions.SoftplusTail(single).UlpsOfSingle(foundSingle));
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
            double expected = Math.Max(x, 0.0) - (x * t) + ExactFunctions.SoftplusTail(x).Approximate;
            double found = VectorMath.SigmoidCrossEntropy(Vector128.Create(x), Vector128.Create(t)).ToScalar();
            Assert.Equal(expected, found, 4e-16 * (1.0 + Math.Abs(x)));
            float single = VectorMath.SigmoidCrossEntropy(Vector128.Create((float)x), Vector128.Create((float)t)).ToScalar();
            Assert.Equal(expected, single, 4e-7 * (1.0 + Math.Abs(x)));
        }
    }
}
