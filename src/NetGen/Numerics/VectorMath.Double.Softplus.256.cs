using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// double: ExpM1, Log1P and what is made of them.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// eˣ − 1 of each lane, without the cancellation of Exp(x) − 1. At most 4 ulp off; −1 far on the left.
    /// </summary>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpM1(Vector256<double> x)
    {
        Vector256<double> low = Vector256.Create(-40.0);
        Vector256<double> high = Vector256.Create(710.0);
        Vector256<double> a = Vector256.ConditionalSelect(Vector256.LessThan(x, low), low, x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<double> r = ReduceByLnTwo(a, out Vector256<double> n);
        Vector256<double> bounded = Vector256.ConditionalSelect(Vector256.GreaterThan(n, Vector256.Create(64.0)), Vector256.Create(64.0), n);
        Vector256<double> y = Scale(ExpM1Reduced(r) + (Vector256<double>.One - PowerOfTwo(Vector256.Create(6755399441055744.0) - bounded)), n);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// ln(1 + x) of each lane, without the cancellation of Log(1 + x). At most 4 ulp off; −∞ at −1, NaN below.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1P(Vector256<double> x)
    {
        Vector256<double> u = x + Vector256<double>.One;
        Vector256<double> b = u - Vector256<double>.One;
        Vector256<double> rest = (x - b) + (Vector256<double>.One - (u - b));
        Vector256<double> y = Log(u);
        Vector256<double> proper = Vector256.GreaterThan(u, Vector256<double>.Zero) & Vector256.LessThan(u, Vector256.Create(double.PositiveInfinity));
        y += proper & (rest / u);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// Softplus ln(1 + eˣ) of each lane. At most 4 ulp off, however small; nothing overflows.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x)
    {
        Vector256<double> positive = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), Vector256<double>.Zero, x);
        return positive + Log1PFraction(Exp(-Vector256.Abs(x)));
    }

    /// <summary>
    /// ln cosh x of each lane, x²/2 near zero and |x| − ln 2 far away. At most 4 ulp off; nothing overflows.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogCosh(Vector256<double> x)
    {
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> z = x * x;

        // (ln cosh x − x²/2) / x⁴ for |x| < ¾, its minimax polynomial: below 2⁻⁵⁸ of ln cosh x.
        Vector256<double> p = Vector256.Create(1.7227220516966692e-07);
        p = MultiplyAdd(p, z, Vector256.Create(-1.0911744390760832e-06));
        p = MultiplyAdd(p, z, Vector256.Create(3.958571092751989e-06));
        p = MultiplyAdd(p, z, Vector256.Create(-1.170755821997608e-05));
        p = MultiplyAdd(p, z, Vector256.Create(3.268321509104738e-05));
        p = MultiplyAdd(p, z, Vector256.Create(-9.096384255941097e-05));
        p = MultiplyAdd(p, z, Vector256.Create(0.0002565758002279071));
        p = MultiplyAdd(p, z, Vector256.Create(-0.0007386023683426214));
        p = MultiplyAdd(p, z, Vector256.Create(0.0021869488066027605));
        p = MultiplyAdd(p, z, Vector256.Create(-0.006746031743839122));
        p = MultiplyAdd(p, z, Vector256.Create(0.022222222222170823));
        p = MultiplyAdd(p, z, Vector256.Create(-0.08333333333333291));
        Vector256<double> near = MultiplyAdd(z * z, p, z * Vector256.Create(0.5));

        // |x| − ln 2 + ln(1 + exp(−2|x|)): |x| less the leading bits of ln 2 is exact where it cancels.
        Vector256<double> tail = Log1PFraction(Exp(-(a + a)));
        Vector256<double> far = (a - Vector256.Create(0.6931471805599453)) + (tail - Vector256.Create(2.3190468138462996e-17));
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.75)), near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log1PFraction(Vector256<double> e)
    {
        Vector256<double> u = e + Vector256<double>.One;
        return LogOf(Exponent(u, out Vector256<double> m), m) + ((e - (u - Vector256<double>.One)) / u);
    }
}
