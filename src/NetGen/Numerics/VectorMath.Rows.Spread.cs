using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// Several rows of weights in a vector: each row's input in its lanes, the units in every row, and the rows' sum.
public static partial class VectorMath
{
    /// <summary>x₁ in the first quarter, x₂ in the second and so on: the inputs of four rows in one vector.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread512(Vector128<float> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32(x.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3));

    /// <summary>The same for the four inputs of a quarter of a vector.</summary>
    /// <param name="x">Sixteen inputs.</param>
    /// <param name="quarter">Which four of them, from 0 on: a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread512(Vector512<float> x, int quarter) => quarter switch
    {
        0 => Vector512.Shuffle(x, Vector512.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)),
        1 => Vector512.Shuffle(x, Vector512.Create(4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7)),
        2 => Vector512.Shuffle(x, Vector512.Create(8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11)),
        _ => Vector512.Shuffle(x, Vector512.Create(12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 15)),
    };

    /// <summary>x₁ in the lower half, x₂ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SpreadLow512(Vector128<float> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32(x.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));

    /// <summary>x₃ in the lower half, x₄ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SpreadHigh512(Vector128<float> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32(x.ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3));

    /// <summary>x₁ in the lower half, x₂ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SpreadLow256(Vector128<float> x) => Avx2.IsSupported
        ? Avx2.PermuteVar8x32(x.ToVector256Unsafe(), Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1))
        : Vector256.Shuffle(Repeat256(x), Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1));

    /// <summary>x₃ in the lower half, x₄ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SpreadHigh256(Vector128<float> x) => Avx2.IsSupported
        ? Avx2.PermuteVar8x32(x.ToVector256Unsafe(), Vector256.Create(2, 2, 2, 2, 3, 3, 3, 3))
        : Vector256.Shuffle(Repeat256(x), Vector256.Create(2, 2, 2, 2, 3, 3, 3, 3));

    /// <summary>The vector in both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Repeat256(Vector128<float> v) => Vector256.Create(v, v);

    /// <summary>The vector in all four quarters.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat512(Vector128<float> v) => Avx512F.IsSupported
        ? Avx512F.Shuffle4x128(v.ToVector256Unsafe().ToVector512Unsafe(), v.ToVector256Unsafe().ToVector512Unsafe(), 0x00)
        : Repeat512(Repeat256(v));

    /// <summary>The vector in both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat512(Vector256<float> v) => Avx512F.IsSupported
        ? Avx512F.Shuffle4x128(v.ToVector512Unsafe(), v.ToVector512Unsafe(), 0x44)
        : Vector512.Create(v, v);

    /// <summary>Four values in every quarter, as one load broadcasts them.</summary>
    /// <param name="slot">The first of them, in memory that stays where it is: a slot's on the stack or pinned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector512<float> RepeatFrom512(ref float slot) => Avx512F.IsSupported
        ? Avx512F.BroadcastVector128ToVector512((float*)Unsafe.AsPointer(ref slot))
        : Repeat512(Unsafe.As<float, Vector128<float>>(ref slot));

    /// <summary>Four values in both halves, as one load broadcasts them.</summary>
    /// <param name="slot">The first of them, in memory that stays where it is: a slot's on the stack or pinned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> RepeatFrom256(ref float slot) => Avx.IsSupported
        ? Avx.BroadcastVector128ToVector256((float*)Unsafe.AsPointer(ref slot))
        : Repeat256(Unsafe.As<float, Vector128<float>>(ref slot));

    /// <summary>One of the four values that stand in every quarter, in all lanes.</summary>
    /// <param name="v">Four values in every quarter.</param>
    /// <param name="n">Which of the four, from 0 on: a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Each512(Vector512<float> v, int n) => Avx512F.IsSupported
        ? n switch
        {
            0 => Avx512F.Permute4x32(v, 0x00),
            1 => Avx512F.Permute4x32(v, 0x55),
            2 => Avx512F.Permute4x32(v, 0xAA),
            _ => Avx512F.Permute4x32(v, 0xFF),
        }
        : Vector512.Create(v[n]);

    /// <summary>One of the four values that stand in both halves, in all lanes.</summary>
    /// <param name="v">Four values in both halves.</param>
    /// <param name="n">Which of the four, from 0 on: a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Each256(Vector256<float> v, int n) => Avx.IsSupported
        ? n switch
        {
            0 => Avx.Permute(v, 0x00),
            1 => Avx.Permute(v, 0x55),
            2 => Avx.Permute(v, 0xAA),
            _ => Avx.Permute(v, 0xFF),
        }
        : Vector256.Create(v[n]);

    /// <summary>The sum of both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FoldHalves(Vector512<float> v) => v.GetLower() + v.GetUpper();

    /// <summary>The sum of both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FoldHalves(Vector256<float> v) => v.GetLower() + v.GetUpper();

    /// <summary>The sum of the quarters: (1 + 3) + (2 + 4).</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FoldQuarters(Vector512<float> v) => FoldHalves(FoldHalves(v));

    /// <summary>x₁ in the first quarter, x₂ in the second and so on: the inputs of four rows in one vector.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Spread512(Vector256<double> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64(x.ToVector512Unsafe(), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3));

    /// <summary>x₁ in the lower half, x₂ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SpreadLow512(Vector256<double> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64(x.ToVector512Unsafe(), Vector512.Create(0L, 0, 0, 0, 1, 1, 1, 1))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(0L, 0, 0, 0, 1, 1, 1, 1));

    /// <summary>x₃ in the lower half, x₄ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SpreadHigh512(Vector256<double> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64(x.ToVector512Unsafe(), Vector512.Create(2L, 2, 2, 2, 3, 3, 3, 3))
        : Vector512.Shuffle(Repeat512(x), Vector512.Create(2L, 2, 2, 2, 3, 3, 3, 3));

    /// <summary>x₁ in the lower half, x₂ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SpreadLow256(Vector256<double> x) => Vector256.Shuffle(x, Vector256.Create(0L, 0, 1, 1));

    /// <summary>x₃ in the lower half, x₄ in the upper.</summary>
    /// <param name="x">Four inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SpreadHigh256(Vector256<double> x) => Vector256.Shuffle(x, Vector256.Create(2L, 2, 3, 3));

    /// <summary>The vector in both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Repeat256(Vector128<double> v) => Vector256.Create(v, v);

    /// <summary>The vector in all four quarters.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Repeat512(Vector128<double> v) => Repeat512(Repeat256(v));

    /// <summary>The vector in both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Repeat512(Vector256<double> v) => Vector512.Create(v, v);

    /// <summary>The sum of both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FoldHalves(Vector512<double> v) => v.GetLower() + v.GetUpper();

    /// <summary>The sum of both halves.</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FoldHalves(Vector256<double> v) => v.GetLower() + v.GetUpper();

    /// <summary>The sum of the quarters: (1 + 3) + (2 + 4).</summary>
    /// <param name="v">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FoldQuarters(Vector512<double> v) => FoldHalves(FoldHalves(v));
}
