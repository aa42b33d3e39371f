using System;
using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// The functions behind the constants of an optimizer step. Not those of <see cref="Math"/>, whose last bit depends on
/// the operating system: the same seed has to give the same bits. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepMath
{
    /// <summary>bⁿ by repeated squaring; the relative error grows with n and stays below n·2⁻⁵³.</summary>
    /// <param name="b">The base.</param>
    /// <param name="n">The exponent, not negative.</param>
    public static double Power(double b, long n)
    {
        double result = 1.0;
        for (; n > 0; n >>= 1)
        {
            if ((n & 1) != 0)
            {
                result *= b;
            }

            b *= b;
        }

        return result;
    }

    /// <summary>bˣ = exp(x·ln b) for small |x·ln b|.</summary>
    /// <param name="b">The base, positive.</param>
    /// <param name="x">The exponent.</param>
    public static double Power(double b, double x) => VectorMath.Exp(x * VectorMath.Log(b));

    /// <summary>cos(π·n/d), exact at the multiples of a half turn.</summary>
    /// <param name="n">The numerator.</param>
    /// <param name="d">The denominator, positive.</param>
    public static double CosPi(long n, int d)
    {
        long turn = 2L * d;
        long rest = n % turn;
        rest = rest > d ? turn - rest : rest;

        // cos(π·r/d) with r in [0, d]: −cos(π·(d − r)/d) above the quarter turn, and a sine near it.
        bool negative = 2 * rest > d;
        rest = negative ? d - rest : rest;
        double cosine = 4 * rest <= d
            ? Cosine(Math.PI * rest / d)
            : Sine(Math.PI * ((0.5 * d) - rest) / d);
        return negative ? -cosine : cosine;
    }

    /// <summary>cos(π·x).</summary>
    /// <param name="x">From 0 to 1.</param>
    public static double CosPi(double x)
    {
        bool negative = x > 0.5;
        x = negative ? 1.0 - x : x;
        double cosine = x <= 0.25 ? Cosine(Math.PI * x) : Sine(Math.PI * (0.5 - x));
        return negative ? -cosine : cosine;
    }

    // Taylor's series on [0, π/4]: the last term is below 10⁻¹⁸.
    private static double Cosine(double x)
    {
        double q = x * x;
        double sum = 0.0;
        for (int k = 16; k > 0; k -= 2)
        {
            sum = (1.0 - sum) * q / (k * (k - 1));
        }

        return 1.0 - sum;
    }

    private static double Sine(double x)
    {
        double q = x * x;
        double sum = 0.0;
        for (int k = 17; k > 1; k -= 2)
        {
            sum = (1.0 - sum) * q / (k * (k - 1));
        }

        return x * (1.0 - sum);
    }
}
