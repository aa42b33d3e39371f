using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// float. This file is compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// eˣ of each lane. At most 2 ulp off (below 1.1 measured), denormal results included; nothing overflows early.
    /// </summary>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // Beyond 89 it is infinite, below −104 it is 0. A bound before would be one step more that all others wait for; a mask
        // register at the end is not.
        Vector256<float> most = AtMost(x, Vector256.Create(89.0f));
        Vector256<float> bounded = HasMasks ? most : AtLeast(most, Vector256.Create(-104.0f));
        Vector256<float> r = ReduceByLnTwo(bounded, out Vector256<float> n);
        Vector256<float> y = ScaleNearOne(ExpM1Reduced(r) + Vector256<float>.One, n);
        return HasMasks ? Vector256.ConditionalSelect(NotLess(x, Vector256.Create(-104.0f)), y, Vector256<float>.Zero) : y;
    }

    /// <summary>eˣ of each lane where none is positive: a shorter way than <see cref="Exp(Vector256{float})"/>. At most 2 ulp off (below 1.4 measured).</summary>
    /// <param name="x">The exponents, 0 or less.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpNonPositive(Vector256<float> x)
    {
        // 2ⁿ multiplies all parts before they meet, which it does without rounding.
        Vector256<float> bounded = HasMasks ? x : AtLeast(x, Vector256.Create(-104.0f));
        Vector256<float> r = ReduceByLnTwo(bounded, out Vector256<float> n, out Vector256<float> exact);
        Vector256<float> power = ScaleNearOne(Vector256<float>.One, n);
        Vector256<float> series = ExpSeries(r, r * r);
        Vector256<float> square = power * (exact * exact);
        Vector256<float> line = MultiplyAdd(power, exact, power);
        return HasMasks
            ? Vector256.ConditionalSelect(NotLess(x, Vector256.Create(-104.0f)), MultiplyAdd(series, square, line), Vector256<float>.Zero)
            : MultiplyAdd(series, square, line);
    }

    /// <summary>
    /// ln x of each lane. At most 2 ulp off (below 0.9 measured), denormal arguments included; −∞ at ±0, NaN below.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // A denormal x is brought up by 2²⁵ first.
        Vector256<float> small = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        Vector256<float> scaled = Vector256.ConditionalSelect(small, x * Vector256.Create(33554432.0f), x);
        Vector256<float> y = LogOf(Exponent(scaled, out Vector256<float> m) - (small & Vector256.Create(25.0f)), m);

        Vector256<float> infinity = Vector256.Create(float.PositiveInfinity);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, infinity), x, y);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), -infinity, y);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), y, Vector256.Create(float.NaN));
    }

    /// <summary>ln x of each lane where all are 1 or more and finite, as sums of exponentials of which the largest is 1. As exact as <see cref="Log(Vector256{float})"/>.</summary>
    /// <param name="x">The arguments; what comes of others, NaN too, is a number or not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogFromOne(Vector256<float> x) => LogOf(Exponent(x, out Vector256<float> m), m);

    /// <summary>
    /// The hyperbolic tangent (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) of each lane. At most 4 ulp off (below 3.5 measured, 4.0 without fused
    /// multiply-add), odd to the last bit, never beyond ±1; of neighbouring arguments the larger may have the smaller result,
    /// by as little.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // tanh ½x = s / c, s odd and c even of degrees 5 and 6, and tanh x = 2sc / (c² + s²), whose two squares the errors of s and c
        // leave alike where it nears 1: fitted for the least relative error of that, 7e-9 up to where it is 1. The factor 1.8 of
        // both makes c and c² of small x numbers of a large significand, which rounding moves half as far as those little above 1.
        Vector256<float> square = x * x;
        Vector256<float> s = MultiplyAdd(square, Vector256.Create(TanhS5), Vector256.Create(TanhS3));
        s = MultiplyAdd(s, square * x, x * Vector256.Create(TanhS1));
        Vector256<float> c = MultiplyAdd(square, Vector256.Create(TanhC6), Vector256.Create(TanhC4));
        c = MultiplyAdd(c, square * square, MultiplyAdd(square, Vector256.Create(TanhC2), Vector256.Create(TanhC0)));
        Vector256<float> numerator = (s + s) * c;
        Vector256<float> divisor = MultiplyAdd(c, c, s * s);
        Vector256<float> one = Vector256.ConditionalSelect(Vector256.Create(-0.0f), x, Vector256<float>.One);
        if (!MultiplyAddIsFused)
        {
            // Rounded once more, the divisor may be the smaller one.
            divisor = Vector256.Max(divisor, Vector256.Abs(numerator));
        }

        return HasMasks
            ? Vector256.ConditionalSelect(NotLess(Vector256.Create(TanhEnd), square), numerator / divisor, one)
            : Vector256.ConditionalSelect(Vector256.GreaterThan(square, Vector256.Create(TanhEnd)), one, numerator / divisor);
    }

    /// <summary>
    /// The logistic function 1 / (1 + e⁻ˣ) of each lane. At most 4 ulp off (below 2.6 measured), denormal results included.
    /// </summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // exp(−|x|) = 2ⁿ·(1 + t) / (1 − t), t = tanh ½r, cannot overflow: e / (1 + e) = 2ⁿ(1 + t) / (2ⁿ + 1 + t(2ⁿ − 1)) on the left,
        // 1 less that on the right, which rises. The series gives 2t. Below −104, where the quotient is 0, it may be anything.
        Vector256<float> negative = x | Vector256.Create(-0.0f);
        Vector256<float> bounded = HasMasks ? negative : AtLeast(negative, Vector256.Create(-104.0f));
        Vector256<float> r = ReduceByLnTwo(bounded, out Vector256<float> n, out Vector256<float> exact);
        Vector256<float> square = r * r;
        Vector256<float> series = MultiplyAdd(square, Vector256.Create(TanhFifth / 16.0f), Vector256.Create(TanhThird / 4.0f));
        Vector256<float> twice = MultiplyAdd(series, square * r, exact);
        Vector256<float> power = ScaleNearOne(Vector256<float>.One, n);
        Vector256<float> half = power * Vector256.Create(0.5f);
        Vector256<float> numerator = MultiplyAdd(twice, half, power);
        Vector256<float> divisor = MultiplyAdd(twice, half - Vector256.Create(0.5f), power + Vector256<float>.One);
        Vector256<float> left = HasMasks
            ? Vector256.ConditionalSelect(NotLess(negative, Vector256.Create(-104.0f)), numerator / divisor, Vector256<float>.Zero)
            : numerator / divisor;
        return OneLess(Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), left);
    }

    /// <summary>
    /// The binary cross-entropy of the probability sigmoid(x) and the target t, from x itself:
    /// max(x, 0) − x·t + ln(1 + exp(−|x|)). The logarithm is at most 4 ulp off (below 1.4 measured), however small.
    /// </summary>
    /// <param name="x">The pre-activations.</param>
    /// <param name="t">The targets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidCrossEntropy(Vector256<float> x, Vector256<float> t)
    {
        Vector256<float> tail = Log1PFraction(ExpNonPositive(-Vector256.Abs(x)));
        Vector256<float> positive = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);
        return (positive - (x * t)) + tail;
    }

    // x = 2ᵏ·m, √½ ≤ m < √2, of a positive normal x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exponent(Vector256<float> x, out Vector256<float> m)
    {
        Vector256<uint> bits = x.AsUInt32() + Vector256.Create(0x3F800000u - 0x3F3504F3u);
        m = ((bits & Vector256.Create(0x007FFFFFu)) + Vector256.Create(0x3F3504F3u)).AsSingle();
        return (Vector256.ShiftRightLogical(bits, 23) | Vector256.Create(0x4B000000u)).AsSingle() - Vector256.Create(8388608.0f + 127.0f);
    }

    // ln(2ᵏ·m); ln m = f − f²/2 + s(f²/2 + R), f = m − 1, s = f / (2 + f) (fdlibm).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOf(Vector256<float> k, Vector256<float> m)
    {
        Vector256<float> f = m - Vector256<float>.One;
        Vector256<float> s = f / (f + Vector256.Create(2.0f));
        Vector256<float> z = s * s;
        Vector256<float> p = MultiplyAdd(z, Vector256.Create(0.24279078841f), Vector256.Create(0.28498786688f));
        p = MultiplyAdd(p, z, Vector256.Create(0.40000972152f));
        p = MultiplyAdd(p, z, Vector256.Create(0.66666662693f)) * z;
        Vector256<float> square = f * f * Vector256.Create(0.5f);
        Vector256<float> t = MultiplyAdd(s, square + p, k * Vector256.Create(9.0580006145e-06f));
        return MultiplyAdd(k, Vector256.Create(6.9313812256e-01f), f - (square - t));
    }

    // x = n·ln 2 + r, |r| ≤ ½ ln 2 (Cody and Waite); n comes of adding 1.5·2²³, whose last bit is worth 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceByLnTwo(Vector256<float> x, out Vector256<float> n)
    {
        Vector256<float> shift = Vector256.Create(12582912.0f);
        n = MultiplyAdd(x, Vector256.Create(1.44269504088896341f), shift) - shift;
        Vector256<float> r = MultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        return MultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
    }

    // The same, sooner: what ln 2 rounded to a float lacks is in the exact r alone, which a series need not wait for; it counts as
    // much as a last bit from |x| = 30 on. Only where n·ln 2 is not rounded.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceByLnTwo(Vector256<float> x, out Vector256<float> n, out Vector256<float> exact)
    {
        if (!MultiplyAddIsFused)
        {
            return exact = ReduceByLnTwo(x, out n);
        }

        Vector256<float> shift = Vector256.Create(12582912.0f);
        n = MultiplyAdd(x, Vector256.Create(1.44269504088896341f), shift) - shift;
        Vector256<float> r = MultiplyAdd(n, Vector256.Create(-0.69314718f), x);
        exact = MultiplyAdd(n, Vector256.Create(1.9046543e-9f), r);
        return r;
    }

    // exp r − 1 for |r| ≤ ½ ln 2, 0.2 ulp off before rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpM1Reduced(Vector256<float> r)
    {
        Vector256<float> square = r * r;
        return MultiplyAdd(ExpSeries(r, square), square, r);
    }

    // P of exp r − 1 = r + r²·P(r), fitted for the least relative error. In pairs: half as long a chain as Horner's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpSeries(Vector256<float> r, Vector256<float> square)
    {
        Vector256<float> p = MultiplyAdd(r, Vector256.Create(8.3665285829e-3f), Vector256.Create(4.1667200117e-2f));
        p = MultiplyAdd(square, Vector256.Create(1.3882519922e-3f), p);
        return MultiplyAdd(p, square, MultiplyAdd(r, Vector256.Create(1.6666543562e-1f), Vector256.Create(4.9999998153e-1f)));
    }

    // p·2ⁿ, 2ⁿ in two factors: neither overflows or vanishes where the product doesn't, and only the last one rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> p, Vector256<float> n)
    {
        Vector256<float> shift = Vector256.Create(12582912.0f);
        Vector256<float> half = MultiplyAdd(n, Vector256.Create(0.5f), shift);
        Vector256<float> rest = (n - (half - shift)) + shift;
        return p * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    // 2ⁿ, n being what the last bits of a number near 1.5·2²³ count: all other bits leave at the top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<float> shifted) =>
        Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127), 23).AsSingle();
}
