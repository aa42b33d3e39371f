using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Powers, in double precision for both.
// This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// x to the power of y, lane by lane. At most 2 ulp off (below 0.6 measured), denormal results included. Zeros,
    /// infinities, NaN and negative bases as in IEEE 754: a negative base has a power for integers only, and x⁰ and 1ʸ are 1 even
    /// of NaN.
    /// </summary>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents.</param>
    public static Vector256<float> Pow(Vector256<float> x, Vector256<float> y)
    {
        (Vector256<double> lowerX, Vector256<double> upperX) = Vector256.Widen(x);
        (Vector256<double> lowerY, Vector256<double> upperY) = Vector256.Widen(y);
        return Vector256.Narrow(PowOfSingle(lowerX, lowerY), PowOfSingle(upperX, upperY));
    }

    /// <summary>
    /// x to the power of y, lane by lane. At most 2 ulp off (below 1.2 measured), denormal results included. Zeros,
    /// infinities, NaN and negative bases as in IEEE 754: a negative base has a power for integers only, and x⁰ and 1ʸ are 1 even
    /// of NaN.
    /// </summary>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents.</param>
    public static Vector256<double> Pow(Vector256<double> x, Vector256<double> y)
    {
        // y·ln a in two parts: what 1 ulp of it would be in the result is its own size, up to 745 ulp.
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> exponent = BoundedExponent(y);
        Vector256<double> log = LogInTwoParts(a, out Vector256<double> logRest);
        Vector256<double> product = ExactProduct(exponent, log, out Vector256<double> rest);
        rest = MultiplyAdd(exponent, logRest, rest);

        Vector256<double> low = Vector256.Create(-746.0);
        Vector256<double> high = Vector256.Create(710.0);
        Vector256<double> bounded = Vector256.ConditionalSelect(Vector256.LessThan(product, low), low, product);
        bounded = Vector256.ConditionalSelect(Vector256.GreaterThan(bounded, high), high, bounded);
        Vector256<double> r = ReduceByLnTwo(bounded, out Vector256<double> n) + (Vector256.Equals(product, bounded) & rest);
        return PowerOfAnyBase(x, y, Scale(ExpM1Reduced(r) + Vector256<double>.One, n));
    }

    // For arguments that are floats: 103 times the error of the logarithm is far below the last bit of a float.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowOfSingle(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> log = LogOf(Exponent(Vector256.Abs(x), out Vector256<double> m), m);
        return PowerOfAnyBase(x, y, Exp(BoundedExponent(y) * log));
    }

    // Beyond ±2⁶⁵ no y makes a difference: |x| is 1, or the power vanishes or overflows. An infinite one would make NaN of ln 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> BoundedExponent(Vector256<double> y)
    {
        Vector256<double> most = Vector256.Create(36893488147419103232.0);
        y = Vector256.ConditionalSelect(Vector256.GreaterThan(y, most), most, y);
        return Vector256.ConditionalSelect(Vector256.LessThan(y, -most), -most, y);
    }

    // |x|ʸ given for finite x ≠ 0: the rest of IEEE 754's pow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfAnyBase(Vector256<double> x, Vector256<double> y, Vector256<double> power)
    {
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> infinity = Vector256.Create(double.PositiveInfinity);
        Vector256<double> infinite = Vector256.Equals(a, infinity);
        Vector256<double> end = infinite | Vector256.Equals(a, Vector256<double>.Zero);
        Vector256<double> atEnd = Vector256.ConditionalSelect(Vector256.GreaterThan(y, Vector256<double>.Zero), a, Vector256.ConditionalSelect(Vector256.LessThan(y, Vector256<double>.Zero), Vector256<double>.One / a, Vector256<double>.One));
        power = Vector256.ConditionalSelect(end, atEnd, power);

        // |y| + 2⁵² has y's units in its last bit; from 2⁵² on y itself has, from 2⁵³ on all are even.
        Vector256<double> b = Vector256.Abs(y);
        Vector256<double> unit = Vector256.Create(4503599627370496.0);
        Vector256<double> small = Vector256.LessThan(b, unit);
        Vector256<double> counted = b + (small & unit);
        Vector256<double> integer = Vector256.Equals(counted - (small & unit), b);
        Vector256<double> odd = integer & Vector256.LessThan(b, Vector256.Create(9007199254740992.0)) & Vector256.Equals(counted.AsInt64() & Vector256<long>.One, Vector256<long>.One).AsDouble();
        power ^= odd & x & Vector256.Create(-0.0);
        Vector256<double> improper = Vector256.AndNot(Vector256.LessThan(x, Vector256<double>.Zero), integer | infinite);
        power = Vector256.ConditionalSelect(improper, Vector256.Create(double.NaN), power);
        power = Vector256.ConditionalSelect(Vector256.Equals(x, x) & Vector256.Equals(y, y), power, x + y);
        Vector256<double> one = Vector256.Equals(x, Vector256<double>.One) | Vector256.Equals(y, Vector256<double>.Zero);
        return Vector256.ConditionalSelect(one, Vector256<double>.One, power);
    }

    // ln a = result + rest to about 65 bits, for a positive finite a. With s = f / (2 + f) = s₁ + s₂ it is
    // 2s + s·z(⅔ + Q(z)), z = s²: only Q, which is below 2⁻⁶ of its neighbour, is done with in one part.
    private static Vector256<double> LogInTwoParts(Vector256<double> a, out Vector256<double> rest)
    {
        Vector256<double> small = Vector256.LessThan(a, Vector256.Create(2.2250738585072014e-308));
        a = Vector256.ConditionalSelect(small, a * Vector256.Create(18014398509481984.0), a);
        Vector256<ulong> bits = a.AsUInt64() + Vector256.Create(0x3FF0000000000000ul - 0x3FE6A09E667F3BCDul);
        Vector256<double> m = ((bits & Vector256.Create(0x000FFFFFFFFFFFFFul)) + Vector256.Create(0x3FE6A09E667F3BCDul)).AsDouble();
        Vector256<double> k = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(0x4330000000000000ul)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023.0);
        k -= small & Vector256.Create(54.0);

        Vector256<double> f = m - Vector256<double>.One;
        Vector256<double> d = f + Vector256.Create(2.0);
        Vector256<double> dLow = f - (d - Vector256.Create(2.0));
        Vector256<double> reciprocal = Vector256<double>.One / d;
        Vector256<double> s = f * reciprocal;
        Vector256<double> sd = ExactProduct(s, d, out Vector256<double> sdLow);
        Vector256<double> sLow = ((f - sd) - sdLow - (s * dLow)) * reciprocal;

        Vector256<double> z = ExactProduct(s, s, out Vector256<double> zLow);
        zLow = MultiplyAdd(s + s, sLow, zLow);
        Vector256<double> q = Vector256.Create(0.11723320361443106);
        q = MultiplyAdd(q, z, Vector256.Create(0.11706221010283471));
        q = MultiplyAdd(q, z, Vector256.Create(0.13334805343853348));
        q = MultiplyAdd(q, z, Vector256.Create(0.15384594948873276));
        q = MultiplyAdd(q, z, Vector256.Create(0.18181818335539696));
        q = MultiplyAdd(q, z, Vector256.Create(0.22222222221655133));
        q = MultiplyAdd(q, z, Vector256.Create(0.2857142857142937));
        q = MultiplyAdd(q, z, Vector256.Create(0.4)) * z;
        Vector256<double> w = Vector256.Create(0.6666666666666666) + q;
        Vector256<double> wLow = (Vector256.Create(0.6666666666666666) - w) + q + Vector256.Create(3.700743415417188e-17);
        Vector256<double> u = ExactProduct(z, w, out Vector256<double> uLow);
        uLow = MultiplyAdd(z, wLow, MultiplyAdd(zLow, w, uLow));
        Vector256<double> v = ExactProduct(s, u, out Vector256<double> vLow);
        vLow = MultiplyAdd(s, uLow, MultiplyAdd(sLow, u, vLow));

        // k·ln 2, its leading 42 bits times 11 exactly.
        Vector256<double> y = ExactSum(k * Vector256.Create(0.6931471805598903), s + s, out Vector256<double> lost);
        Vector256<double> yLow = MultiplyAdd(k, Vector256.Create(5.497923018708371e-14), sLow + sLow) + lost;
        Vector256<double> sum = ExactSum(y, v, out Vector256<double> lostNext);
        yLow += vLow + lostNext;
        Vector256<double> result = sum + yLow;
        rest = (sum - result) + yLow;
        return result;
    }

    // a·b = result + rest; without fused multiply-add from halves of 26 bits (Dekker).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExactProduct(Vector256<double> a, Vector256<double> b, out Vector256<double> rest)
    {
        Vector256<double> product = a * b;
        if (MultiplyAddIsFused)
        {
            rest = MultiplyAdd(a, b, -product);
            return product;
        }

        Vector256<double> split = Vector256.Create(134217729.0);
        Vector256<double> aHigh = (a * split) - ((a * split) - a);
        Vector256<double> bHigh = (b * split) - ((b * split) - b);
        Vector256<double> aLow = a - aHigh;
        Vector256<double> bLow = b - bHigh;
        rest = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
        return product;
    }
}
