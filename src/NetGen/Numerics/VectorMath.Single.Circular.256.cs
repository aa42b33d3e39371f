using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// float: the functions of the circle and of the hyperbola.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// The sine of each lane. At most 2 ulp off (below 0.6 measured); beyond 10⁶ lane by lane the platform's own.
    /// Never beyond ±1.
    /// </summary>
    /// <param name="x">The angles in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(x);
        Vector256<float> y = Vector256.Narrow(SinOfSingle(lower), SinOfSingle(upper));
        return Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create((float)LargestAngle)) ? SinOfLargeAngles(x, y) : y;
    }

    /// <summary>
    /// The cosine of each lane. At most 2 ulp off (below 0.6 measured); beyond 10⁶ lane by lane the platform's own.
    /// Never beyond ±1.
    /// </summary>
    /// <param name="x">The angles in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(x);
        Vector256<float> y = Vector256.Narrow(CosOfSingle(lower), CosOfSingle(upper));
        return Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create((float)LargestAngle)) ? CosOfLargeAngles(x, y) : y;
    }

    /// <summary>
    /// The arc tangent of each lane, between −π/2 and π/2. At most 4 ulp off (below 1.9 measured), odd to the last bit.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Atan(Vector256<float> x)
    {
        // atan a = π/4 + atan((a − 1) / (a + 1)) = π/2 + atan(−1 / a): a series for |t| ≤ tan π/8 is left.
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> middle = Vector256.GreaterThan(a, Vector256.Create(0.41421356f));
        Vector256<float> large = Vector256.GreaterThan(a, Vector256.Create(2.41421356f));
        Vector256<float> numerator = Vector256.ConditionalSelect(large, -Vector256<float>.One, a - (middle & Vector256<float>.One));
        Vector256<float> denominator = Vector256.ConditionalSelect(large, a, (middle & a) + Vector256<float>.One);
        Vector256<float> t = numerator / denominator;
        Vector256<float> z = t * t;

        // (atan t − t) / t³, minimax: below 2⁻²⁸ of atan t.
        Vector256<float> p = Vector256.Create(-0.0608367994f);
        p = MultiplyAdd(p, z, Vector256.Create(0.105961241f));
        p = MultiplyAdd(p, z, Vector256.Create(-0.14243871f));
        p = MultiplyAdd(p, z, Vector256.Create(0.199984908f));
        p = MultiplyAdd(p, z, Vector256.Create(-0.333333164f));
        Vector256<float> bend = p * (t * z);
        Vector256<float> quarter = Vector256.ConditionalSelect(large, Vector256.Create(1.57079637f), middle & Vector256.Create(0.785398185f));
        Vector256<float> rest = Vector256.ConditionalSelect(large, Vector256.Create(-4.37113883e-8f), middle & Vector256.Create(-2.18556941e-8f));
        Vector256<float> y = quarter + (t + (bend + rest));
        return Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, y);
    }

    /// <summary>
    /// The hyperbolic sine (eˣ − e⁻ˣ) / 2 of each lane. At most 2 ulp off (below 1.7 measured), odd to the last bit;
    /// nothing overflows early.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sinh(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> z = x * x;

        // (sinh x − x) / x³ for |x| ≤ 1, minimax: below 2⁻²⁷ of sinh x.
        Vector256<float> p = Vector256.Create(2.81695247e-06f);
        p = MultiplyAdd(p, z, Vector256.Create(0.000198361595f));
        p = MultiplyAdd(p, z, Vector256.Create(0.0083333496f));
        p = MultiplyAdd(p, z, Vector256.Create(0.166666672f));
        Vector256<float> near = MultiplyAdd(p * z, a, a);
        Vector256<float> e = HalfExp(a);
        Vector256<float> far = e - (Vector256.Create(0.25f) / e);
        Vector256<float> y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<float>.One), near, far);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, y);
    }

    /// <summary>
    /// The hyperbolic cosine (eˣ + e⁻ˣ) / 2 of each lane. At most 2 ulp off (below 1.5 measured); nothing overflows early.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cosh(Vector256<float> x)
    {
        Vector256<float> e = HalfExp(Vector256.Abs(x));
        return e + (Vector256.Create(0.25f) / e);
    }

    // exp(a) / 2 for a ≥ 0: the half has room where exp(a) has none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfExp(Vector256<float> a)
    {
        Vector256<float> high = Vector256.Create(90.0f);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<float> r = ReduceByLnTwo(a, out Vector256<float> n);
        return Scale(ExpM1Reduced(r) + Vector256<float>.One, n - Vector256<float>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SinOfSingle(Vector256<double> x)
    {
        Vector256<double> y = SineOfQuadrantOfSingle(ReduceByHalfPiOfSingle(x, out Vector256<long> quadrant), quadrant);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> CosOfSingle(Vector256<double> x)
    {
        Vector256<double> r = ReduceByHalfPiOfSingle(x, out Vector256<long> quadrant);
        return SineOfQuadrantOfSingle(r, quadrant + Vector256<long>.One);
    }

    // In double precision, where two parts of π/2 are enough: x = quadrant·π/2 + r.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ReduceByHalfPiOfSingle(Vector256<double> x, out Vector256<long> quadrant)
    {
        Vector256<double> shift = Vector256.Create(6755399441055744.0);
        Vector256<double> shifted = MultiplyAdd(x, Vector256.Create(0.63661977236758138), shift);
        quadrant = shifted.AsInt64();
        Vector256<double> n = shifted - shift;
        Vector256<double> r = MultiplyAdd(n, Vector256.Create(-1.57079632673412561417), x);
        return MultiplyAdd(n, Vector256.Create(-6.07710050650619224932e-11), r);
    }

    // sin(r + quadrant·π/2), |r| ≤ π/4: minimax, below 2⁻³⁷ and 2⁻³³ of sine and cosine.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SineOfQuadrantOfSingle(Vector256<double> r, Vector256<long> quadrant)
    {
        Vector256<double> z = r * r;
        Vector256<double> p = Vector256.Create(2.71812280190021e-06);
        p = MultiplyAdd(p, z, Vector256.Create(-0.00019839312503674314));
        p = MultiplyAdd(p, z, Vector256.Create(0.008333329306124427));
        p = MultiplyAdd(p, z, Vector256.Create(-0.16666666640815195));
        Vector256<double> q = Vector256.Create(2.4383574810042118e-05);
        q = MultiplyAdd(q, z, Vector256.Create(-0.0013886681755413723));
        q = MultiplyAdd(q, z, Vector256.Create(0.041666620361688854));
        q = MultiplyAdd(q, z, Vector256.Create(-0.4999999969452421));
        return OfQuadrant(MultiplyAdd(p * z, r, r), MultiplyAdd(q, z, Vector256<double>.One), quadrant);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> SinOfLargeAngles(Vector256<float> x, Vector256<float> y)
    {
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            double angle = x.GetElement(lane);
            y = Math.Abs(angle) > LargestAngle ? y.WithElement(lane, (float)Math.Sin(angle)) : y;
        }

        return y;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> CosOfLargeAngles(Vector256<float> x, Vector256<float> y)
    {
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            double angle = x.GetElement(lane);
            y = Math.Abs(angle) > LargestAngle ? y.WithElement(lane, (float)Math.Cos(angle)) : y;
        }

        return y;
    }
}
