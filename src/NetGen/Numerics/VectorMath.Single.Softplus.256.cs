using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// float: ExpM1, Log1P and what is made of them.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// eˣ − 1 of each lane, without the cancellation of Exp(x) − 1. At most 4 ulp off; −1 far on the left.
    /// </summary>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpM1(Vector256<float> x)
    {
        // 2ⁿ·(exp r − 1 + (1 − 2⁻ⁿ)): for n = 0 nothing is left of the parenthesis but the series.
        Vector256<float> low = Vector256.Create(-18.0f);
        Vector256<float> high = Vector256.Create(89.0f);
        Vector256<float> a = Vector256.ConditionalSelect(Vector256.LessThan(x, low), low, x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<float> r = ReduceByLnTwo(a, out Vector256<float> n);
        Vector256<float> bounded = Vector256.ConditionalSelect(Vector256.GreaterThan(n, Vector256.Create(64.0f)), Vector256.Create(64.0f), n);
        Vector256<float> y = Scale(ExpM1Reduced(r) + (Vector256<float>.One - PowerOfTwo(Vector256.Create(12582912.0f) - bounded)), n);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, y);
    }

    /// <summary>
    /// ln(1 + x) of each lane, without the cancellation of Log(1 + x). At most 4 ulp off; −∞ at −1, NaN below.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1P(Vector256<float> x)
    {
        // ln u, u = 1 + x rounded, and what the rounding took (Knuth's exact sum) as a first-order term.
        Vector256<float> u = x + Vector256<float>.One;
        Vector256<float> b = u - Vector256<float>.One;
        Vector256<float> rest = (x - b) + (Vector256<float>.One - (u - b));
        Vector256<float> y = Log(u);
        Vector256<float> proper = Vector256.GreaterThan(u, Vector256<float>.Zero) & Vector256.LessThan(u, Vector256.Create(float.PositiveInfinity));
        y += proper & (rest / u);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, y);
    }

    /// <summary>
    /// Softplus ln(1 + eˣ) of each lane. At most 4 ulp off, however small; nothing overflows.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        Vector256<float> positive = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);
        return positive + Log1PFraction(Exp(-Vector256.Abs(x)));
    }

    /// <summary>
    /// ln cosh x of each lane, x²/2 near zero and |x| − ln 2 far away. At most 4 ulp off; nothing overflows.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogCosh(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> z = x * x;

        // (ln cosh x − x²/2) / x⁴ for |x| < ¾, its minimax polynomial: below 2⁻³² of ln cosh x.
        Vector256<float> p = Vector256.Create(0.00013530982f);
        p = MultiplyAdd(p, z, Vector256.Create(-0.000658175559f));
        p = MultiplyAdd(p, z, Vector256.Create(0.00215880433f));
        p = MultiplyAdd(p, z, Vector256.Create(-0.00674090674f));
        p = MultiplyAdd(p, z, Vector256.Create(0.0222217869f));
        p = MultiplyAdd(p, z, Vector256.Create(-0.0833333209f));
        Vector256<float> near = MultiplyAdd(z * z, p, z * Vector256.Create(0.5f));

        // |x| − ln 2 + ln(1 + exp(−2|x|)): |x| less the leading bits of ln 2 is exact where it cancels.
        Vector256<float> tail = Log1PFraction(Exp(-(a + a)));
        Vector256<float> far = (a - Vector256.Create(0.693147182f)) + (tail - Vector256.Create(-1.90465430e-9f));
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.75f)), near, far);
    }

    // ln(1 + e) for 0 ≤ e ≤ 1, the rounding error of 1 + e given back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1PFraction(Vector256<float> e)
    {
        Vector256<float> u = e + Vector256<float>.One;
        return LogOf(Exponent(u, out Vector256<float> m), m) + ((e - (u - Vector256<float>.One)) / u);
    }
}
