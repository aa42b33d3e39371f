using System;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>What System.Math of netstandard2.0 lacks, in double precision.</summary>
internal static class ScalarMath
{
    // exp(x) − 1 from u = exp(x): (u − 1)·x / ln u, where the errors of u cancel (Kahan).
    public static double ExpM1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1.0)
        {
            return x;
        }

        return u - 1.0 == -1.0 || double.IsInfinity(u) ? u - 1.0 : (u - 1.0) * x / Math.Log(u);
    }

    public static double LogP1(double x)
    {
        double u = 1.0 + x;
        return u == 1.0 || double.IsInfinity(u) ? x : Math.Log(u) * x / (u - 1.0);
    }

    public static double Asinh(double x)
    {
        double a = Math.Abs(x);
        double y = LogP1(a + (a * a / (1.0 + Math.Sqrt((a * a) + 1.0))));
        return x < 0.0 ? -y : y;
    }

    public static double Acosh(double x) => LogP1(x - 1.0 + (Math.Sqrt(x - 1.0) * Math.Sqrt(x + 1.0)));

    public static double Atanh(double x) => 0.5 * (LogP1(x) - LogP1(-x));

    public static double Cbrt(double x)
    {
        double y = Math.Pow(Math.Abs(x), 1.0 / 3.0);
        return x < 0.0 ? -y : y;
    }

    public static double Sign(double x) => x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x;

    public static double Min(double a, double b) => a < b || double.IsNaN(a) ? a : b;

    public static double Max(double a, double b) => a > b || double.IsNaN(a) ? a : b;

    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x < 0.0 ? e : 1.0) / (1.0 + e);
    }

    public static double Softplus(double x) => (x < 0.0 ? 0.0 : x) + LogP1(Math.Exp(-Math.Abs(x)));

    public static double LogCosh(double x) => Math.Abs(x) + LogP1(Math.Exp(-2.0 * Math.Abs(x))) - Math.Log(2.0);

    // The series near zero, the continued fraction of erfc (Lentz) elsewhere.
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(a) || a > 6.0)
        {
            return double.IsNaN(a) ? a : Math.Sign(x);
        }

        if (a < 2.5)
        {
            double term = x;
            double sum = x;
            for (int n = 1; n < 200 && Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 2.0 / Math.Sqrt(Math.PI) * sum;
        }

        double f = 0.0;
        for (int n = 120; n >= 1; n--)
        {
            f = 0.5 * n / (a + f);
        }

        double tail = Math.Exp(-a * a) / (Math.Sqrt(Math.PI) * (a + f));
        return x < 0.0 ? tail - 1.0 : 1.0 - tail;
    }
}
