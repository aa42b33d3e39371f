using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// Several sums across lanes at once: a tree over many vectors shares its shuffles, where each sum by itself leaves most
// lanes idle. Every single sum is added in the order of Sum: lower half with upper half, again and again.
// A vector may hold several rows of a narrow layer, one behind the other: then each part of it has its own sum.
public static partial class VectorMath
{
    /// <summary>The sums of four vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (!Sse.IsSupported)
        {
            return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));
        }

        Vector128<float> ab = Sse.Shuffle(a, b, 0b01_00_01_00) + Sse.Shuffle(a, b, 0b11_10_11_10);
        Vector128<float> cd = Sse.Shuffle(c, d, 0b01_00_01_00) + Sse.Shuffle(c, d, 0b11_10_11_10);
        return Sse.Shuffle(ab, cd, 0b10_00_10_00) + Sse.Shuffle(ab, cd, 0b11_01_11_01);
    }

    /// <summary>The sums of the halves of four vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(
                Sums(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper()),
                Sums(c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()));
        }

        return Avx2.PermuteVar8x32(InHalves(a, b, c, d), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
    }

    /// <summary>The sums of eight vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    /// <param name="e">The fifth vector.</param>
    /// <param name="f">The sixth vector.</param>
    /// <param name="g">The seventh vector.</param>
    /// <param name="h">The eighth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sums(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d,
        Vector256<float> e, Vector256<float> f, Vector256<float> g, Vector256<float> h)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(
                Sums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper()),
                Sums(e.GetLower() + e.GetUpper(), f.GetLower() + f.GetUpper(), g.GetLower() + g.GetUpper(), h.GetLower() + h.GetUpper()));
        }

        return InHalves(Folded(a, e), Folded(b, f), Folded(c, g), Folded(d, h));
    }

    /// <summary>The sums of the quarters of four vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Sums(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper()),
                Sums(c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()));
        }

        return Avx512F.PermuteVar16x32(InQuarters(a, b, c, d), Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
    }

    /// <summary>The sums of the halves of eight vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    /// <param name="e">The fifth vector.</param>
    /// <param name="f">The sixth vector.</param>
    /// <param name="g">The seventh vector.</param>
    /// <param name="h">The eighth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Sums(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper(), c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()),
                Sums(e.GetLower(), e.GetUpper(), f.GetLower(), f.GetUpper(), g.GetLower(), g.GetUpper(), h.GetLower(), h.GetUpper()));
        }

        Vector512<float> sums = InQuarters(FoldedHalves(a, e), FoldedHalves(b, f), FoldedHalves(c, g), FoldedHalves(d, h));
        return Avx512F.PermuteVar16x32(sums, Vector512.Create(0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15));
    }

    /// <summary>The sums of sixteen vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    /// <param name="e">The fifth vector.</param>
    /// <param name="f">The sixth vector.</param>
    /// <param name="g">The seventh vector.</param>
    /// <param name="h">The eighth vector.</param>
    /// <param name="i">The ninth vector.</param>
    /// <param name="j">The tenth vector.</param>
    /// <param name="k">The eleventh vector.</param>
    /// <param name="l">The twelfth vector.</param>
    /// <param name="m">The thirteenth vector.</param>
    /// <param name="n">The fourteenth vector.</param>
    /// <param name="o">The fifteenth vector.</param>
    /// <param name="p">The sixteenth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h,
        Vector512<float> i, Vector512<float> j, Vector512<float> k, Vector512<float> l,
        Vector512<float> m, Vector512<float> n, Vector512<float> o, Vector512<float> p)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Sums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), e.GetLower() + e.GetUpper(), f.GetLower() + f.GetUpper(), g.GetLower() + g.GetUpper(), h.GetLower() + h.GetUpper()),
                Sums(i.GetLower() + i.GetUpper(), j.GetLower() + j.GetUpper(), k.GetLower() + k.GetUpper(), l.GetLower() + l.GetUpper(), m.GetLower() + m.GetUpper(), n.GetLower() + n.GetUpper(), o.GetLower() + o.GetUpper(), p.GetLower() + p.GetUpper()));
        }

        return InQuarters(
            FoldedHalves(Folded(a, e), Folded(i, m)),
            FoldedHalves(Folded(b, f), Folded(j, n)),
            FoldedHalves(Folded(c, g), Folded(k, o)),
            FoldedHalves(Folded(d, h), Folded(l, p)));
    }

    /// <summary>The sums of two vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sums(Vector128<double> a, Vector128<double> b)
    {
        if (!Sse2.IsSupported)
        {
            return Vector128.Create(Sum(a), Sum(b));
        }

        return Sse2.UnpackLow(a, b) + Sse2.UnpackHigh(a, b);
    }

    /// <summary>The sums of the halves of two vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sums(Vector256<double> a, Vector256<double> b)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(Sums(a.GetLower(), a.GetUpper()), Sums(b.GetLower(), b.GetUpper()));
        }

        return Avx2.Permute4x64(Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b), 0b11_01_10_00);
    }

    /// <summary>The sums of four vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(
                Sums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper()),
                Sums(c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper()));
        }

        Vector256<double> ac = Folded(a, c);
        Vector256<double> bd = Folded(b, d);
        return Avx.UnpackLow(ac, bd) + Avx.UnpackHigh(ac, bd);
    }

    /// <summary>The sums of the quarters of two vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sums(Vector512<double> a, Vector512<double> b)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(Sums(a.GetLower(), a.GetUpper()), Sums(b.GetLower(), b.GetUpper()));
        }

        return Avx512F.PermuteVar8x64(Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7));
    }

    /// <summary>The sums of the halves of four vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sums(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Sums(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper()),
                Sums(c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()));
        }

        Vector512<double> ac = FoldedHalves(a, c);
        Vector512<double> bd = FoldedHalves(b, d);
        return Avx512F.PermuteVar8x64(Avx512F.UnpackLow(ac, bd) + Avx512F.UnpackHigh(ac, bd), Vector512.Create(0L, 2, 1, 3, 4, 6, 5, 7));
    }

    /// <summary>The sums of eight vectors.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector.</param>
    /// <param name="c">The third vector.</param>
    /// <param name="d">The fourth vector.</param>
    /// <param name="e">The fifth vector.</param>
    /// <param name="f">The sixth vector.</param>
    /// <param name="g">The seventh vector.</param>
    /// <param name="h">The eighth vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sums(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Sums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper()),
                Sums(e.GetLower() + e.GetUpper(), f.GetLower() + f.GetUpper(), g.GetLower() + g.GetUpper(), h.GetLower() + h.GetUpper()));
        }

        Vector512<double> aceg = FoldedHalves(Folded(a, c), Folded(e, g));
        Vector512<double> bdfh = FoldedHalves(Folded(b, d), Folded(f, h));
        return Avx512F.UnpackLow(aceg, bdfh) + Avx512F.UnpackHigh(aceg, bdfh);
    }

    // Each half by itself: the sums of its quarter of a, b, c and d.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> InHalves(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        Vector256<float> ab = Avx.Shuffle(a, b, 0b01_00_01_00) + Avx.Shuffle(a, b, 0b11_10_11_10);
        Vector256<float> cd = Avx.Shuffle(c, d, 0b01_00_01_00) + Avx.Shuffle(c, d, 0b11_10_11_10);
        return Avx.Shuffle(ab, cd, 0b10_00_10_00) + Avx.Shuffle(ab, cd, 0b11_01_11_01);
    }

    // Each quarter by itself: the sums of that quarter of a, b, c and d.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> InQuarters(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector512<float> ab = Avx512F.Shuffle(a, b, 0b01_00_01_00) + Avx512F.Shuffle(a, b, 0b11_10_11_10);
        Vector512<float> cd = Avx512F.Shuffle(c, d, 0b01_00_01_00) + Avx512F.Shuffle(c, d, 0b11_10_11_10);
        return Avx512F.Shuffle(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle(ab, cd, 0b11_01_11_01);
    }

    // Lower half: the halves of a, added; upper half: those of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Folded(Vector256<float> a, Vector256<float> b)
    {
        return Avx.Blend(a, b, 0b1111_0000) + Avx.Permute2x128(a, b, 0x21);
    }

    // Lower half: the halves of a, added; upper half: those of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Folded(Vector512<float> a, Vector512<float> b)
    {
        return Avx512F.TernaryLogic(Vector512.Create(-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0).AsSingle(), a, b, 0xCA) + Avx512F.Shuffle4x128(a, b, 0b01_00_11_10);
    }

    // Quarter by quarter: the halves of a's lower half, added, of its upper half, of b's lower half, of its upper half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FoldedHalves(Vector512<float> a, Vector512<float> b)
    {
        return Avx512F.Shuffle4x128(a, b, 0b10_00_10_00) + Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
    }

    // Lower half: the halves of a, added; upper half: those of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Folded(Vector256<double> a, Vector256<double> b)
    {
        return Avx.Blend(a, b, 0b1100) + Avx.Permute2x128(a, b, 0x21);
    }

    // Lower half: the halves of a, added; upper half: those of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Folded(Vector512<double> a, Vector512<double> b)
    {
        return Avx512F.TernaryLogic(Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0).AsDouble(), a, b, 0xCA) + Avx512F.Shuffle4x128(a, b, 0b01_00_11_10);
    }

    // Quarter by quarter: the halves of a's lower half, added, of its upper half, of b's lower half, of its upper half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FoldedHalves(Vector512<double> a, Vector512<double> b)
    {
        return Avx512F.Shuffle4x128(a, b, 0b10_00_10_00) + Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
    }
}
