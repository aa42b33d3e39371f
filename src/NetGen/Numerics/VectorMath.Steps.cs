using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// What an optimizer's step does to every weight.
public static partial class VectorMath
{
    /// <summary>x, or zero where its magnitude is below a threshold: a state that decays must not end among the denormal numbers.</summary>
    /// <param name="x">The states.</param>
    /// <param name="least">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Flush(Vector128<float> x, Vector128<float> least) => Unless(Vector128.LessThan(Vector128.Abs(x), least), x);

    /// <summary>The same for states that are never negative.</summary>
    /// <param name="x">The states.</param>
    /// <param name="least">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FlushSquare(Vector128<float> x, Vector128<float> least) => Unless(Vector128.LessThan(x, least), x);

    // x, zero where the mask is set. With mask registers a blend; without, its three steps are more than one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Unless(Vector128<float> mask, Vector128<float> x) => Avx512F.VL.IsSupported ? Vector128.ConditionalSelect(mask, Vector128<float>.Zero, x) : Vector128.AndNot(x, mask);

    /// <inheritdoc cref="Flush(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Flush(Vector128<double> x, Vector128<double> least) => Unless(Vector128.LessThan(Vector128.Abs(x), least), x);

    /// <inheritdoc cref="FlushSquare(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FlushSquare(Vector128<double> x, Vector128<double> least) => Unless(Vector128.LessThan(x, least), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Unless(Vector128<double> mask, Vector128<double> x) => Avx512F.VL.IsSupported ? Vector128.ConditionalSelect(mask, Vector128<double>.Zero, x) : Vector128.AndNot(x, mask);

    /// <inheritdoc cref="Flush(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Flush(Vector256<float> x, Vector256<float> least) => Unless(Vector256.LessThan(Vector256.Abs(x), least), x);

    /// <inheritdoc cref="FlushSquare(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FlushSquare(Vector256<float> x, Vector256<float> least) => Unless(Vector256.LessThan(x, least), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Unless(Vector256<float> mask, Vector256<float> x) => Avx512F.VL.IsSupported ? Vector256.ConditionalSelect(mask, Vector256<float>.Zero, x) : Vector256.AndNot(x, mask);

    /// <inheritdoc cref="Flush(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Flush(Vector256<double> x, Vector256<double> least) => Unless(Vector256.LessThan(Vector256.Abs(x), least), x);

    /// <inheritdoc cref="FlushSquare(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FlushSquare(Vector256<double> x, Vector256<double> least) => Unless(Vector256.LessThan(x, least), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Unless(Vector256<double> mask, Vector256<double> x) => Avx512F.VL.IsSupported ? Vector256.ConditionalSelect(mask, Vector256<double>.Zero, x) : Vector256.AndNot(x, mask);

    /// <inheritdoc cref="Flush(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Flush(Vector512<float> x, Vector512<float> least) => Unless(Vector512.LessThan(Vector512.Abs(x), least), x);

    /// <inheritdoc cref="FlushSquare(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FlushSquare(Vector512<float> x, Vector512<float> least) => Unless(Vector512.LessThan(x, least), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Unless(Vector512<float> mask, Vector512<float> x) => Avx512F.IsSupported ? Vector512.ConditionalSelect(mask, Vector512<float>.Zero, x) : Vector512.AndNot(x, mask);

    /// <inheritdoc cref="Flush(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Flush(Vector512<double> x, Vector512<double> least) => Unless(Vector512.LessThan(Vector512.Abs(x), least), x);

    /// <inheritdoc cref="FlushSquare(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FlushSquare(Vector512<double> x, Vector512<double> least) => Unless(Vector512.LessThan(x, least), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Unless(Vector512<double> mask, Vector512<double> x) => Avx512F.IsSupported ? Vector512.ConditionalSelect(mask, Vector512<double>.Zero, x) : Vector512.AndNot(x, mask);
}
