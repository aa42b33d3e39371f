using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// The elementary functions of the kernels over vectors of 128, 256 and 512 bits of <see cref="float"/> and
/// <see cref="double"/>, and over scalars. Every width gives the same bits, lane for lane: the 256-bit source is the only
/// one, and the build derives the other widths from it. With and without fused multiply-add the last bits differ; the
/// stated errors hold for both. NaN gives NaN everywhere, but where <see cref="Pow(double, double)"/> follows IEEE 754.
/// </summary>
public static partial class VectorMath
{
    // Sine and cosine reduce larger angles elsewhere: 2²⁰ quarter turns is as far as their parts of π/2 multiply exactly.
    private const double LargestAngle = 1e6;

    // tanh r = r + r³·(TanhThird + TanhFifth·r²) for |r| ≤ ¼ ln 2, fitted for the least relative error: 5.5e-8, 0.92·2⁻²⁴.
    private const float TanhThird = -0.3333127708f;
    private const float TanhFifth = 0.1311083819f;

    // tanh ½x = (TanhS1·x + TanhS3·x³ + TanhS5·x⁵) / (TanhC0 + TanhC2·x² + TanhC4·x⁴ + TanhC6·x⁶); 1 for x² beyond TanhEnd.
    private const float TanhS1 = 0.9f;
    private const float TanhS3 = 0.0268005302f;
    private const float TanhS5 = 0.000102917939f;
    private const float TanhC0 = 1.8f;
    private const float TanhC2 = 0.203601001f;
    private const float TanhC4 = 0.00217265049f;
    private const float TanhC6 = 2.21600678e-06f;
    private const float TanhEnd = 81.18f;

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

    // Sine and cosine look at all lanes for large angles: the unused ones are zero here, not left as found.

    /// <summary>The sine of <paramref name="x"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sin(float x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The sine of <paramref name="x"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sin(double x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The cosine of <paramref name="x"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cos(float x) => Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The cosine of <paramref name="x"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cos(double x) => Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The arc tangent of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atan(float x) => Atan(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The arc tangent of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atan(double x) => Atan(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic sine of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sinh(float x) => Sinh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic sine of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sinh(double x) => Sinh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic cosine of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cosh(float x) => Cosh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic cosine of <paramref name="x"/>.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosh(double x) => Cosh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>; all that is special is as in <see cref="Math.Pow"/>.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static float Pow(float x, float y) => Pow(Vector128.CreateScalarUnsafe(x), Vector128.CreateScalarUnsafe(y)).ToScalar();

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>; all that is special is as in <see cref="Math.Pow"/>.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y) => Pow(Vector128.CreateScalarUnsafe(x), Vector128.CreateScalarUnsafe(y)).ToScalar();
}
