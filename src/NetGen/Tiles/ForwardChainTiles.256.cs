using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of ForwardTiles for short sums: two or four chains a unit, so that the next multiply-add need not wait for the last.
internal static partial class RowTiles256
{
    // 3 samples, 2 vectors of units, two chains a unit, input i in chain i mod 2.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x2InTwo<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector256<float> b0 = As<float, Vector256<float>>(ref b);
        Vector256<float> b1 = As<float, Vector256<float>>(ref Add(ref b, Vector256<float>.Count));
        Vector256<float> c00a = b0, c00b = Vector256<float>.Zero, c01a = b1, c01b = Vector256<float>.Zero;
        Vector256<float> c10a = b0, c10b = Vector256<float>.Zero, c11a = b1, c11b = Vector256<float>.Zero;
        Vector256<float> c20a = b0, c20b = Vector256<float>.Zero, c21a = b1, c21b = Vector256<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i + 2 <= n; i += 2)
            {
                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                    Vector256<float> w1 = As<float, Vector256<float>>(ref Add(ref w, Vector256<float>.Count));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    c01a = MultiplyAdd(a0, w1, c01a);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    c11a = MultiplyAdd(a1, w1, c11a);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    c21a = MultiplyAdd(a2, w1, c21a);
                }

                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, panel));
                    Vector256<float> w1 = As<float, Vector256<float>>(ref Add(ref w, panel + Vector256<float>.Count));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    c01b = MultiplyAdd(a0, w1, c01b);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    c11b = MultiplyAdd(a1, w1, c11b);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    c21b = MultiplyAdd(a2, w1, c21b);
                }

                w = ref Add(ref w, 2 * panel);
            }

            if (i < n)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> w1 = As<float, Vector256<float>>(ref Add(ref w, Vector256<float>.Count));
                Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                c00a = MultiplyAdd(a0, w0, c00a);
                c01a = MultiplyAdd(a0, w1, c01a);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                c10a = MultiplyAdd(a1, w0, c10a);
                c11a = MultiplyAdd(a1, w1, c11a);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                c20a = MultiplyAdd(a2, w0, c20a);
                c21a = MultiplyAdd(a2, w1, c21a);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector256<float>>(ref z) = TValue.Of(c00a + c00b);
        As<float, Vector256<float>>(ref Add(ref z, Vector256<float>.Count)) = TValue.Of(c01a + c01b);
        As<float, Vector256<float>>(ref Add(ref z, zStride)) = TValue.Of(c10a + c10b);
        As<float, Vector256<float>>(ref Add(ref z, zStride + Vector256<float>.Count)) = TValue.Of(c11a + c11b);
        As<float, Vector256<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20a + c20b);
        As<float, Vector256<float>>(ref Add(ref z, (2 * zStride) + Vector256<float>.Count)) = TValue.Of(c21a + c21b);
    }

    // 6 samples, 1 vector of units, two chains a unit, input i in chain i mod 2.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6x1InTwo<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector256<float> b0 = As<float, Vector256<float>>(ref b);
        Vector256<float> c00a = b0, c00b = Vector256<float>.Zero;
        Vector256<float> c10a = b0, c10b = Vector256<float>.Zero;
        Vector256<float> c20a = b0, c20b = Vector256<float>.Zero;
        Vector256<float> c30a = b0, c30b = Vector256<float>.Zero;
        Vector256<float> c40a = b0, c40b = Vector256<float>.Zero;
        Vector256<float> c50a = b0, c50b = Vector256<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            ref float x4 = ref Add(ref x, 4 * xStride);
            ref float x5 = ref Add(ref x, 5 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i + 2 <= n; i += 2)
            {
                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    Vector256<float> a3 = Vector256.Create(Add(ref x3, i));
                    c30a = MultiplyAdd(a3, w0, c30a);
                    Vector256<float> a4 = Vector256.Create(Add(ref x4, i));
                    c40a = MultiplyAdd(a4, w0, c40a);
                    Vector256<float> a5 = Vector256.Create(Add(ref x5, i));
                    c50a = MultiplyAdd(a5, w0, c50a);
                }

                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, panel));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    Vector256<float> a3 = Vector256.Create(Add(ref x3, i + 1));
                    c30b = MultiplyAdd(a3, w0, c30b);
                    Vector256<float> a4 = Vector256.Create(Add(ref x4, i + 1));
                    c40b = MultiplyAdd(a4, w0, c40b);
                    Vector256<float> a5 = Vector256.Create(Add(ref x5, i + 1));
                    c50b = MultiplyAdd(a5, w0, c50b);
                }

                w = ref Add(ref w, 2 * panel);
            }

            if (i < n)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                c00a = MultiplyAdd(a0, w0, c00a);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                c10a = MultiplyAdd(a1, w0, c10a);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                c20a = MultiplyAdd(a2, w0, c20a);
                Vector256<float> a3 = Vector256.Create(Add(ref x3, i));
                c30a = MultiplyAdd(a3, w0, c30a);
                Vector256<float> a4 = Vector256.Create(Add(ref x4, i));
                c40a = MultiplyAdd(a4, w0, c40a);
                Vector256<float> a5 = Vector256.Create(Add(ref x5, i));
                c50a = MultiplyAdd(a5, w0, c50a);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector256<float>>(ref z) = TValue.Of(c00a + c00b);
        As<float, Vector256<float>>(ref Add(ref z, zStride)) = TValue.Of(c10a + c10b);
        As<float, Vector256<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20a + c20b);
        As<float, Vector256<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of(c30a + c30b);
        As<float, Vector256<float>>(ref Add(ref z, 4 * zStride)) = TValue.Of(c40a + c40b);
        As<float, Vector256<float>>(ref Add(ref z, 5 * zStride)) = TValue.Of(c50a + c50b);
    }

    // 3 samples, 1 vector of units, four chains a unit, input i in chain i mod 4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x1InFour<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector256<float> b0 = As<float, Vector256<float>>(ref b);
        Vector256<float> c00a = b0, c00b = Vector256<float>.Zero, c00c = Vector256<float>.Zero, c00d = Vector256<float>.Zero;
        Vector256<float> c10a = b0, c10b = Vector256<float>.Zero, c10c = Vector256<float>.Zero, c10d = Vector256<float>.Zero;
        Vector256<float> c20a = b0, c20b = Vector256<float>.Zero, c20c = Vector256<float>.Zero, c20d = Vector256<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i + 4 <= n; i += 4)
            {
                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                }

                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, panel));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                }

                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, 2 * panel));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i + 2));
                    c00c = MultiplyAdd(a0, w0, c00c);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 2));
                    c10c = MultiplyAdd(a1, w0, c10c);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 2));
                    c20c = MultiplyAdd(a2, w0, c20c);
                }

                {
                    Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, 3 * panel));
                    Vector256<float> a0 = Vector256.Create(Add(ref x, i + 3));
                    c00d = MultiplyAdd(a0, w0, c00d);
                    Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 3));
                    c10d = MultiplyAdd(a1, w0, c10d);
                    Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 3));
                    c20d = MultiplyAdd(a2, w0, c20d);
                }

                w = ref Add(ref w, 4 * panel);
            }

            if (i < n)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> a0 = Vector256.Create(Add(ref x, i));
                c00a = MultiplyAdd(a0, w0, c00a);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i));
                c10a = MultiplyAdd(a1, w0, c10a);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i));
                c20a = MultiplyAdd(a2, w0, c20a);
            }

            if (i + 1 < n)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, panel));
                Vector256<float> a0 = Vector256.Create(Add(ref x, i + 1));
                c00b = MultiplyAdd(a0, w0, c00b);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 1));
                c10b = MultiplyAdd(a1, w0, c10b);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 1));
                c20b = MultiplyAdd(a2, w0, c20b);
            }

            if (i + 2 < n)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref Add(ref w, 2 * panel));
                Vector256<float> a0 = Vector256.Create(Add(ref x, i + 2));
                c00c = MultiplyAdd(a0, w0, c00c);
                Vector256<float> a1 = Vector256.Create(Add(ref x1, i + 2));
                c10c = MultiplyAdd(a1, w0, c10c);
                Vector256<float> a2 = Vector256.Create(Add(ref x2, i + 2));
                c20c = MultiplyAdd(a2, w0, c20c);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector256<float>>(ref z) = TValue.Of((c00a + c00c) + (c00b + c00d));
        As<float, Vector256<float>>(ref Add(ref z, zStride)) = TValue.Of((c10a + c10c) + (c10b + c10d));
        As<float, Vector256<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of((c20a + c20c) + (c20b + c20d));
    }
}
