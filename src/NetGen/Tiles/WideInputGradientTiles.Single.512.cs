using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of InputGradientTiles with more sums: there are 32 registers of 512 bits, and sixteen sums cross their lanes together.
internal static partial class WideInputGradientTiles
{
    // 4 inputs, 4 samples at a time; panels of two vectors of units, and perhaps one of one vector behind them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient4x4(ref float w, int input, int inputs, int panels, int rest, ref float delta, int dStride, int dPitch, ref float target, int dxStride, int near, int end, int rows)
    {
        int panel = inputs * 2 * Vector512<float>.Count;
        ref float first = ref Add(ref w, input * 2 * Vector512<float>.Count);
        ref float last = ref Add(ref w, (panels * panel) + (input * Vector512<float>.Count));
        for (int q = near; q < end; q += 4)
        {
            // The last tile reaches back over its neighbour instead of leaving a tail.
            int r = Math.Max(0, Math.Min(q, rows - 4));
            ref float d = ref Add(ref delta, r * dStride);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            ref float d3 = ref Add(ref d, 3 * dStride);
            ref float row = ref first;
            Vector512<float> c00 = Vector512<float>.Zero, c01 = Vector512<float>.Zero, c02 = Vector512<float>.Zero, c03 = Vector512<float>.Zero;
            Vector512<float> c10 = Vector512<float>.Zero, c11 = Vector512<float>.Zero, c12 = Vector512<float>.Zero, c13 = Vector512<float>.Zero;
            Vector512<float> c20 = Vector512<float>.Zero, c21 = Vector512<float>.Zero, c22 = Vector512<float>.Zero, c23 = Vector512<float>.Zero;
            Vector512<float> c30 = Vector512<float>.Zero, c31 = Vector512<float>.Zero, c32 = Vector512<float>.Zero, c33 = Vector512<float>.Zero;
            for (int p = 0; p < panels; p++)
            {
                {
                    Vector512<float> e0 = As<float, Vector512<float>>(ref d);
                    Vector512<float> e1 = As<float, Vector512<float>>(ref d1);
                    Vector512<float> e2 = As<float, Vector512<float>>(ref d2);
                    Vector512<float> e3 = As<float, Vector512<float>>(ref d3);
                    Vector512<float> v0 = As<float, Vector512<float>>(ref row);
                    c00 = MultiplyAdd(v0, e0, c00);
                    c01 = MultiplyAdd(v0, e1, c01);
                    c02 = MultiplyAdd(v0, e2, c02);
                    c03 = MultiplyAdd(v0, e3, c03);
                    Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref row, 2 * Vector512<float>.Count));
                    c10 = MultiplyAdd(v1, e0, c10);
                    c11 = MultiplyAdd(v1, e1, c11);
                    c12 = MultiplyAdd(v1, e2, c12);
                    c13 = MultiplyAdd(v1, e3, c13);
                    Vector512<float> v2 = As<float, Vector512<float>>(ref Add(ref row, 4 * Vector512<float>.Count));
                    c20 = MultiplyAdd(v2, e0, c20);
                    c21 = MultiplyAdd(v2, e1, c21);
                    c22 = MultiplyAdd(v2, e2, c22);
                    c23 = MultiplyAdd(v2, e3, c23);
                    Vector512<float> v3 = As<float, Vector512<float>>(ref Add(ref row, 6 * Vector512<float>.Count));
                    c30 = MultiplyAdd(v3, e0, c30);
                    c31 = MultiplyAdd(v3, e1, c31);
                    c32 = MultiplyAdd(v3, e2, c32);
                    c33 = MultiplyAdd(v3, e3, c33);
                }

                {
                    Vector512<float> e0 = As<float, Vector512<float>>(ref Add(ref d, Vector512<float>.Count));
                    Vector512<float> e1 = As<float, Vector512<float>>(ref Add(ref d1, Vector512<float>.Count));
                    Vector512<float> e2 = As<float, Vector512<float>>(ref Add(ref d2, Vector512<float>.Count));
                    Vector512<float> e3 = As<float, Vector512<float>>(ref Add(ref d3, Vector512<float>.Count));
                    Vector512<float> v0 = As<float, Vector512<float>>(ref Add(ref row, Vector512<float>.Count));
                    c00 = MultiplyAdd(v0, e0, c00);
                    c01 = MultiplyAdd(v0, e1, c01);
                    c02 = MultiplyAdd(v0, e2, c02);
                    c03 = MultiplyAdd(v0, e3, c03);
                    Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref row, (2 * Vector512<float>.Count) + Vector512<float>.Count));
                    c10 = MultiplyAdd(v1, e0, c10);
                    c11 = MultiplyAdd(v1, e1, c11);
                    c12 = MultiplyAdd(v1, e2, c12);
                    c13 = MultiplyAdd(v1, e3, c13);
                    Vector512<float> v2 = As<float, Vector512<float>>(ref Add(ref row, (4 * Vector512<float>.Count) + Vector512<float>.Count));
                    c20 = MultiplyAdd(v2, e0, c20);
                    c21 = MultiplyAdd(v2, e1, c21);
                    c22 = MultiplyAdd(v2, e2, c22);
                    c23 = MultiplyAdd(v2, e3, c23);
                    Vector512<float> v3 = As<float, Vector512<float>>(ref Add(ref row, (6 * Vector512<float>.Count) + Vector512<float>.Count));
                    c30 = MultiplyAdd(v3, e0, c30);
                    c31 = MultiplyAdd(v3, e1, c31);
                    c32 = MultiplyAdd(v3, e2, c32);
                    c33 = MultiplyAdd(v3, e3, c33);
                }

                row = ref Add(ref row, panel);
                d = ref Add(ref d, dPitch);
                d1 = ref Add(ref d1, dPitch);
                d2 = ref Add(ref d2, dPitch);
                d3 = ref Add(ref d3, dPitch);
            }

            if (rest > 0)
            {
                Vector512<float> e0 = As<float, Vector512<float>>(ref d);
                Vector512<float> e1 = As<float, Vector512<float>>(ref d1);
                Vector512<float> e2 = As<float, Vector512<float>>(ref d2);
                Vector512<float> e3 = As<float, Vector512<float>>(ref d3);
                Vector512<float> v0 = As<float, Vector512<float>>(ref last);
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                c03 = MultiplyAdd(v0, e3, c03);
                Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref last, Vector512<float>.Count));
                c10 = MultiplyAdd(v1, e0, c10);
                c11 = MultiplyAdd(v1, e1, c11);
                c12 = MultiplyAdd(v1, e2, c12);
                c13 = MultiplyAdd(v1, e3, c13);
                Vector512<float> v2 = As<float, Vector512<float>>(ref Add(ref last, 2 * Vector512<float>.Count));
                c20 = MultiplyAdd(v2, e0, c20);
                c21 = MultiplyAdd(v2, e1, c21);
                c22 = MultiplyAdd(v2, e2, c22);
                c23 = MultiplyAdd(v2, e3, c23);
                Vector512<float> v3 = As<float, Vector512<float>>(ref Add(ref last, 3 * Vector512<float>.Count));
                c30 = MultiplyAdd(v3, e0, c30);
                c31 = MultiplyAdd(v3, e1, c31);
                c32 = MultiplyAdd(v3, e2, c32);
                c33 = MultiplyAdd(v3, e3, c33);
            }

            ref float dx = ref Add(ref target, r * dxStride);
            // Sixteen sums at once, a quarter of a vector being a sample's four inputs.
            Vector512<float> sums = Sum(c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33);
            As<float, Vector128<float>>(ref dx) = sums.GetLower().GetLower();
            As<float, Vector128<float>>(ref Add(ref dx, dxStride)) = sums.GetLower().GetUpper();
            As<float, Vector128<float>>(ref Add(ref dx, 2 * dxStride)) = sums.GetUpper().GetLower();
            As<float, Vector128<float>>(ref Add(ref dx, 3 * dxStride)) = sums.GetUpper().GetUpper();
        }
    }

    // 1 input, 4 samples at a time; panels of two vectors of units, and perhaps one of one vector behind them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void InputGradient1x4(ref float w, int input, int inputs, int panels, int rest, ref float delta, int dStride, int dPitch, ref float target, int dxStride, int near, int end, int rows)
    {
        int panel = inputs * 2 * Vector512<float>.Count;
        ref float first = ref Add(ref w, input * 2 * Vector512<float>.Count);
        ref float last = ref Add(ref w, (panels * panel) + (input * Vector512<float>.Count));
        for (int q = near; q < end; q += 4)
        {
            // The last tile reaches back over its neighbour instead of leaving a tail.
            int r = Math.Max(0, Math.Min(q, rows - 4));
            ref float d = ref Add(ref delta, r * dStride);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            ref float d3 = ref Add(ref d, 3 * dStride);
            ref float row = ref first;
            Vector512<float> c00 = Vector512<float>.Zero, c01 = Vector512<float>.Zero, c02 = Vector512<float>.Zero, c03 = Vector512<float>.Zero;
            for (int p = 0; p < panels; p++)
            {
                {
                    Vector512<float> e0 = As<float, Vector512<float>>(ref d);
                    Vector512<float> e1 = As<float, Vector512<float>>(ref d1);
                    Vector512<float> e2 = As<float, Vector512<float>>(ref d2);
                    Vector512<float> e3 = As<float, Vector512<float>>(ref d3);
                    Vector512<float> v0 = As<float, Vector512<float>>(ref row);
                    c00 = MultiplyAdd(v0, e0, c00);
                    c01 = MultiplyAdd(v0, e1, c01);
                    c02 = MultiplyAdd(v0, e2, c02);
                    c03 = MultiplyAdd(v0, e3, c03);
                }

                {
                    Vector512<float> e0 = As<float, Vector512<float>>(ref Add(ref d, Vector512<float>.Count));
                    Vector512<float> e1 = As<float, Vector512<float>>(ref Add(ref d1, Vector512<float>.Count));
                    Vector512<float> e2 = As<float, Vector512<float>>(ref Add(ref d2, Vector512<float>.Count));
                    Vector512<float> e3 = As<float, Vector512<float>>(ref Add(ref d3, Vector512<float>.Count));
                    Vector512<float> v0 = As<float, Vector512<float>>(ref Add(ref row, Vector512<float>.Count));
                    c00 = MultiplyAdd(v0, e0, c00);
                    c01 = MultiplyAdd(v0, e1, c01);
                    c02 = MultiplyAdd(v0, e2, c02);
                    c03 = MultiplyAdd(v0, e3, c03);
                }

                row = ref Add(ref row, panel);
                d = ref Add(ref d, dPitch);
                d1 = ref Add(ref d1, dPitch);
                d2 = ref Add(ref d2, dPitch);
                d3 = ref Add(ref d3, dPitch);
            }

            if (rest > 0)
            {
                Vector512<float> e0 = As<float, Vector512<float>>(ref d);
                Vector512<float> e1 = As<float, Vector512<float>>(ref d1);
                Vector512<float> e2 = As<float, Vector512<float>>(ref d2);
                Vector512<float> e3 = As<float, Vector512<float>>(ref d3);
                Vector512<float> v0 = As<float, Vector512<float>>(ref last);
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                c03 = MultiplyAdd(v0, e3, c03);
            }

            ref float dx = ref Add(ref target, r * dxStride);
            dx = Sum(c00);
            Add(ref dx, dxStride) = Sum(c01);
            Add(ref dx, 2 * dxStride) = Sum(c02);
            Add(ref dx, 3 * dxStride) = Sum(c03);
        }
    }
}
