using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// The first steps of the sums of several vectors, where they come before all vectors are there: fewer of them wait in memory, and
// the last steps are those of the halves or quarters. The same additions in the same order.
public static partial class VectorMath
{
    /// <summary>Lower half: the halves of a, added; upper half: those of b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Folds(Vector256<float> a, Vector256<float> b) => Avx2.IsSupported
        ? Folded(a, b)
        : Vector256.Create(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary>Lower half: the halves of a, added; upper half: those of b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Folds(Vector512<float> a, Vector512<float> b) => Avx512F.IsSupported
        ? Folded(a, b)
        : Vector512.Create(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary>Lower half: the halves of a, added; upper half: those of b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Folds(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Folded(a, b)
        : Vector512.Create(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary>Lower half: the halves of a, added; upper half: those of b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Folds(Vector256<double> a, Vector256<double> b) => Avx2.IsSupported
        ? Folded(a, b)
        : Vector256.Create(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary>Quarter by quarter: the quarters of a, added pairwise, those of b, of c and of d.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Folds(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) => Avx512F.IsSupported
        ? FoldedHalves(Folded(a, b), Folded(c, d))
        : Vector512.Create(Folds(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper()), Folds(c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper()));
}
