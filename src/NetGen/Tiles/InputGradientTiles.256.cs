using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// ∂E/∂X = δ·Wᵀ for a block of samples: tiles of inputs × samples, unit j adding to lane j modulo the lanes of the widest
// vector (modulo the units if there are fewer), the lanes summed as in the single-sample kernels: the bits are the same.
// Both factors are read as they lie, none is transposed.
internal static partial class RowTiles256
{
    // Samples whose δ stay in the first-level cache while the weights of some inputs go by: 16 of 512 units are 32 KB.
    private const int NearRows = 16;

    /// <summary>All inputs of a layer for all samples of a block.</summary>
    public static void InputGradient(ref float w, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride, int dxPanel, int dxPitch, int rows)
    {
        int lanes = Math.Min(panel, 64 / sizeof(float));
        int sums = lanes / Vector256<float>.Count;
        bool wide = Vector256<float>.Count * sizeof(float) == 64;
        int height = sums == 1 ? 4 : sums == 2 ? 2 : 1;
        int samples = wide ? 4 : 3;
        for (int k = 0; k < inputs; k += dxPanel)
        {
            int n = Math.Min(inputs - k, dxPanel);
            for (int near = 0; near < rows; near += NearRows)
            {
                int end = Math.Min(rows, near + NearRows);
                for (int i = 0; i < n;)
                {
                    bool whole = i + height <= n;
                    for (int q = near; q < end; q += samples)
                    {
                        // The last tile reaches back over its neighbour instead of leaving a tail.
                        int r = Math.Max(0, Math.Min(q, rows - samples));
                        ref float dr = ref Add(ref d, r * dStride);
                        ref float to = ref Add(ref dx, (r * dxStride) + i);
                        switch (sums)
                        {
                            case 1 when wide && whole:
                                WideInputGradientTiles.InputGradient4x4(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            case 1 when wide:
                                WideInputGradientTiles.InputGradient1x4(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            case 1 when whole:
                                InputGradient4x3(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            case 1:
                                InputGradient1x3(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            case 2 when whole:
                                InputGradient2x3InTwo(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            case 2:
                                InputGradient1x3InTwo(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                            default:
                                InputGradient1x3InFour(ref w, k + i, inputs, panel, panels, rest, ref dr, dStride, dPitch, ref to, dxStride);
                                break;
                        }
                    }

                    i += whole ? height : 1;
                }
            }

            dx = ref Add(ref dx, dxPitch);
        }
    }

    // 4 inputs, 3 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient4x3(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector256<float> c00 = Vector256<float>.Zero;
        Vector256<float> c01 = Vector256<float>.Zero;
        Vector256<float> c02 = Vector256<float>.Zero;
        Vector256<float> c10 = Vector256<float>.Zero;
        Vector256<float> c11 = Vector256<float>.Zero;
        Vector256<float> c12 = Vector256<float>.Zero;
        Vector256<float> c20 = Vector256<float>.Zero;
        Vector256<float> c21 = Vector256<float>.Zero;
        Vector256<float> c22 = Vector256<float>.Zero;
        Vector256<float> c30 = Vector256<float>.Zero;
        Vector256<float> c31 = Vector256<float>.Zero;
        Vector256<float> c32 = Vector256<float>.Zero;
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
            for (int j = 0; j < width; j += Vector256<float>.Count)
            {
                Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j));
                Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j));
                Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j));
                Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j));
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
                Vector256<float> v1 = As<float, Vector256<float>>(ref Add(ref w1, j));
                c10 = MultiplyAdd(v1, e0, c10);
                c11 = MultiplyAdd(v1, e1, c11);
                c12 = MultiplyAdd(v1, e2, c12);
                Vector256<float> v2 = As<float, Vector256<float>>(ref Add(ref w2, j));
                c20 = MultiplyAdd(v2, e0, c20);
                c21 = MultiplyAdd(v2, e1, c21);
                c22 = MultiplyAdd(v2, e2, c22);
                Vector256<float> v3 = As<float, Vector256<float>>(ref Add(ref w3, j));
                c30 = MultiplyAdd(v3, e0, c30);
                c31 = MultiplyAdd(v3, e1, c31);
                c32 = MultiplyAdd(v3, e2, c32);
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
    }

    // 1 input, 3 samples, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient1x3(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector256<float> c00 = Vector256<float>.Zero;
        Vector256<float> c01 = Vector256<float>.Zero;
        Vector256<float> c02 = Vector256<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            for (int j = 0; j < width; j += Vector256<float>.Count)
            {
                Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j));
                Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j));
                Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j));
                Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j));
                c00 = MultiplyAdd(v0, e0, c00);
                c01 = MultiplyAdd(v0, e1, c01);
                c02 = MultiplyAdd(v0, e2, c02);
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum(c00);
        Add(ref dx, dxStride) = Sum(c01);
        Add(ref dx, 2 * dxStride) = Sum(c02);
    }

    // 2 inputs, 3 samples, the lanes of a sum in 2 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient2x3InTwo(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector256<float> c00a = Vector256<float>.Zero, c00b = Vector256<float>.Zero;
        Vector256<float> c01a = Vector256<float>.Zero, c01b = Vector256<float>.Zero;
        Vector256<float> c02a = Vector256<float>.Zero, c02b = Vector256<float>.Zero;
        Vector256<float> c10a = Vector256<float>.Zero, c10b = Vector256<float>.Zero;
        Vector256<float> c11a = Vector256<float>.Zero, c11b = Vector256<float>.Zero;
        Vector256<float> c12a = Vector256<float>.Zero, c12b = Vector256<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float w1 = ref Add(ref w0, width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            for (int j = 0; j < width; j += 2 * Vector256<float>.Count)
            {
                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j));
                    c00a = MultiplyAdd(v0, e0, c00a);
                    c01a = MultiplyAdd(v0, e1, c01a);
                    c02a = MultiplyAdd(v0, e2, c02a);
                    Vector256<float> v1 = As<float, Vector256<float>>(ref Add(ref w1, j));
                    c10a = MultiplyAdd(v1, e0, c10a);
                    c11a = MultiplyAdd(v1, e1, c11a);
                    c12a = MultiplyAdd(v1, e2, c12a);
                }

                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j + Vector256<float>.Count));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j + Vector256<float>.Count));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j + Vector256<float>.Count));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j + Vector256<float>.Count));
                    c00b = MultiplyAdd(v0, e0, c00b);
                    c01b = MultiplyAdd(v0, e1, c01b);
                    c02b = MultiplyAdd(v0, e2, c02b);
                    Vector256<float> v1 = As<float, Vector256<float>>(ref Add(ref w1, j + Vector256<float>.Count));
                    c10b = MultiplyAdd(v1, e0, c10b);
                    c11b = MultiplyAdd(v1, e1, c11b);
                    c12b = MultiplyAdd(v1, e2, c12b);
                }
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum(c00a + c00b);
        Add(ref dx, 1) = Sum(c10a + c10b);
        Add(ref dx, dxStride) = Sum(c01a + c01b);
        Add(ref dx, dxStride + 1) = Sum(c11a + c11b);
        Add(ref dx, 2 * dxStride) = Sum(c02a + c02b);
        Add(ref dx, (2 * dxStride) + 1) = Sum(c12a + c12b);
    }

    // 1 input, 3 samples, the lanes of a sum in 2 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient1x3InTwo(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector256<float> c00a = Vector256<float>.Zero, c00b = Vector256<float>.Zero;
        Vector256<float> c01a = Vector256<float>.Zero, c01b = Vector256<float>.Zero;
        Vector256<float> c02a = Vector256<float>.Zero, c02b = Vector256<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            for (int j = 0; j < width; j += 2 * Vector256<float>.Count)
            {
                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j));
                    c00a = MultiplyAdd(v0, e0, c00a);
                    c01a = MultiplyAdd(v0, e1, c01a);
                    c02a = MultiplyAdd(v0, e2, c02a);
                }

                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j + Vector256<float>.Count));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j + Vector256<float>.Count));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j + Vector256<float>.Count));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j + Vector256<float>.Count));
                    c00b = MultiplyAdd(v0, e0, c00b);
                    c01b = MultiplyAdd(v0, e1, c01b);
                    c02b = MultiplyAdd(v0, e2, c02b);
                }
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum(c00a + c00b);
        Add(ref dx, dxStride) = Sum(c01a + c01b);
        Add(ref dx, 2 * dxStride) = Sum(c02a + c02b);
    }

    // 1 input, 3 samples, the lanes of a sum in 4 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient1x3InFour(ref float w, int input, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride)
    {
        Vector256<float> c00a = Vector256<float>.Zero, c00b = Vector256<float>.Zero, c00c = Vector256<float>.Zero, c00d = Vector256<float>.Zero;
        Vector256<float> c01a = Vector256<float>.Zero, c01b = Vector256<float>.Zero, c01c = Vector256<float>.Zero, c01d = Vector256<float>.Zero;
        Vector256<float> c02a = Vector256<float>.Zero, c02b = Vector256<float>.Zero, c02c = Vector256<float>.Zero, c02d = Vector256<float>.Zero;
        for (int p = 0; p <= panels; p++)
        {
            // The narrower last panel, if there is one.
            int width = p < panels ? panel : rest;
            ref float w0 = ref Add(ref w, input * width);
            ref float d1 = ref Add(ref d, dStride);
            ref float d2 = ref Add(ref d, 2 * dStride);
            for (int j = 0; j < width; j += 4 * Vector256<float>.Count)
            {
                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j));
                    c00a = MultiplyAdd(v0, e0, c00a);
                    c01a = MultiplyAdd(v0, e1, c01a);
                    c02a = MultiplyAdd(v0, e2, c02a);
                }

                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j + Vector256<float>.Count));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j + Vector256<float>.Count));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j + Vector256<float>.Count));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j + Vector256<float>.Count));
                    c00b = MultiplyAdd(v0, e0, c00b);
                    c01b = MultiplyAdd(v0, e1, c01b);
                    c02b = MultiplyAdd(v0, e2, c02b);
                }

                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j + (2 * Vector256<float>.Count)));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j + (2 * Vector256<float>.Count)));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j + (2 * Vector256<float>.Count)));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j + (2 * Vector256<float>.Count)));
                    c00c = MultiplyAdd(v0, e0, c00c);
                    c01c = MultiplyAdd(v0, e1, c01c);
                    c02c = MultiplyAdd(v0, e2, c02c);
                }

                {
                    Vector256<float> e0 = As<float, Vector256<float>>(ref Add(ref d, j + (3 * Vector256<float>.Count)));
                    Vector256<float> e1 = As<float, Vector256<float>>(ref Add(ref d1, j + (3 * Vector256<float>.Count)));
                    Vector256<float> e2 = As<float, Vector256<float>>(ref Add(ref d2, j + (3 * Vector256<float>.Count)));
                    Vector256<float> v0 = As<float, Vector256<float>>(ref Add(ref w0, j + (3 * Vector256<float>.Count)));
                    c00d = MultiplyAdd(v0, e0, c00d);
                    c01d = MultiplyAdd(v0, e1, c01d);
                    c02d = MultiplyAdd(v0, e2, c02d);
                }
            }

            w = ref Add(ref w, inputs * width);
            d = ref Add(ref d, dPitch);
        }

        dx = Sum((c00a + c00c) + (c00b + c00d));
        Add(ref dx, dxStride) = Sum((c01a + c01c) + (c01b + c01d));
        Add(ref dx, 2 * dxStride) = Sum((c02a + c02c) + (c02b + c02d));
    }
}
