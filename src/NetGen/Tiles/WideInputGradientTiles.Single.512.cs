using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of InputGradientTiles with more sums: there are 32 registers of 512 bits, and sixteen sums cross their lanes together.
internal static partial class WideInputGradientTiles
{
    // 4 inputs, 4 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient4x4(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector512<float> c00 = Vector512<float>.Zero;
        Vector512<float> c01 = Vector512<float>.Zero;
        Vector512<float> c02 = Vector512<float>.Zero;
        Vector512<float> c03 = Vector512<float>.Zero;
        Vector512<float> c10 = Vector512<float>.Zero;
        Vector512<float> c11 = Vector512<float>.Zero;
        Vector512<float> c12 = Vector512<float>.Zero;
        Vector512<float> c13 = Vector512<float>.Zero;
        Vector512<float> c20 = Vector512<float>.Zero;
        Vector512<float> c21 = Vector512<float>.Zero;
        Vector512<float> c22 = Vector512<float>.Zero;
        Vector512<float> c23 = Vector512<float>.Zero;
        Vector512<float> c30 = Vector512<float>.Zero;
        Vector512<float> c31 = Vector512<float>.Zero;
        Vector512<float> c32 = Vector512<float>.Zero;
        Vector512<float> c33 = Vector512<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float w1 = ref Add(ref w0, width);
            ref float w2 = ref Add(ref w0, 2 * width);
            ref float w3 = ref Add(ref w0, 3 * width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            ref float d3 = ref Add(ref d, 3 * dStride);
            for (int j = 0; j < width; j += Vector512<float>.Count)
            {
                Vector512<float> e0 = As<float, Vector512<float>>(ref Add(ref d, j));
                Vector512<float> e1 = As<float, Vector512<float>>(ref Add(ref d1, j));
                Vector512<float> e2 = As<float, Vector512<float>>(ref Add(ref d2, j));
                Vector512<float> e3 = As<float, Vector512<float>>(ref Add(ref d3, j));
                Vector512<float> v0 = As<float, Vector512<float>>(ref Add(ref w0, j));
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                c03 = MultiplyAdd(v0, e3, c03);
                Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref w1, j));
                c10 = MultiplyAdd(v1, e0, c10);
                c11 = MultiplyAdd(v1, e1, c11);
                c12 = MultiplyAdd(v1, e2, c12);
                c13 = MultiplyAdd(v1, e3, c13);
                Vector512<float> v2 = As<float, Vector512<float>>(ref Add(ref w2, j));
                c20 = MultiplyAdd(v2, e0, c20);
                c21 = MultiplyAdd(v2, e1, c21);
                c22 = MultiplyAdd(v2, e2, c22);
                c23 = MultiplyAdd(v2, e3, c23);
                Vector512<float> v3 = As<float, Vector512<float>>(ref Add(ref w3, j));
                c30 = MultiplyAdd(v3, e0, c30);
                c31 = MultiplyAdd(v3, e1, c31);
                c32 = MultiplyAdd(v3, e2, c32);
                c33 = MultiplyAdd(v3, e3, c33);
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        // Sixteen sums at once, a quarter of a vector being a sample's four inputs.
        Vector512<float> sums = Sum(c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33);
        As<float, Vector128<float>>(ref dx) = sums.GetLower().GetLower();
        As<float, Vector128<float>>(ref Add(ref dx, dxStride)) = sums.GetLower().GetUpper();
        As<float, Vector128<float>>(ref Add(ref dx, 2 * dxStride)) = sums.GetUpper().GetLower();
        As<float, Vector128<float>>(ref Add(ref dx, 3 * dxStride)) = sums.GetUpper().GetUpper();
    }

    // 1 input, 4 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient1x4(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector512<float> c00 = Vector512<float>.Zero;
        Vector512<float> c01 = Vector512<float>.Zero;
        Vector512<float> c02 = Vector512<float>.Zero;
        Vector512<float> c03 = Vector512<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            ref float d3 = ref Add(ref d, 3 * dStride);
            for (int j = 0; j < width; j += Vector512<float>.Count)
            {
                Vector512<float> e0 = As<float, Vector512<float>>(ref Add(ref d, j));
                Vector512<float> e1 = As<float, Vector512<float>>(ref Add(ref d1, j));
                Vector512<float> e2 = As<float, Vector512<float>>(ref Add(ref d2, j));
                Vector512<float> e3 = As<float, Vector512<float>>(ref Add(ref d3, j));
                Vector512<float> v0 = As<float, Vector512<float>>(ref Add(ref w0, j));
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
