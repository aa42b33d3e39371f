using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Compiled as it stands; the build derives its 128- and 512-bit twins by replacing the width.
public static partial class VectorMath
{
    /// <summary>
    /// a / b of each lane for b between 2⁻¹²⁵ and 2¹²⁵ (beyond that as at that end). At most 1 ulp off (below 0.8 measured). An
    /// optimizer's step takes a root and a quotient of every weight, and the unit that does both does one after the other;
    /// this quotient is multiply-adds beside the root.
    /// </summary>
    /// <param name="a">The dividends.</param>
    /// <param name="b">The divisors, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Quotient(Vector256<float> a, Vector256<float> b)
    {
        b = AtMost(b, Vector256.Create(4.2535296e37f));
        if (!MultiplyAddIsFused)
        {
            return a / b;
        }

        // 1 / b from its bits to 5 %, e = 1 − b·r; r·(1 + e + e²) has an error of e³, below 1.3e-4, and the quotient from it the
        // square of that once what is left of a is divided too.
        Vector256<float> r = (Vector256.Create(0x7EF31000) - b.AsInt32()).AsSingle();
        Vector256<float> e = MultiplySubtract(b, r, Vector256<float>.One);
        r = MultiplyAdd(r, MultiplyAdd(e, e, e), r);
        Vector256<float> q = a * r;
        return MultiplyAdd(MultiplySubtract(b, q, a), r, q);
    }

    /// <summary>a / b of each lane.</summary>
    /// <param name="a">The dividends.</param>
    /// <param name="b">The divisors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Quotient(Vector256<double> a, Vector256<double> b) => a / b;
}
