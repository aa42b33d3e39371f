using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Short rows that share a vector, their values side by side. Needs AVX-512.</summary>
internal static unsafe class WovenVectors
{
    /// <summary>The most that the weights of a layer may take to be woven for a block, on the stack.</summary>
    internal const int MostBytes = 32768;

    // 2 rows of 8: value j of row c to place 2j + c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> WeaveHalves(Vector512<float> v) =>
        Avx512F.PermuteVar16x32(v, Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));

    // And back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> UnweaveHalves(Vector512<float> v) =>
        Avx512F.PermuteVar16x32(v, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));

    // One row, each value 2 times.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> SpreadHalves(Vector256<float> v) =>
        Avx512F.PermuteVar16x32(v.ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    // 2 values again and again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> RepeatHalves(float* x) => Vector512.Create(*(double*)x).AsSingle();

    // 4 rows of 4: value j of row c to place 4j + c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> WeaveQuarters(Vector512<float> v) =>
        Avx512F.PermuteVar16x32(v, Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));

    // And back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> UnweaveQuarters(Vector512<float> v) =>
        Avx512F.PermuteVar16x32(v, Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));

    // One row, each value 4 times.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> SpreadQuarters(Vector128<float> v) =>
        Avx512F.PermuteVar16x32(v.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3));

    // 4 values again and again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> RepeatQuarters(float* x) => Avx512F.BroadcastVector128ToVector512(x);

    // Neighbours added up, those of a first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> SumPairs(Vector512<float> a, Vector512<float> b) =>
        Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b)
        + Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b);

    // Of four neighbours the first with the third, the second with the fourth.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> SumHalves(Vector512<float> a, Vector512<float> b) =>
        Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25, 28, 29), b)
        + Avx512F.PermuteVar16x32x2(a, Vector512.Create(2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26, 27, 30, 31), b);

    // 2 rows of 4: value j of row c to place 2j + c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> WeaveHalves(Vector512<double> v) =>
        Avx512F.PermuteVar8x64(v, Vector512.Create(0L, 4, 1, 5, 2, 6, 3, 7));

    // And back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> UnweaveHalves(Vector512<double> v) =>
        Avx512F.PermuteVar8x64(v, Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7));

    // One row, each value 2 times.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> SpreadHalves(Vector256<double> v) =>
        Avx512F.PermuteVar8x64(v.ToVector512Unsafe(), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3));

    // 2 values again and again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> RepeatHalves(double* x) => Avx512DQ.BroadcastVector128ToVector512(x);

    // 4 rows of 2: value j of row c to place 4j + c.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> WeaveQuarters(Vector512<double> v) =>
        Avx512F.PermuteVar8x64(v, Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7));

    // And back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> UnweaveQuarters(Vector512<double> v) =>
        Avx512F.PermuteVar8x64(v, Vector512.Create(0L, 4, 1, 5, 2, 6, 3, 7));

    // One row, each value 4 times.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> SpreadQuarters(Vector128<double> v) =>
        Avx512F.PermuteVar8x64(v.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(0L, 0, 0, 0, 1, 1, 1, 1));

    // 4 values again and again. Not BroadcastVector256ToVector512: .NET 10.0 encodes its displacement twice as large as it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> RepeatQuarters(double* x) => Vector512.Create(Vector256.Load(x), Vector256.Load(x));

    // Neighbours added up, those of a first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> SumPairs(Vector512<double> a, Vector512<double> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), b)
        + Avx512F.PermuteVar8x64x2(a, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), b);

    // Of four neighbours the first with the third, the second with the fourth.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> SumHalves(Vector512<double> a, Vector512<double> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 1, 4, 5, 8, 9, 12, 13), b)
        + Avx512F.PermuteVar8x64x2(a, Vector512.Create(2L, 3, 6, 7, 10, 11, 14, 15), b);
}
