using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// double: the functions of the circle and of the hyperbola.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// The sine of each lane. At most 2 ulp off (below 0.8 measured); beyond 10⁶ lane by lane the platform's own.
    /// Never beyond ±1.
    /// </summary>
    /// <param name="x">The angles in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x)
    {
        Vector256<double> r = ReduceByHalfPi(x, out Vector256<double> low, out Vector256<long> quadrant);
        Vector256<double> y = SineOfQuadrant(r, low, quadrant);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), x, y);
        return Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestAngle)) ? SinOfLargeAngles(x, y) : y;
    }

    /// <summary>
    /// The cosine of each lane. At most 2 ulp off (below 0.8 measured); beyond 10⁶ lane by lane the platform's own.
    /// Never beyond ±1.
    /// </summary>
    /// <param name="x">The angles in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x)
    {
        Vector256<double> r = ReduceByHalfPi(x, out Vector256<double> low, out Vector256<long> quadrant);
        Vector256<double> y = SineOfQuadrant(r, low, quadrant + Vector256<long>.One);
        return Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestAngle)) ? CosOfLargeAngles(x, y) : y;
    }

    /// <summary>
    /// The arc tangent of each lane, between −π/2 and π/2. At most 4 ulp off (below 1.9 measured), odd to the last bit.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Atan(Vector256<double> x)
    {
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> middle = Vector256.GreaterThan(a, Vector256.Create(0.41421356));
        Vector256<double> large = Vector256.GreaterThan(a, Vector256.Create(2.41421356));
        Vector256<double> numerator = Vector256.ConditionalSelect(large, -Vector256<double>.One, a - (middle & Vector256<double>.One));
        Vector256<double> denominator = Vector256.ConditionalSelect(large, a, (middle & a) + Vector256<double>.One);
        Vector256<double> t = numerator / denominator;
        Vector256<double> z = t * t;

        // (atan t − t) / t³, minimax: below 2⁻⁵⁸ of atan t.
        Vector256<double> p = Vector256.Create(-0.01792230066864187);
        p = MultiplyAdd(p, z, Vector256.Create(0.038078342105109235));
        p = MultiplyAdd(p, z, Vector256.Create(-0.05039846423722404));
        p = MultiplyAdd(p, z, Vector256.Create(0.05848009141180835));
        p = MultiplyAdd(p, z, Vector256.Create(-0.06663120418753697));
        p = MultiplyAdd(p, z, Vector256.Create(0.0769206164063065));
        p = MultiplyAdd(p, z, Vector256.Create(-0.09090897836679267));
        p = MultiplyAdd(p, z, Vector256.Create(0.11111110786147319));
        p = MultiplyAdd(p, z, Vector256.Create(-0.14285714280248737));
        p = MultiplyAdd(p, z, Vector256.Create(0.19999999999954085));
        p = MultiplyAdd(p, z, Vector256.Create(-0.333333333333332));
        Vector256<double> bend = p * (t * z);
        Vector256<double> quarter = Vector256.ConditionalSelect(large, Vector256.Create(1.5707963267948966), middle & Vector256.Create(0.78539816339744828));
        Vector256<double> rest = Vector256.ConditionalSelect(large, Vector256.Create(6.123233995736766e-17), middle & Vector256.Create(3.061616997868383e-17));
        Vector256<double> y = quarter + (t + (bend + rest));
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// The hyperbolic sine (eˣ − e⁻ˣ) / 2 of each lane. At most 2 ulp off (below 1.7 measured), odd to the last bit;
    /// nothing overflows early.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sinh(Vector256<double> x)
    {
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> z = x * x;

        // (sinh x − x) / x³ for |x| ≤ 1, minimax: below 2⁻⁵⁶ of sinh x.
        Vector256<double> p = Vector256.Create(7.758732348650942e-13);
        p = MultiplyAdd(p, z, Vector256.Create(1.6057260441801657e-10));
        p = MultiplyAdd(p, z, Vector256.Create(2.505212312610892e-08));
        p = MultiplyAdd(p, z, Vector256.Create(2.7557319157152808e-06));
        p = MultiplyAdd(p, z, Vector256.Create(0.0001984126984143157));
        p = MultiplyAdd(p, z, Vector256.Create(0.008333333333333148));
        p = MultiplyAdd(p, z, Vector256.Create(0.16666666666666669));
        Vector256<double> near = MultiplyAdd(p * z, a, a);
        Vector256<double> e = HalfExp(a);
        Vector256<double> far = e - (Vector256.Create(0.25) / e);
        Vector256<double> y = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<double>.One), near, far);
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, y);
    }

    /// <summary>
    /// The hyperbolic cosine (eˣ + e⁻ˣ) / 2 of each lane. At most 2 ulp off (below 1.5 measured); nothing overflows early.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosh(Vector256<double> x)
    {
        Vector256<double> e = HalfExp(Vector256.Abs(x));
        return e + (Vector256.Create(0.25) / e);
    }

    // As in the float form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> HalfExp(Vector256<double> a)
    {
        Vector256<double> high = Vector256.Create(711.0);
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, high), high, a);
        Vector256<double> r = ReduceByLnTwo(a, out Vector256<double> n);
        return Scale(ExpM1Reduced(r) + Vector256<double>.One, n - Vector256<double>.One);
    }

    // x = quadrant·π/2 + r + low. π/2 comes in three parts of 33 bits and a rest: their multiples by up to 20 bits are exact,
    // and no cancellation, near a multiple of π/2, reaches the last part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ReduceByHalfPi(Vector256<double> x, out Vector256<double> low, out Vector256<long> quadrant)
    {
        Vector256<double> shift = Vector256.Create(6755399441055744.0);
        Vector256<double> shifted = MultiplyAdd(x, Vector256.Create(0.63661977236758138), shift);
        quadrant = shifted.AsInt64();
        Vector256<double> n = shifted - shift;
        Vector256<double> first = MultiplyAdd(n, Vector256.Create(-1.57079632673412561417), x);
        Vector256<double> second = ExactSum(first, n * Vector256.Create(-6.07710050630396597660e-11), out Vector256<double> lost);
        Vector256<double> third = ExactSum(second, n * Vector256.Create(-2.02226624871116645580e-21), out Vector256<double> lostNext);
        Vector256<double> rest = MultiplyAdd(n, Vector256.Create(-8.47842766036889956997e-32), lost + lostNext);
        Vector256<double> r = third + rest;
        low = (third - r) + rest;
        return r;
    }

    // sin(r + low + quadrant·π/2), |r| ≤ π/4: fdlibm's series.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SineOfQuadrant(Vector256<double> r, Vector256<double> low, Vector256<long> quadrant)
    {
        Vector256<double> z = r * r;
        Vector256<double> p = Vector256.Create(1.58969099521155010221e-10);
        p = MultiplyAdd(p, z, Vector256.Create(-2.50507602534068634195e-08));
        p = MultiplyAdd(p, z, Vector256.Create(2.75573137070700676789e-06));
        p = MultiplyAdd(p, z, Vector256.Create(-1.98412698298579493134e-04));
        p = MultiplyAdd(p, z, Vector256.Create(8.33333333332248946124e-03));
        Vector256<double> cube = z * r;
        Vector256<double> half = Vector256.Create(0.5);
        Vector256<double> sine = r - ((((half * low) - (cube * p)) * z) - low + (cube * Vector256.Create(1.66666666666666324348e-01)));

        Vector256<double> q = Vector256.Create(-1.13596475577881948265e-11);
        q = MultiplyAdd(q, z, Vector256.Create(2.08757232129817482790e-09));
        q = MultiplyAdd(q, z, Vector256.Create(-2.75573143513906633035e-07));
        q = MultiplyAdd(q, z, Vector256.Create(2.48015872894767294178e-05));
        q = MultiplyAdd(q, z, Vector256.Create(-1.38888888888741095749e-03));
        q = MultiplyAdd(q, z, Vector256.Create(4.16666666666666019037e-02));
        Vector256<double> halfSquare = z * half;
        Vector256<double> w = Vector256<double>.One - halfSquare;
        Vector256<double> cosine = w + (((Vector256<double>.One - w) - halfSquare) + ((z * z * q) - (r * low)));
        return OfQuadrant(sine, cosine, quadrant);
    }

    // The cosine in odd quadrants, and its or the sine's opposite in the third and fourth.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfQuadrant(Vector256<double> sine, Vector256<double> cosine, Vector256<long> quadrant)
    {
        Vector256<long> odd = -(quadrant & Vector256<long>.One);
        Vector256<double> y = Vector256.ConditionalSelect(odd.AsDouble(), cosine, sine);
        Vector256<long> sign = Vector256.ShiftLeft(quadrant & Vector256.Create(2L), 62);
        return (y.AsInt64() ^ sign).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExactSum(Vector256<double> a, Vector256<double> b, out Vector256<double> lost)
    {
        Vector256<double> sum = a + b;
        Vector256<double> part = sum - a;
        lost = (a - (sum - part)) + (b - part);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> SinOfLargeAngles(Vector256<double> x, Vector256<double> y)
    {
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            double angle = x.GetElement(lane);
            y = Math.Abs(angle) > LargestAngle ? y.WithElement(lane, Math.Sin(angle)) : y;
        }

        return y;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> CosOfLargeAngles(Vector256<double> x, Vector256<double> y)
    {
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            double angle = x.GetElement(lane);
            y = Math.Abs(angle) > LargestAngle ? y.WithElement(lane, Math.Cos(angle)) : y;
        }

        return y;
    }
}
