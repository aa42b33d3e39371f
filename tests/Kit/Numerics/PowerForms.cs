using System;
using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>The powers of 512 bits of bases and exponents, as the narrower forms compute them.</summary>
internal static class PowerForms
{
    public static Vector512<double> Scalar(Vector512<double> x, Vector512<double> y)
    {
        Span<double> found = stackalloc double[8];
        for (int lane = 0; lane < found.Length; lane++)
        {
            found[lane] = VectorMath.Pow(x[lane], y[lane]);
        }

        return Vector512.Create<double>(found);
    }

    public static Vector512<float> Scalar(Vector512<float> x, Vector512<float> y)
    {
        Span<float> found = stackalloc float[16];
        for (int lane = 0; lane < found.Length; lane++)
        {
            found[lane] = VectorMath.Pow(x[lane], y[lane]);
        }

        return Vector512.Create<float>(found);
    }

    public static Vector512<double> Of128(Vector512<double> x, Vector512<double> y) =>
        Vector512.Create(Halves(x.GetLower(), y.GetLower()), Halves(x.GetUpper(), y.GetUpper()));

    public static Vector512<float> Of128(Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(Halves(x.GetLower(), y.GetLower()), Halves(x.GetUpper(), y.GetUpper()));

    public static Vector512<double> Of256(Vector512<double> x, Vector512<double> y) =>
        Vector512.Create(VectorMath.Pow(x.GetLower(), y.GetLower()), VectorMath.Pow(x.GetUpper(), y.GetUpper()));

    public static Vector512<float> Of256(Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(VectorMath.Pow(x.GetLower(), y.GetLower()), VectorMath.Pow(x.GetUpper(), y.GetUpper()));

    private static Vector256<double> Halves(Vector256<double> x, Vector256<double> y) =>
        Vector256.Create(VectorMath.Pow(x.GetLower(), y.GetLower()), VectorMath.Pow(x.GetUpper(), y.GetUpper()));

    private static Vector256<float> Halves(Vector256<float> x, Vector256<float> y) =>
        Vector256.Create(VectorMath.Pow(x.GetLower(), y.GetLower()), VectorMath.Pow(x.GetUpper(), y.GetUpper()));
}
