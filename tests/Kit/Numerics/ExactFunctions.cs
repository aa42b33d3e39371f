using System;

namespace NetGen.Kit;

/// <summary>The elementary functions to about 100 bits, each from its series after reducing the argument.</summary>
internal static partial class ExactFunctions
{
    private const int Halvings = 6;

    // s ≤ ⅓, to the power of twice these below 2⁻¹¹⁰.
    private const int ArtanhTerms = 36;

    // The second term of a series is beyond the hundredth bit below this.
    private const double Negligible = 1e-31;

    private static readonly DoubleDouble[] _oddReciprocals = Table(80, k => (DoubleDouble)1.0 / (2.0 * k + 1.0));
    private static readonly DoubleDouble[] _reciprocals = Table(16, k => (DoubleDouble)1.0 / (k + 1.0));

    public static ExactValue Exp(double x) => Exp((DoubleDouble)x);

    public static ExactValue ExpM1(double x)
    {
        if (Math.Abs(x) < Negligible)
        {
            return Scaled(x);
        }

        if (Math.Abs(x) < 0.3)
        {
            return new ExactValue(ExpMinusOne(x), 0);
        }

        ExactValue e = Exp(x);
        return e.Exponent > 200 ? e : new ExactValue(Plain(e) - 1.0, 0);
    }

    public static ExactValue Log(double x) => new(Log((DoubleDouble)x), 0);

    public static ExactValue Log1P(double x)
    {
        if (Math.Abs(x) < Negligible)
        {
            return Scaled(x);
        }

        DoubleDouble sum = (DoubleDouble)x + 1.0;
        return new ExactValue(Math.Abs(x) < 0.4 ? TwiceArtanh((DoubleDouble)x / (sum + 1.0)) : Log(sum), 0);
    }

    public static ExactValue Tanh(double x)
    {
        double a = Math.Abs(x);
        DoubleDouble y;
        if (a < Negligible)
        {
            return Scaled(x);
        }

        if (a < 0.17)
        {
            DoubleDouble e = ExpMinusOne(2.0 * a);
            y = e / (e + 2.0);
        }
        else if (a < 40.0)
        {
            y = (DoubleDouble)1.0 - ((DoubleDouble)2.0 / (Plain(Exp(2.0 * a)) + 1.0));
        }
        else
        {
            y = 1.0;
        }

        return new ExactValue(x < 0.0 ? -y : y, 0);
    }

    public static ExactValue Sigmoid(double x)
    {
        ExactValue e = Exp(-Math.Abs(x));
        DoubleDouble denominator = Plain(e) + 1.0;
        return x < 0.0 ? new ExactValue(e.Mantissa / denominator, e.Exponent) : new ExactValue((DoubleDouble)1.0 / denominator, 0);
    }

    public static ExactValue Softplus(double x)
    {
        ExactValue tail = SoftplusTail(x);
        return x < 0.0 ? tail : new ExactValue(Plain(tail) + x, 0);
    }

    /// <summary>ln(1 + exp(−|x|)), the part of softplus and of the binary cross-entropy that needs a series.</summary>
    public static ExactValue SoftplusTail(double x)
    {
        // ln(1 + e) = 2 artanh(e / (2 + e)).
        ExactValue e = Exp(-Math.Abs(x));
        DoubleDouble s = e.Mantissa / (Plain(e) + 2.0);
        return new ExactValue(TwiceArtanh(s, s.Scale(e.Exponent)), e.Exponent);
    }

    public static ExactValue LogCosh(double x)
    {
        double a = Math.Abs(x);
        if (a < Negligible)
        {
            // x²/2, of the mantissa and twice the exponent: the square itself would vanish.
            int n = a == 0.0 ? 0 : Math.ILogB(a);
            DoubleDouble m = Math.ScaleB(a, -n);
            return new ExactValue((m * m).Scale(-1), 2 * n);
        }

        if (a < 0.5)
        {
            // cosh a = 1 + w, w = e²/(2(1 + e)), e = exp a − 1.
            DoubleDouble e = ExpMinusOne(a);
            DoubleDouble w = (e * e / (e + 1.0)).Scale(-1);
            return new ExactValue(TwiceArtanh(w / (w + 2.0)), 0);
        }

        return new ExactValue((DoubleDouble)a - DoubleDouble.LnTwo + Plain(SoftplusTail(2.0 * a)), 0);
    }

    private static ExactValue Exp(DoubleDouble x)
    {
        if (x.High < -1e6)
        {
            // Far below every denormal; the exponent of the exact one need not fit.
            return new ExactValue(1.0, -1_000_000);
        }

        int n = (int)Math.Round(x.High / DoubleDouble.LnTwo.High);
        return new ExactValue(ExpMinusOne(x - (DoubleDouble.LnTwo * n)) + 1.0, n);
    }

    private static DoubleDouble Log(DoubleDouble x)
    {
        int n = Math.ILogB(x.High);
        DoubleDouble m = x.Scale(-n);
        if (m.High > 1.4142135623730951)
        {
            m = m.Scale(-1);
            n++;
        }

        return (DoubleDouble.LnTwo * n) + TwiceArtanh((m - 1.0) / (m + 1.0));
    }

    // A value whose leading bits an exponent keeps from vanishing.
    private static ExactValue Scaled(DoubleDouble value) => new(value.Scale(600), -600);

    private static DoubleDouble Plain(ExactValue value) => value.Mantissa.Scale(value.Exponent);

    // exp r − 1 for |r| ≤ ½ ln 2: the series at r/2⁶, then (1 + e)² − 1 = e(e + 2) six times, which loses no small e.
    private static DoubleDouble ExpMinusOne(DoubleDouble r)
    {
        r = r.Scale(-Halvings);
        DoubleDouble sum = 1.0;
        for (int k = 13; k >= 2; k--)
        {
            sum = (sum * r * _reciprocals[k - 1]) + 1.0;
        }

        DoubleDouble e = sum * r;
        for (int i = 0; i < Halvings; i++)
        {
            e *= e + 2.0;
        }

        return e;
    }

    private static DoubleDouble TwiceArtanh(DoubleDouble s) => TwiceArtanh(s, s);

    // 2s(1 + t²/3 + t⁴/5 + …); s is t up to a power of two taken out of it.
    private static DoubleDouble TwiceArtanh(DoubleDouble s, DoubleDouble t)
    {
        DoubleDouble square = t * t;
        DoubleDouble sum = 0.0;
        for (int k = ArtanhTerms - 1; k >= 0; k--)
        {
            sum = (sum * square) + _oddReciprocals[k];
        }

        return (s * sum).Scale(1);
    }

    private static DoubleDouble[] Table(int length, Func<int, DoubleDouble> entry)
    {
        var table = new DoubleDouble[length];
        for (int k = 0; k < length; k++)
        {
            table[k] = entry(k);
        }

        return table;
    }
}
