using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of InputGradientTiles with more sums: there are 32 registers of 512 bits.
internal static partial class WideInputGradientTiles
{
    // 4 inputs, 4 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient4x4(ref double w, int input, int inputs, int panel, int panels, int rest, ref double d, int dStride, int dPitch, ref double dx, int dxStride)
    {
        Vector512<double> c00 = Vector512<double>.Zero;
        Vector512<double> c01 = Vector512<double>.Zero;
        Vector512<double> c02 = Vector512<double>.Zero;
        Vector512<double> c03 = Vector512<double>.Zero;
        Vector512<double> c10 = Vector512<double>.Zero;
        Vector512<double> c11 = Vector512<double>.Zero;
        Vector512<double> c12 = Vector512<double>.Zero;
        Vector512<double> c13 = Vector512<double>.Zero;
        Vector512<double> c20 = Vector512<double>.Zero;
        Vector512<double> c21 = Vector512<double>.Zero;
        Vector512<double> c22 = Vector512<double>.Zero;
        Vector512<double> c23 = Vector512<double>.Zero;
        Vector512<double> c30 = Vector512<double>.Zero;
        Vector512<double> c31 = Vector512<double>.Zero;
        Vector512<double> c32 = Vector512<double>.Zero;
        Vector512<double> c33 = Vector512<double>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref double w0 = ref Add(ref w, input * width);
            ref double w1 = ref Add(ref w0, width);
            ref double w2 = ref Add(ref w0, 2 * width);
            ref double w3 = ref Add(ref w0, 3 * width);
            ref double d1 = ref Add(ref d, dStride);
            ref double d2 = ref Add(ref d, 2 * dStride);
            ref double d3 = ref Add(ref d, 3 * dStride);
            for (int j = 0; j < width; j += Vector512<double>.Count)
            {
                Vector512<double> e0 = As<double, Vector512<double>>(ref Add(ref d, j));
                Vector512<double> e1 = As<double, Vector512<double>>(ref Add(ref d1, j));
                Vector512<double> e2 = As<double, Vector512<double>>(ref Add(ref d2, j));
                Vector512<double> e3 = As<double, Vector512<double>>(ref Add(ref d3, j));
                Vector512<double> v0 = As<double, Vector512<double>>(ref Add(ref w0, j));
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                c03 = MultiplyAdd(v0, e3, c03);
                Vector512<double> v1 = As<double, Vector512<double>>(ref Add(ref w1, j));
                c10 = MultiplyAdd(v1, e0, c10);
                c11 = MultiplyAdd(v1, e1, c11);
                c12 = MultiplyAdd(v1, e2, c12);
                c13 = MultiplyAdd(v1, e3, c13);
                Vector512<double> v2 = As<double, Vector512<double>>(ref Add(ref w2, j));
                c20 = MultiplyAdd(v2, e0, c20);
                c21 = MultiplyAdd(v2, e1, c21);
                c22 = MultiplyAdd(v2, e2, c22);
                c23 = MultiplyAdd(v2, e3, c23);
                Vector512<double> v3 = As<double, Vector512<double>>(ref Add(ref w3, j));
                c30 = MultiplyAdd(v3, e0, c30);
                c31 = MultiplyAdd(v3, e1, c31);
                c32 = MultiplyAdd(v3, e2, c32);
                c33 = MultiplyAdd(v3, e3, c33);
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum(c00);
        Add(ref dx, 1) = Sum(c10);
        Add(ref dx, 2) = Sum(c20);
        Add(ref dx, 3) = Sum(c30);
        Add(ref dx, dxStride) = Sum(c01);
        Add(ref dx, dxStride + 1) = Sum(c11);
        Add(ref dx, dxStride + 2) = Sum(c21);
        Add(ref dx, dxStride + 3) = Sum(c31);
        Add(ref dx, 2 * dxStride) = Sum(c02);
        Add(ref dx, (2 * dxStride) + 1) = Sum(c12);
        Add(ref dx, (2 * dxStride) + 2) = Sum(c22);
        Add(ref dx, (2 * dxStride) + 3) = Sum(c32);
        Add(ref dx, 3 * dxStride) = Sum(c03);
        Add(ref dx, (3 * dxStride) + 1) = Sum(c13);
        Add(ref dx, (3 * dxStride) + 2) = Sum(c23);
        Add(ref dx, (3 * dxStride) + 3) = Sum(c33);
    }

    // 1 input, 4 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient1x4(ref double w, int input, int inputs, int panel, int panels, int rest, ref double d, int dStride, int dPitch, ref double dx, int dxStride)
    {
        Vector512<double> c00 = Vector512<double>.Zero;
        Vector512<double> c01 = Vector512<double>.Zero;
        Vector512<double> c02 = Vector512<double>.Zero;
        Vector512<double> c03 = Vector512<double>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref double w0 = ref Add(ref w, input * width);
            ref double d1 = ref Add(ref d, dStride);
            ref double d2 = ref Add(ref d, 2 * dStride);
            ref double d3 = ref Add(ref d, 3 * dStride);
            for (int j = 0; j < width; j += Vector512<double>.Count)
            {
                Vector512<double> e0 = As<double, Vector512<double>>(ref Add(ref d, j));
                Vector512<double> e1 = As<double, Vector512<double>>(ref Add(ref d1, j));
                Vector512<double> e2 = As<double, Vector512<double>>(ref Add(ref d2, j));
                Vector512<double> e3 = As<double, Vector512<double>>(ref Add(ref d3, j));
                Vector512<double> v0 = As<double, Vector512<double>>(ref Add(ref w0, j));
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                c03 = MultiplyAdd(v0, e3, c03);
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum(c00);
        Add(ref dx, dxStride) = Sum(c01);
        Add(ref dx, 2 * dxStride) = Sum(c02);
        Add(ref dx, 3 * dxStride) = Sum(c03);
    }
}
