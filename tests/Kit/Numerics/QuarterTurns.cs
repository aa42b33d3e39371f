using System;
using System.Numerics;

namespace NetGen.Kit;

/// <summary>
/// Angles less their whole quarter turns, in integers of more than a thousand bits: even the largest double keeps a hundred
/// bits of what is left over.
/// </summary>
internal static class QuarterTurns
{
    // The largest double has 1024 bits before the point; its rest can begin 60 bits after it, and 110 more are wanted.
    private const int FractionBits = 1300;

    private static readonly BigInteger _quarter = HalfPi();

    /// <summary>The angle, at least 10⁻³⁰⁰, less the nearest multiple of π/2; what multiple that is, modulo 4.</summary>
    public static DoubleDouble Reduce(double x, out int quadrant)
    {
        // x = m·2ⁿ with an integer m.
        int n = Math.ILogB(x) - 52;
        BigInteger angle = (BigInteger)Math.ScaleB(x, -n) << (FractionBits + n);
        BigInteger turns = BigInteger.Divide((angle << 1) + (angle.Sign * _quarter), _quarter << 1);
        quadrant = (int)(turns & 3);
        BigInteger rest = angle - (turns * _quarter);

        int excess = (int)Math.Max(0L, (long)BigInteger.Abs(rest).GetBitLength() - 106);
        rest >>= excess;
        double high = (double)rest;
        DoubleDouble sum = (DoubleDouble)high + (double)(rest - (BigInteger)high);
        return sum.Scale(excess - FractionBits);
    }

    // Machin: π/4 = 4·atan(1/5) − atan(1/239). The guard bits take up what the divisions cut off.
    private static BigInteger HalfPi()
    {
        const int Guard = 20;
        BigInteger one = BigInteger.One << (FractionBits + Guard + 1);
        return ((4 * ArcTangentOfReciprocal(5, one)) - ArcTangentOfReciprocal(239, one)) >> Guard;
    }

    private static BigInteger ArcTangentOfReciprocal(int n, BigInteger one)
    {
        BigInteger power = one / n;
        BigInteger sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }
}
