using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// float: the normal distribution.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// The error function of each lane. At most 4 ulp off, odd to the last bit, never beyond ±1.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256.Create(4.0f)), Vector256.Create(4.0f), a);
        Vector256<float> far = Vector256<float>.One - (Exp(-(a * a)) * TailRatio(a * Vector256.Create(1.41421356f)) * Vector256.Create(2.0f));
        Vector256<float> y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.5f)), ErfNear(x), far);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, y);
    }

    /// <summary>
    /// The distribution function of the standard normal distribution, (1 + erf(x/√2)) / 2, of each lane. At most 4 ulp off,
    /// in the left tail too, denormal results included; always within [0, 1].
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalCdf(Vector256<float> x)
    {
        Vector256<float> high = Vector256.Create(15.0f);
        Vector256<float> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<float> near = MultiplyAdd(ErfNear(x * Vector256.Create(0.707106781f)), Vector256.Create(0.5f), Vector256.Create(0.5f));
        Vector256<float> tail = ScaledExpHalfSquare(TailRatio(a), a);
        Vector256<float> far = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), tail, Vector256<float>.One - tail);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.70710678f)), near, far);
    }

    /// <summary>
    /// The density of the standard normal distribution, exp(−x²/2) / √(2π), of each lane. At most 4 ulp off, denormal results
    /// included.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalPdf(Vector256<float> x)
    {
        Vector256<float> high = Vector256.Create(15.0f);
        Vector256<float> a = Vector256.Abs(x);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        return ScaledExpHalfSquare(Vector256.Create(0.398942280f), a);
    }

    // factor·exp(−a²/2). The square is taken in two parts, an exact one of the leading half of a's bits: its rounding error
    // would be multiplied by a²/2 in the result. Nothing is rounded to a denormal number before the last step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaledExpHalfSquare(Vector256<float> factor, Vector256<float> a)
    {
        Vector256<float> leading = (a.AsUInt32() & Vector256.Create(0xFFFFF000u)).AsSingle();
        Vector256<float> rest = (a - leading) * (a + leading);
        Vector256<float> r = ReduceByLnTwo(leading * leading * Vector256.Create(-0.5f), out Vector256<float> n);
        return Scale(MultiplyAdd(factor, ExpM1Reduced(r - (rest * Vector256.Create(0.5f))), factor), n);
    }

    // erf x for |x| ≤ ½: x(1 + P(x²)), minimax, below 2⁻²⁹.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ErfNear(Vector256<float> x)
    {
        Vector256<float> z = x * x;
        Vector256<float> p = Vector256.Create(0.00471916003f);
        p = MultiplyAdd(p, z, Vector256.Create(-0.0267582592f));
        p = MultiplyAdd(p, z, Vector256.Create(0.112828508f));
        p = MultiplyAdd(p, z, Vector256.Create(-0.376126111f));
        p = MultiplyAdd(p, z, Vector256.Create(0.128379166f));
        return MultiplyAdd(p, x, x);
    }

    // exp(a²/2)·Φ(−a) = P(t) / (1 + c·a), t = (a − k) / (a + k), which takes a half-line to an interval (Shepherd and
    // Laframboise, 1981); P minimax for 0.7 ≤ a ≤ 14.6, below 2⁻²⁶. c is such that P's first coefficient is nearly a float.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TailRatio(Vector256<float> a)
    {
        Vector256<float> t = (a - Vector256.Create(3.5f)) / (a + Vector256.Create(3.5f));
        Vector256<float> p = Vector256.Create(0.000233370141f);
        p = MultiplyAdd(p, t, Vector256.Create(0.000127078034f));
        p = MultiplyAdd(p, t, Vector256.Create(-0.00186106376f));
        p = MultiplyAdd(p, t, Vector256.Create(0.000681787904f));
        p = MultiplyAdd(p, t, Vector256.Create(0.013362675f));
        p = MultiplyAdd(p, t, Vector256.Create(-0.0425874926f));
        p = MultiplyAdd(p, t, Vector256.Create(0.0629696026f));
        p = MultiplyAdd(p, t, Vector256.Create(-0.0304802228f));
        p = MultiplyAdd(p, t, Vector256.Create(-0.0753557906f));
        p = MultiplyAdd(p, t, Vector256.Create(0.571605206f));
        return p / MultiplyAdd(a, Vector256.Create(1.25f), Vector256<float>.One);
    }
}
