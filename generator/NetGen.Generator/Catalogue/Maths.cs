using System;

namespace NetGen.Generator.Catalogue;

/// <summary>
/// Functions that the oracles of the rows need and the framework of a generator lacks, in plain double precision; they
/// share nothing with the library's vector mathematics, which is held against them.
/// </summary>
internal static class Maths
{
    private const double OneOverRootTwoPi = 0.39894228040143267794;

    /// <summary>1 / (1 + exp(−x)) without overflow.</summary>
    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0.0 ? 1.0 / (1.0 + e) : e / (1.0 + e);
    }

    /// <summary>exp(x) − 1, exact to rounding near zero too (Kahan).</summary>
    public static double ExpM1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1.0)
        {
            return x;
        }

        double um1 = u - 1.0;
        return um1 == -1.0 || double.IsInfinity(u) ? um1 : um1 * x / Math.Log(u);
    }

    /// <summary>ln(1 + x), exact to rounding near zero too (Kahan).</summary>
    public static double Log1P(double x)
    {
        double u = 1.0 + x;
        return u == 1.0 || double.IsInfinity(u) ? x : Math.Log(u) * x / (u - 1.0);
    }

    /// <summary>ln(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0.0) + Log1P(Math.Exp(-Math.Abs(x)));

    /// <summary>ln cosh x.</summary>
    public static double LogCosh(double x)
    {
        double m = Math.Abs(x);
        double s = Math.Sinh(Math.Min(m, 1.0));
        return m <= 1.0 ? 0.5 * Log1P(s * s) : m + Log1P(Math.Exp(-2.0 * m)) - Math.Log(2.0);
    }

    /// <summary>exp(−x²/2) / √(2π).</summary>
    public static double NormalPdf(double x) => OneOverRootTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>(1 + erf(x/√2)) / 2: a series inside, a continued fraction outside, both to double precision.</summary>
    public static double NormalCdf(double x)
    {
        double m = Math.Abs(x);
        if (m < 3.0)
        {
            // Φ(x) − ½ = φ(x)·(x + x³/3 + x⁵/(3·5) + …).
            double term = x;
            double sum = x;
            for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum) && k < 400; k += 2)
            {
                term *= x * x / k;
                sum += term;
            }

            return 0.5 + (NormalPdf(x) * sum);
        }

        // The upper tail: φ(m) / (m + 1/(m + 2/(m + 3/(m + …)))).
        double fraction = m;
        for (int k = 120; k >= 1; k--)
        {
            fraction = m + (k / fraction);
        }

        double tail = NormalPdf(m) / fraction;
        return x > 0.0 ? 1.0 - tail : tail;
    }
}
