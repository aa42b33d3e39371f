using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// 16 rows of few columns to a vector a column and back, through registers alone. For processors with AVX-512.
public static partial class Transposition
{
    /// <summary>The columns of 16 rows of one number.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="x1">Receives the column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(ref float x, out Vector512<float> x1) => x1 = Whole(ref x, 0);

    /// <summary>The columns of 16 rows of two numbers.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="x1">Receives the first column.</param>
    /// <param name="x2">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(ref float x, out Vector512<float> x1, out Vector512<float> x2)
    {
        Vector512<float> a = Whole(ref x, 0);
        Vector512<float> b = Whole(ref x, 16);
        x1 = Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b);
        x2 = Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b);
    }

    /// <summary>The columns of 16 rows of three numbers.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="x1">Receives the first column.</param>
    /// <param name="x2">Receives the second column.</param>
    /// <param name="x3">Receives the third column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(ref float x, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3)
    {
        // Of a column ten or eleven numbers lie in the first two vectors, the others in the third.
        Vector512<float> a = Whole(ref x, 0);
        Vector512<float> b = Whole(ref x, 16);
        Vector512<float> c = Whole(ref x, 32);
        x1 = Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0), b);
        x2 = Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0), b);
        x3 = Avx512F.PermuteVar16x32x2(a, Vector512.Create(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0), b);
        x1 = Avx512F.PermuteVar16x32x2(x1, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29), c);
        x2 = Avx512F.PermuteVar16x32x2(x2, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30), c);
        x3 = Avx512F.PermuteVar16x32x2(x3, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31), c);
    }

    /// <summary>The columns of 16 rows of four numbers.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="x1">Receives the first column.</param>
    /// <param name="x2">Receives the second column.</param>
    /// <param name="x3">Receives the third column.</param>
    /// <param name="x4">Receives the fourth column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(ref float x, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3, out Vector512<float> x4)
    {
        // Of eight rows two columns each, one in each half; then halves of both eights side by side.
        Vector512<int> first = Vector512.Create(0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
        Vector512<int> second = Vector512.Create(2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
        Vector512<float> a = Whole(ref x, 0);
        Vector512<float> b = Whole(ref x, 16);
        Vector512<float> c = Whole(ref x, 32);
        Vector512<float> d = Whole(ref x, 48);
        Vector512<float> low = Avx512F.PermuteVar16x32x2(a, first, b);
        Vector512<float> high = Avx512F.PermuteVar16x32x2(c, first, d);
        x1 = Avx512F.Shuffle4x128(low, high, 0x44);
        x2 = Avx512F.Shuffle4x128(low, high, 0xEE);
        low = Avx512F.PermuteVar16x32x2(a, second, b);
        high = Avx512F.PermuteVar16x32x2(c, second, d);
        x3 = Avx512F.Shuffle4x128(low, high, 0x44);
        x4 = Avx512F.Shuffle4x128(low, high, 0xEE);
    }

    /// <summary>16 rows of one number from their column.</summary>
    /// <param name="y">Receives the rows.</param>
    /// <param name="y1">The column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float y, Vector512<float> y1) => Whole(ref y, 0) = y1;

    /// <summary>16 rows of two numbers from their columns.</summary>
    /// <param name="y">Receives the rows.</param>
    /// <param name="y1">The first column.</param>
    /// <param name="y2">The second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float y, Vector512<float> y1, Vector512<float> y2)
    {
        Whole(ref y, 0) = Avx512F.PermuteVar16x32x2(y1, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), y2);
        Whole(ref y, 16) = Avx512F.PermuteVar16x32x2(y1, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), y2);
    }

    /// <summary>16 rows of three numbers from their columns.</summary>
    /// <param name="y">Receives the rows.</param>
    /// <param name="y1">The first column.</param>
    /// <param name="y2">The second column.</param>
    /// <param name="y3">The third column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float y, Vector512<float> y1, Vector512<float> y2, Vector512<float> y3)
    {
        // First what the first two columns give to a vector of the result, then the third one's into the places between.
        Vector512<float> a = Avx512F.PermuteVar16x32x2(y1, Vector512.Create(0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5), y2);
        Vector512<float> b = Avx512F.PermuteVar16x32x2(y1, Vector512.Create(21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26), y2);
        Vector512<float> c = Avx512F.PermuteVar16x32x2(y1, Vector512.Create(0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0), y2);
        Whole(ref y, 0) = Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15), y3);
        Whole(ref y, 16) = Avx512F.PermuteVar16x32x2(b, Vector512.Create(0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15), y3);
        Whole(ref y, 32) = Avx512F.PermuteVar16x32x2(c, Vector512.Create(26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31), y3);
    }

    /// <summary>16 rows of four numbers from their columns.</summary>
    /// <param name="y">Receives the rows.</param>
    /// <param name="y1">The first column.</param>
    /// <param name="y2">The second column.</param>
    /// <param name="y3">The third column.</param>
    /// <param name="y4">The fourth column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float y, Vector512<float> y1, Vector512<float> y2, Vector512<float> y3, Vector512<float> y4)
    {
        // Halves of two columns each side by side, of which every vector of the result takes four rows.
        Vector512<float> low = Avx512F.Shuffle4x128(y1, y2, 0x44);
        Vector512<float> low2 = Avx512F.Shuffle4x128(y3, y4, 0x44);
        Vector512<float> high = Avx512F.Shuffle4x128(y1, y2, 0xEE);
        Vector512<float> high2 = Avx512F.Shuffle4x128(y3, y4, 0xEE);
        Vector512<int> first = Vector512.Create(0, 8, 16, 24, 1, 9, 17, 25, 2, 10, 18, 26, 3, 11, 19, 27);
        Vector512<int> second = Vector512.Create(4, 12, 20, 28, 5, 13, 21, 29, 6, 14, 22, 30, 7, 15, 23, 31);
        Whole(ref y, 0) = Avx512F.PermuteVar16x32x2(low, first, low2);
        Whole(ref y, 16) = Avx512F.PermuteVar16x32x2(low, second, low2);
        Whole(ref y, 32) = Avx512F.PermuteVar16x32x2(high, first, high2);
        Whole(ref y, 48) = Avx512F.PermuteVar16x32x2(high, second, high2);
    }
}
