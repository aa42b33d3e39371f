using System;

namespace NetGen.Kit;

/// <content>The functions of the circle and of the hyperbola, and powers.</content>
internal static partial class ExactFunctions
{
    // (π/4) to the power of twice these, over its factorial, is below 2⁻¹¹⁰.
    private const int CircularTerms = 16;

    private static readonly DoubleDouble[] _sineQuotients = Table(CircularTerms, k => (DoubleDouble)(-1.0) / ((2.0 * k + 2.0) * (2.0 * k + 3.0)));
    private static readonly DoubleDouble[] _cosineQuotients = Table(CircularTerms, k => (DoubleDouble)(-1.0) / ((2.0 * k + 1.0) * (2.0 * k + 2.0)));

    public static ExactValue Sin(double x) => Math.Abs(x) < Negligible ? Scaled(x) : new ExactValue(SineAfter(0, x), 0);

    public static ExactValue Cos(double x) => new(Math.Abs(x) < Negligible ? 1.0 : SineAfter(1, x), 0);

    public static ExactValue Atan(double x)
    {
        double a = Math.Abs(x);
        if (a < Negligible)
        {
            return Scaled(x);
        }

        // From y near atan a to it: atan a = y + atan((a·cos y − sin y) / (cos y + a·sin y)), the last one too small to bend.
        double y = Math.Atan(a);
        DoubleDouble sine = SineAfter(0, y);
        DoubleDouble cosine = SineAfter(1, y);
        DoubleDouble scaledSine = a > 1.0 ? sine : sine * a;
        DoubleDouble scaledCosine = a > 1.0 ? cosine : cosine * a;
        DoubleDouble inverse = a > 1.0 ? (DoubleDouble)1.0 / a : 1.0;
        DoubleDouble angle = (((scaledCosine - (sine * inverse)) / ((cosine * inverse) + scaledSine))) + y;
        return new ExactValue(x < 0.0 ? -angle : angle, 0);
    }

    public static ExactValue Sinh(double x)
    {
        double a = Math.Abs(x);
        if (a < Negligible)
        {
            return Scaled(x);
        }

        ExactValue y;
        if (a < 0.3)
        {
            DoubleDouble e = ExpMinusOne(a);
            y = new ExactValue((e + (e / (e + 1.0))).Scale(-1), 0);
        }
        else
        {
            ExactValue e = Exp(a);
            y = new ExactValue(e.Mantissa - Reciprocal(e), e.Exponent - 1);
        }

        return x < 0.0 ? y with { Mantissa = -y.Mantissa } : y;
    }

    public static ExactValue Cosh(double x)
    {
        ExactValue e = Exp(Math.Abs(x));
        return new ExactValue(e.Mantissa + Reciprocal(e), e.Exponent - 1);
    }

    /// <summary>x to the power of y, for a finite x ≠ 0 and, if it is negative, an integral y.</summary>
    public static ExactValue Pow(double x, double y)
    {
        ExactValue power = Exp(Log((DoubleDouble)Math.Abs(x)) * y);
        return x < 0.0 && Math.IEEERemainder(y, 2.0) != 0.0 ? power with { Mantissa = -power.Mantissa } : power;
    }

    // 1 / e with the exponent of e.
    private static DoubleDouble Reciprocal(ExactValue e) => ((DoubleDouble)1.0 / e.Mantissa).Scale(-2 * e.Exponent);

    // The sine of x and some quarter turns.
    private static DoubleDouble SineAfter(int quarters, double x)
    {
        DoubleDouble r = QuarterTurns.Reduce(x, out int quadrant);
        quadrant += quarters;
        DoubleDouble[] quotients = (quadrant & 1) == 0 ? _sineQuotients : _cosineQuotients;
        DoubleDouble square = r * r;
        DoubleDouble sum = 1.0;
        for (int k = CircularTerms - 1; k >= 0; k--)
        {
            sum = (sum * square * quotients[k]) + 1.0;
        }

        DoubleDouble y = (quadrant & 1) == 0 ? sum * r : sum;
        return (quadrant & 2) == 0 ? y : -y;
    }
}
