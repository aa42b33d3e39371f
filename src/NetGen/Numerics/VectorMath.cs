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

    /// <summary>e to the power of <paramref name="x"/>, less 1; accurate near zero.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpM1(float x) => ExpM1(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>e to the power of <paramref name="x"/>, less 1; accurate near zero.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ExpM1(double x) => ExpM1(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of 1 + <paramref name="x"/>; accurate near zero.</summary>
    /// <param name="x">The argument; NaN comes of one below −1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1P(float x) => Log1P(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of 1 + <paramref name="x"/>; accurate near zero.</summary>
    /// <param name="x">The argument; NaN comes of one below −1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log1P(double x) => Log1P(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>Softplus ln(1 + exp x).</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>Softplus ln(1 + exp x).</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x) => Softplus(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of the hyperbolic cosine.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogCosh(float x) => LogCosh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm of the hyperbolic cosine.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogCosh(double x) => LogCosh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The error function.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => Erf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The error function.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Erf(double x) => Erf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The distribution function of the standard normal distribution.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NormalCdf(float x) => NormalCdf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The distribution function of the standard normal distribution.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NormalCdf(double x) => NormalCdf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The density of the standard normal distribution.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NormalPdf(float x) => NormalPdf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The density of the standard normal distribution.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NormalPdf(double x) => NormalPdf(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
