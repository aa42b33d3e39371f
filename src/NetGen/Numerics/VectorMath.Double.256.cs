using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// double. This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// eˣ of each lane. At most 2 ulp off (below 1.0 measured), denormal results included; nothing overflows early.
    /// </summary>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => ExpNonPositive(AtMost(x, Vector256.Create(710.0)));

    /// <summary>eˣ of each lane where none is positive: <see cref="Exp(Vector256{double})"/> without the upper bound.</summary>
    /// <param name="x">The exponents, 0 or less (or up to 710).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpNonPositive(Vector256<double> x)
    {
        x = AtLeast(x, Vector256.Create(-746.0));
        Vector256<double> r = ReduceByLnTwo(x, out Vector256<double> n);
        return ScaleNearOne(ExpM1Reduced(r) + Vector256<double>.One, n);
    }

    /// <summary>
    /// ln x of each lane. At most 2 ulp off (below 0.9 measured), denormal arguments included; −∞ at ±0, NaN below.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        // As in the float form; a denormal x is brought up by 2⁵⁴ first.
        Vector256<double> small = Vector256.LessThan(x, Vector256.Create(2.2250738585072014e-308));
        Vector256<double> scaled = Vector256.ConditionalSelect(small, x * Vector256.Create(18014398509481984.0), x);
        Vector256<double> y = LogOf(Exponent(scaled, out Vector256<double> m) - (small & Vector256.Create(54.0)), m);

        Vector256<double> infinity = Vector256.Create(double.PositiveInfinity);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, infinity), x, y);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), -infinity, y);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), y, Vector256.Create(double.NaN));
    }

    /// <summary>ln x of each lane where all are 1 or more and finite, as sums of exponentials of which the largest is 1. As exact as <see cref="Log(Vector256{double})"/>.</summary>
    /// <param name="x">The arguments; what comes of others, NaN too, is a number or not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogFromOne(Vector256<double> x) => LogOf(Exponent(x, out Vector256<double> m), m);

    /// <summary>
    /// The hyperbolic tangent (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) of each lane. At most 4 ulp off (below 1.4 measured), odd to the last
    /// bit, never beyond ±1.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        // Near zero x + x³P(x²)/Q(x²), Cephes' tanh; elsewhere as in the float form.
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> z = x * x;
        Vector256<double> p = MultiplyAdd(z, Vector256.Create(-9.64399179425052238628e-1), Vector256.Create(-9.92877231001918586564e1));
        p = MultiplyAdd(p, z, Vector256.Create(-1.61468768441708447952e3));
        Vector256<double> q = z + Vector256.Create(1.12811678491632931402e2);
        q = MultiplyAdd(q, z, Vector256.Create(2.23548839060100448583e3));
        q = MultiplyAdd(q, z, Vector256.Create(4.84406305325125486048e3));
        Vector256<double> near = MultiplyAdd(x * z, p / q, x);
        Vector256<double> far = Vector256<double>.One - (Vector256.Create(2.0) / (Exp(a + a) + Vector256<double>.One));
        Vector256<double> y = Select(Vector256.LessThan(a, Vector256.Create(0.625)), near, far);

        // The sign is taken from x itself: the series gives +0 for −0.
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// The logistic function 1 / (1 + e⁻ˣ) of each lane. At most 4 ulp off (below 2.2 measured), denormal results included.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x)
    {
        Vector256<double> e = Exp(-Vector256.Abs(x));
        Vector256<double> numerator = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), e, Vector256<double>.One);
        return numerator / (e + Vector256<double>.One);
    }

    /// <summary>
    /// The binary cross-entropy of the probability sigmoid(x) and the target t, from x itself:
    /// max(x, 0) − x·t + ln(1 + exp(−|x|)). The logarithm is at most 4 ulp off (below 1.6 measured), however small.
    /// </summary>
    /// <param name="x">The pre-activations.</param>
    /// <param name="t">The targets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SigmoidCrossEntropy(Vector256<double> x, Vector256<double> t)
    {
        Vector256<double> tail = Log1PFraction(Exp(-Vector256.Abs(x)));
        Vector256<double> positive = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), Vector256<double>.Zero, x);
        return (positive - (x * t)) + tail;
    }

    // As in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exponent(Vector256<double> x, out Vector256<double> m)
    {
        Vector256<ulong> bits = x.AsUInt64() + Vector256.Create(0x3FF0000000000000ul - 0x3FE6A09E667F3BCDul);
        m = ((bits & Vector256.Create(0x000FFFFFFFFFFFFFul)) + Vector256.Create(0x3FE6A09E667F3BCDul)).AsDouble();
        return (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(0x4330000000000000ul)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023.0);
    }

    // As in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOf(Vector256<double> k, Vector256<double> m)
    {
        Vector256<double> f = m - Vector256<double>.One;
        Vector256<double> s = f / (f + Vector256.Create(2.0));
        Vector256<double> z = s * s;
        Vector256<double> p = MultiplyAdd(z, Vector256.Create(1.479819860511658591e-01), Vector256.Create(1.531383769920937332e-01));
        p = MultiplyAdd(p, z, Vector256.Create(1.818357216161805012e-01));
        p = MultiplyAdd(p, z, Vector256.Create(2.222219843214978396e-01));
        p = MultiplyAdd(p, z, Vector256.Create(2.857142874366239149e-01));
        p = MultiplyAdd(p, z, Vector256.Create(3.999999999940941908e-01));
        p = MultiplyAdd(p, z, Vector256.Create(6.666666666666735130e-01)) * z;
        Vector256<double> square = f * f * Vector256.Create(0.5);
        Vector256<double> t = MultiplyAdd(s, square + p, k * Vector256.Create(1.90821492927058770002e-10));
        return MultiplyAdd(k, Vector256.Create(6.93147180369123816490e-01), f - (square - t));
    }

    // As in the float form; n comes of adding 1.5·2⁵².
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ReduceByLnTwo(Vector256<double> x, out Vector256<double> n)
    {
        Vector256<double> shift = Vector256.Create(6755399441055744.0);
        n = MultiplyAdd(x, Vector256.Create(1.4426950408889634074), shift) - shift;
        Vector256<double> r = MultiplyAdd(n, Vector256.Create(-6.93145751953125e-1), x);
        return MultiplyAdd(n, Vector256.Create(-1.42860682030941723212e-6), r);
    }

    // exp r − 1 for |r| ≤ ½ ln 2: Taylor up to r¹³ / 13!, the next term is below 4·10⁻¹⁸.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpM1Reduced(Vector256<double> r)
    {
        Vector256<double> p = Vector256.Create(1.0 / 6227020800.0);
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 479001600.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 39916800.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 3628800.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 362880.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 40320.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 5040.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 720.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 120.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 24.0));
        p = MultiplyAdd(p, r, Vector256.Create(1.0 / 6.0));
        p = MultiplyAdd(p, r, Vector256.Create(0.5));
        return MultiplyAdd(p, r * r, r);
    }

    // p·2ⁿ in two factors, as in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector256<double> p, Vector256<double> n)
    {
        Vector256<double> shift = Vector256.Create(6755399441055744.0);
        Vector256<double> half = MultiplyAdd(n, Vector256.Create(0.5), shift);
        Vector256<double> rest = (n - (half - shift)) + shift;
        return p * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<double> shifted) =>
        Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create(1023L), 52).AsDouble();
}
