using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// The elementary functions of the kernels over vectors of 128, 256 and 512 bits of <see cref="float"/> and
/// <see cref="double"/>, and over scalars. Every width gives the same bits, lane for lane: the 256-bit source is the only
/// one, and the build derives the other widths from it. With and without fused multiply-add the last bits differ; the
/// stated errors hold for both. NaN gives NaN everywhere.
/// </summary>
public static partial class VectorMath
{
    /// <summary>e to the power of <paramref name="x"/>.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x) => Exp(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of <paramref name="x"/>.</summary>
    /// <param name="x">The argument; NaN comes of a negative one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of <paramref name="x"/>.</summary>
    /// <param name="x">The argument; NaN comes of a negative one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => Log(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic tangent of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic tangent of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tanh(double x) => Tanh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The logistic function 1 / (1 + exp(−x)).</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The logistic function 1 / (1 + exp(−x)).</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x) => Sigmoid(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
