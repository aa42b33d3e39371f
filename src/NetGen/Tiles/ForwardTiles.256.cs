using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// f(B + X·W) for a block of samples: tiles of samples × units whose sums stay in registers while the inputs go by; 12
// sums, and two weights and an input beside them, are what 16 registers hold. A unit's sum takes its bias first, then the
// inputs in order, in as many chains as the single-sample kernels have: the bits are the same.
internal static partial class RowTiles256
{
    /// <summary>A panel of units for all samples of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, int chains, ref float z, int zStride, int rows)
        where TValue : struct, ILaneValue<float>
    {
        // The last tile reaches back over its neighbour instead of leaving a tail: it writes the same values again.
        bool wide = Vector256<float>.Count * sizeof(float) == 64;
        int vectors = chains < 4 && panel >= 2 * Vector256<float>.Count ? 2 : 1;
        int height = (chains, vectors, wide) switch
        {
            (1, 2, true) => 8,
            (1, _, _) => 6,
            (2, 2, true) => 4,
            (2, 2, _) => 3,
            (2, _, _) => 6,
            _ => wide ? 6 : 3,
        };

        // What lies behind the panel, and how far four inputs of a tile go in it so that all tiles go through it once.
        ref float next = ref Add(ref w, inputs * panel);
        int nextStep = 4 * 8 * panel / Math.Max(8, rows);
        for (int j = 0; j < panel; j += vectors * Vector256<float>.Count)
        {
            ref float wj = ref Add(ref w, j);
            ref float bj = ref Add(ref b, j);
            for (int q = 0; q < rows; q += height)
            {
                int r = Math.Max(0, Math.Min(q, rows - height));
                ref float xr = ref Add(ref x, r * xStride);
                ref float zr = ref Add(ref z, (r * zStride) + j);
                switch (chains)
                {
                    case 1 when vectors == 1:
                        Tile6x1<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        break;
                    case 1 when wide:
                        WideTiles.Tile8x2<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, ref bj, inputs, ref zr, zStride, ref Add(ref next, q / 8 * (inputs / 4) * nextStep), nextStep);
                        break;
                    case 1:
                        Tile6x2<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        break;
                    case 2 when vectors == 1:
                        Tile6x1InTwo<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        break;
                    case 2 when wide:
                        WideTiles.Tile4x2InTwo<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, ref bj, inputs, ref zr, zStride);
                        break;
                    case 2:
                        Tile3x2InTwo<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        break;
                    default:
                        if (wide)
                        {
                            WideTiles.Tile6x1InFour<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        }
                        else
                        {
                            Tile3x1InFour<TValue>(ref xr, xStride, xPanel, xPitch, ref wj, panel, ref bj, inputs, ref zr, zStride);
                        }

                        break;
                }
            }
        }
    }

    // 6 samples, 2 vectors of units, one chain a unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6x2<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector256<float> b0 = As<float, Vector256<float>>(ref b);
        Vector256<float> b1 = As<float, Vector256<float>>(ref Add(ref b, Vector256<float>.Count));
        Vector256<float> c00 = b0, c01 = b1;
        Vector256<float> c10 = b0, c11 = b1;
        Vector256<float> c20 = b0, c21 = b1;
        Vector256<float> c30 = b0, c31 = b1;
        Vector256<float> c40 = b0, c41 = b1;
        Vector256<float> c50 = b0, c51 = b1;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            ref float x4 = ref Add(ref x, 4 * xStride);
            ref float x5 = ref Add(ref x, 5 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i < n; i++)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> w1 = As<float, Vector256<float>>(ref Add(ref w, Vector256<float>.Count));
                Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                c00 = MultiplyAdd(a0, w0, c00);
                c01 = MultiplyAdd(a0, w1, c01);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                c10 = MultiplyAdd(a1, w0, c10);
                c11 = MultiplyAdd(a1, w1, c11);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                c20 = MultiplyAdd(a2, w0, c20);
                c21 = MultiplyAdd(a2, w1, c21);
                Vector256<float> a3 = Vector256.Create(Add(ref x3, i));
                c30 = MultiplyAdd(a3, w0, c30);
                c31 = MultiplyAdd(a3, w1, c31);
                Vector256<float> a4 = Vector256.Create(Add(ref x4, i));
                c40 = MultiplyAdd(a4, w0, c40);
                c41 = MultiplyAdd(a4, w1, c41);
                Vector256<float> a5 = Vector256.Create(Add(ref x5, i));
                c50 = MultiplyAdd(a5, w0, c50);
                c51 = MultiplyAdd(a5, w1, c51);
                w = ref Add(ref w, panel);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector256<float>>(ref z) = TValue.Of(c00);
        As<float, Vector256<float>>(ref Add(ref z, Vector256<float>.Count)) = TValue.Of(c01);
        As<float, Vector256<float>>(ref Add(ref z, zStride)) = TValue.Of(c10);
        As<float, Vector256<float>>(ref Add(ref z, zStride + Vector256<float>.Count)) = TValue.Of(c11);
        As<float, Vector256<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20);
        As<float, Vector256<float>>(ref Add(ref z, (2 * zStride) + Vector256<float>.Count)) = TValue.Of(c21);
        As<float, Vector256<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of(c30);
        As<float, Vector256<float>>(ref Add(ref z, (3 * zStride) + Vector256<float>.Count)) = TValue.Of(c31);
        As<float, Vector256<float>>(ref Add(ref z, 4 * zStride)) = TValue.Of(c40);
        As<float, Vector256<float>>(ref Add(ref z, (4 * zStride) + Vector256<float>.Count)) = TValue.Of(c41);
        As<float, Vector256<float>>(ref Add(ref z, 5 * zStride)) = TValue.Of(c50);
        As<float, Vector256<float>>(ref Add(ref z, (5 * zStride) + Vector256<float>.Count)) = TValue.Of(c51);
    }

    // 6 samples, 1 vector of units, one chain a unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6x1<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector256<float> b0 = As<float, Vector256<float>>(ref b);
        Vector256<float> c00 = b0;
        Vector256<float> c10 = b0;
        Vector256<float> c20 = b0;
        Vector256<float> c30 = b0;
        Vector256<float> c40 = b0;
        Vector256<float> c50 = b0;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            ref float x4 = ref Add(ref x, 4 * xStride);
            ref float x5 = ref Add(ref x, 5 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i < n; i++)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                c00 = MultiplyAdd(a0, w0, c00);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                c10 = MultiplyAdd(a1, w0, c10);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                c20 = MultiplyAdd(a2, w0, c20);
                Vector256<float> a3 = Vector256.Create(Add(ref x3, i));
                c30 = MultiplyAdd(a3, w0, c30);
                Vector256<float> a4 = Vector256.Create(Add(ref x4, i));
                c40 = MultiplyAdd(a4, w0, c40);
                Vector256<float> a5 = Vector256.Create(Add(ref x5, i));
                c50 = MultiplyAdd(a5, w0, c50);
                w = ref Add(ref w, panel);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector256<float>>(ref z) = TValue.Of(c00);
        As<float, Vector256<float>>(ref Add(ref z, zStride)) = TValue.Of(c10);
        As<float, Vector256<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20);
        As<float, Vector256<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of(c30);
        As<float, Vector256<float>>(ref Add(ref z, 4 * zStride)) = TValue.Of(c40);
        As<float, Vector256<float>>(ref Add(ref z, 5 * zStride)) = TValue.Of(c50);
    }
}
