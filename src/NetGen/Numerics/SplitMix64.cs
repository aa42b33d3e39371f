using System;

namespace NetGen.Numerics;

/// <summary>
/// The generator behind every random number of NetGen: SplitMix64 (Steele, Lea and Flood, 2014). From a state s the
/// next number follows as s ← s + 0x9E3779B97F4A7C15; z = (s ⊕ (s ≫ 30))·0xBF58476D1CE4E5B9;
/// z ← (z ⊕ (z ≫ 27))·0x94D049BB133111EB; result z ⊕ (z ≫ 31), all modulo 2⁶⁴; the seed is the first state.
/// Everything derived from it uses only +, −, ×, ÷ and square roots in double precision, which IEEE 754 defines to the
/// last bit, so the same seed gives the same bits on every machine. <c>default</c> is the generator of seed 0.
/// </summary>
/// <param name="seed">The seed; every value is as good as any other.</param>
public struct SplitMix64(ulong seed)
{
    private ulong _state = seed;
    private double _spare;
    private bool _hasSpare;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A uniform number in [0, 1): the upper 53 bits over 2⁵³.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>A uniform integer in [0, <paramref name="bound"/>), without bias (Lemire, 2019).</summary>
    /// <param name="bound">The bound, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint range = (uint)bound;
        uint threshold = unchecked(0u - range) % range;
        while (true)
        {
            ulong product = (Next() >> 32) * range;
            if ((uint)product >= threshold)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>
    /// A standard normal number, by the polar method (Marsaglia and Bray, 1964): u, v uniform in (−1, 1) until
    /// s = u² + v² lies in (0, 1); then u·√(−2 ln s / s) now and v·√(−2 ln s / s) the next time.
    /// </summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        while (true)
        {
            double u = (2.0 * NextDouble()) - 1.0;
            double v = (2.0 * NextDouble()) - 1.0;
            double s = (u * u) + (v * v);
            if (s > 0.0 && s < 1.0)
            {
                double factor = Math.Sqrt(-2.0 * PlainLog(s) / s);
                _spare = v * factor;
                _hasSpare = true;
                return u * factor;
            }
        }
    }

    // ln x for a normal x in (0, 1). Not Math.Log: the C library behind it differs from machine to machine in the last
    // bit; nor VectorMath: its multiply-add is fused only where the hardware can.
    private static double PlainLog(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh(t), t = (m − 1) / (m + 1): |t| ≤ 0.172, so 11 terms reach the last bit.
        double t = (m - 1.0) / (m + 1.0);
        double square = t * t;
        double sum = 0.0;
        for (int k = 21; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * 0.6931471805599453) + (2.0 * t * sum);
    }
}
