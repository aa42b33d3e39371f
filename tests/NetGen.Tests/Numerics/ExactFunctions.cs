using System;

namespace NetGen.Tests.Numerics;

/// <summary>The elementary functions to about 100 bits, each from its series after reducing the argument.</summary>
internal static class ExactFunctions
{
    private const int Halvings = 6;
    private static readonly DoubleDouble[] _oddReciprocals = Table(40, k => (DoubleDouble)1.0 / (2.0 * k + 1.0));
    private static readonly DoubleDouble[] _reciprocals = Table(16, k => (DoubleDouble)1.0 / (k + 1.0));

    public static ExactValue Exp(double x)
    {
        int n = (int)Math.Round(x / DoubleDouble.LnTwo.High);
        return new ExactValue(ExpMinusOne(x - (DoubleDouble.LnTwo * n)) + 1.0, n);
    }

    public static ExactValue Log(double x)
    {
        int n = Math.ILogB(x);
        double m = Math.ScaleB(x, -n);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            n++;
        }

        return new ExactValue((DoubleDouble.LnTwo * n) + TwiceArtanh(((DoubleDouble)m - 1.0) / ((DoubleDouble)m + 1.0)), 0);
    }

    public static ExactValue Tanh(double x)
    {
        double a = Math.Abs(x);
        DoubleDouble y;
        if (a < 1e-18)
        {
            // x³/3 is beyond the last bit.
            return new ExactValue(Math.ScaleB(x, 1000), -1000);
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

    /// <summary>ln(1 + exp(−|x|)), the part of the binary cross-entropy that needs a series.</summary>
    public static ExactValue Softplus(double x)
    {
        // ln(1 + e) = 2 artanh(e / (2 + e)).
        ExactValue e = Exp(-Math.Abs(x));
        DoubleDouble s = e.Mantissa / (Plain(e) + 2.0);
        return new ExactValue(TwiceArtanh(s, s.Scale(e.Exponent)), e.Exponent);
    }

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
        for (int k = _oddReciprocals.Length - 1; k >= 0; k--)
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
