using System;

namespace NetGen.Kit;

/// <content>The error function and the normal distribution.</content>
internal static partial class ExactFunctions
{
    // From here on the continued fraction; below, erfc as 1 − erf loses no more than eight bits.
    private const double Tail = 2.0;
    private const int MostTerms = 200;
    private static readonly DoubleDouble[] _halves = Table(MostTerms, k => (DoubleDouble)(0.5 * k));

    public static ExactValue Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < Negligible)
        {
            return new ExactValue(DoubleDouble.OneOverRootPi.Scale(601) * x, -600);
        }

        DoubleDouble y = a < Tail ? ErfSeries(a) : (DoubleDouble)1.0 - Plain(Erfc(a));
        return new ExactValue(x < 0.0 ? -y : y, 0);
    }

    public static ExactValue NormalCdf(double x)
    {
        DoubleDouble a = DoubleDouble.RootHalf * Math.Abs(x);
        if (a.High < Tail)
        {
            DoubleDouble y = a.High < Negligible ? 0.0 : ErfSeries(a);
            return new ExactValue(((x < 0.0 ? -y : y) + 1.0).Scale(-1), 0);
        }

        ExactValue tail = Erfc(a).Rescale(-1);
        return x < 0.0 ? tail : new ExactValue((DoubleDouble)1.0 - Plain(tail), 0);
    }

    public static ExactValue NormalPdf(double x)
    {
        ExactValue e = Exp(-((DoubleDouble)x * x).Scale(-1));
        return new ExactValue(e.Mantissa * DoubleDouble.OneOverRootTwoPi, e.Exponent);
    }

    // 2a/√π·exp(−a²)·Σ (2a²)ᵏ / (2k + 1)!!: no term is negative.
    private static DoubleDouble ErfSeries(DoubleDouble a)
    {
        DoubleDouble square = a * a;
        DoubleDouble term = 1.0;
        DoubleDouble sum = 1.0;
        for (int k = 1; term.High > 1e-33; k++)
        {
            term = (term * square).Scale(1) * _oddReciprocals[k];
            sum += term;
        }

        return a * sum * Plain(Exp(-square)) * DoubleDouble.OneOverRootPi.Scale(1);
    }

    // exp(−a²)/√π / (a + ½ / (a + 1 / (a + 3/2 / (a + …)))); after n levels exp(−2a·√(2n)) is missing.
    private static ExactValue Erfc(DoubleDouble a)
    {
        double root = 66.0 / (2.0 * a.High);
        DoubleDouble fraction = a;
        for (int k = (int)(0.5 * root * root) + 12; k >= 1; k--)
        {
            fraction = a + (_halves[k] / fraction);
        }

        ExactValue e = Exp(-(a * a));
        return new ExactValue(e.Mantissa * DoubleDouble.OneOverRootPi / fraction, e.Exponent);
    }
}
