using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of ForwardTiles with twice the sums: there are 32 registers of 512 bits. 8 samples × 2 vectors reached 97 % of
// the peak where 6 × 2 reach as much only on processors that start six instructions a cycle.
internal static partial class WideTiles
{
    // 8 samples, 2 vectors of units, one chain a unit. The next eight samples' inputs, which lie behind these, are asked for
    // on the way, and so is a share of what lies behind the panel, the next one: both come from farther than the first-level
    // cache. Four inputs a turn leave few additions of addresses between the multiply-adds, whose units they would take.
    // Together 784 × 128 units of 128 samples took 12 % less time, 784 × 512 and 512 × 512 took 10 % less.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Tile8x2<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, ref float b, int inputs, ref float z, int zStride, ref float next, int nextStep)
        where TValue : struct, ILaneValue<float>
    {
        const int line = 64 / sizeof(float);
        Vector512<float> b0 = As<float, Vector512<float>>(ref b);
        Vector512<float> b1 = As<float, Vector512<float>>(ref Add(ref b, Vector512<float>.Count));
        Vector512<float> c00 = b0, c01 = b1;
        Vector512<float> c10 = b0, c11 = b1;
        Vector512<float> c20 = b0, c21 = b1;
        Vector512<float> c30 = b0, c31 = b1;
        Vector512<float> c40 = b0, c41 = b1;
        Vector512<float> c50 = b0, c51 = b1;
        Vector512<float> c60 = b0, c61 = b1;
        Vector512<float> c70 = b0, c71 = b1;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            ref float x4 = ref Add(ref x, 4 * xStride);
            ref float x5 = ref Add(ref x, 5 * xStride);
            ref float x6 = ref Add(ref x, 6 * xStride);
            ref float x7 = ref Add(ref x, 7 * xStride);
            ref float ahead = ref Add(ref x, 8 * xStride);
            nint n = Math.Min(left, xPanel);
            nint i = 0;
            for (; i + 4 <= n; i += 4)
            {
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(AsPointer(ref ahead));
                    Sse.Prefetch0(AsPointer(ref Add(ref ahead, line)));
                    Sse.Prefetch1(AsPointer(ref next));
                    ahead = ref Add(ref ahead, 2 * line);
                    next = ref Add(ref next, nextStep);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                    c00 = MultiplyAdd(a0, w0, c00);
                    c01 = MultiplyAdd(a0, w1, c01);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                    c10 = MultiplyAdd(a1, w0, c10);
                    c11 = MultiplyAdd(a1, w1, c11);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                    c20 = MultiplyAdd(a2, w0, c20);
                    c21 = MultiplyAdd(a2, w1, c21);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                    c30 = MultiplyAdd(a3, w0, c30);
                    c31 = MultiplyAdd(a3, w1, c31);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i));
                    c40 = MultiplyAdd(a4, w0, c40);
                    c41 = MultiplyAdd(a4, w1, c41);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i));
                    c50 = MultiplyAdd(a5, w0, c50);
                    c51 = MultiplyAdd(a5, w1, c51);
                    Vector512<float> a6 = Vector512.Create(Add(ref x6, i));
                    c60 = MultiplyAdd(a6, w0, c60);
                    c61 = MultiplyAdd(a6, w1, c61);
                    Vector512<float> a7 = Vector512.Create(Add(ref x7, i));
                    c70 = MultiplyAdd(a7, w0, c70);
                    c71 = MultiplyAdd(a7, w1, c71);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 2 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 3 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 1));
                    c00 = MultiplyAdd(a0, w0, c00);
                    c01 = MultiplyAdd(a0, w1, c01);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 1));
                    c10 = MultiplyAdd(a1, w0, c10);
                    c11 = MultiplyAdd(a1, w1, c11);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 1));
                    c20 = MultiplyAdd(a2, w0, c20);
                    c21 = MultiplyAdd(a2, w1, c21);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 1));
                    c30 = MultiplyAdd(a3, w0, c30);
                    c31 = MultiplyAdd(a3, w1, c31);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 1));
                    c40 = MultiplyAdd(a4, w0, c40);
                    c41 = MultiplyAdd(a4, w1, c41);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 1));
                    c50 = MultiplyAdd(a5, w0, c50);
                    c51 = MultiplyAdd(a5, w1, c51);
                    Vector512<float> a6 = Vector512.Create(Add(ref x6, i + 1));
                    c60 = MultiplyAdd(a6, w0, c60);
                    c61 = MultiplyAdd(a6, w1, c61);
                    Vector512<float> a7 = Vector512.Create(Add(ref x7, i + 1));
                    c70 = MultiplyAdd(a7, w0, c70);
                    c71 = MultiplyAdd(a7, w1, c71);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 4 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 5 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 2));
                    c00 = MultiplyAdd(a0, w0, c00);
                    c01 = MultiplyAdd(a0, w1, c01);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 2));
                    c10 = MultiplyAdd(a1, w0, c10);
                    c11 = MultiplyAdd(a1, w1, c11);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 2));
                    c20 = MultiplyAdd(a2, w0, c20);
                    c21 = MultiplyAdd(a2, w1, c21);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 2));
                    c30 = MultiplyAdd(a3, w0, c30);
                    c31 = MultiplyAdd(a3, w1, c31);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 2));
                    c40 = MultiplyAdd(a4, w0, c40);
                    c41 = MultiplyAdd(a4, w1, c41);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 2));
                    c50 = MultiplyAdd(a5, w0, c50);
                    c51 = MultiplyAdd(a5, w1, c51);
                    Vector512<float> a6 = Vector512.Create(Add(ref x6, i + 2));
                    c60 = MultiplyAdd(a6, w0, c60);
                    c61 = MultiplyAdd(a6, w1, c61);
                    Vector512<float> a7 = Vector512.Create(Add(ref x7, i + 2));
                    c70 = MultiplyAdd(a7, w0, c70);
                    c71 = MultiplyAdd(a7, w1, c71);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 6 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 7 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 3));
                    c00 = MultiplyAdd(a0, w0, c00);
                    c01 = MultiplyAdd(a0, w1, c01);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 3));
                    c10 = MultiplyAdd(a1, w0, c10);
                    c11 = MultiplyAdd(a1, w1, c11);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 3));
                    c20 = MultiplyAdd(a2, w0, c20);
                    c21 = MultiplyAdd(a2, w1, c21);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 3));
                    c30 = MultiplyAdd(a3, w0, c30);
                    c31 = MultiplyAdd(a3, w1, c31);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 3));
                    c40 = MultiplyAdd(a4, w0, c40);
                    c41 = MultiplyAdd(a4, w1, c41);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 3));
                    c50 = MultiplyAdd(a5, w0, c50);
                    c51 = MultiplyAdd(a5, w1, c51);
                    Vector512<float> a6 = Vector512.Create(Add(ref x6, i + 3));
                    c60 = MultiplyAdd(a6, w0, c60);
                    c61 = MultiplyAdd(a6, w1, c61);
                    Vector512<float> a7 = Vector512.Create(Add(ref x7, i + 3));
                    c70 = MultiplyAdd(a7, w0, c70);
                    c71 = MultiplyAdd(a7, w1, c71);
                }

                w = ref Add(ref w, 8 * Vector512<float>.Count);
            }

            for (; i < n; i++)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                c00 = MultiplyAdd(a0, w0, c00);
                c01 = MultiplyAdd(a0, w1, c01);
                Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                c10 = MultiplyAdd(a1, w0, c10);
                c11 = MultiplyAdd(a1, w1, c11);
                Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                c20 = MultiplyAdd(a2, w0, c20);
                c21 = MultiplyAdd(a2, w1, c21);
                Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                c30 = MultiplyAdd(a3, w0, c30);
                c31 = MultiplyAdd(a3, w1, c31);
                Vector512<float> a4 = Vector512.Create(Add(ref x4, i));
                c40 = MultiplyAdd(a4, w0, c40);
                c41 = MultiplyAdd(a4, w1, c41);
                Vector512<float> a5 = Vector512.Create(Add(ref x5, i));
                c50 = MultiplyAdd(a5, w0, c50);
                c51 = MultiplyAdd(a5, w1, c51);
                Vector512<float> a6 = Vector512.Create(Add(ref x6, i));
                c60 = MultiplyAdd(a6, w0, c60);
                c61 = MultiplyAdd(a6, w1, c61);
                Vector512<float> a7 = Vector512.Create(Add(ref x7, i));
                c70 = MultiplyAdd(a7, w0, c70);
                c71 = MultiplyAdd(a7, w1, c71);
                w = ref Add(ref w, 2 * Vector512<float>.Count);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector512<float>>(ref z) = TValue.Of(c00);
        As<float, Vector512<float>>(ref Add(ref z, Vector512<float>.Count)) = TValue.Of(c01);
        As<float, Vector512<float>>(ref Add(ref z, zStride)) = TValue.Of(c10);
        As<float, Vector512<float>>(ref Add(ref z, zStride + Vector512<float>.Count)) = TValue.Of(c11);
        As<float, Vector512<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20);
        As<float, Vector512<float>>(ref Add(ref z, (2 * zStride) + Vector512<float>.Count)) = TValue.Of(c21);
        As<float, Vector512<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of(c30);
        As<float, Vector512<float>>(ref Add(ref z, (3 * zStride) + Vector512<float>.Count)) = TValue.Of(c31);
        As<float, Vector512<float>>(ref Add(ref z, 4 * zStride)) = TValue.Of(c40);
        As<float, Vector512<float>>(ref Add(ref z, (4 * zStride) + Vector512<float>.Count)) = TValue.Of(c41);
        As<float, Vector512<float>>(ref Add(ref z, 5 * zStride)) = TValue.Of(c50);
        As<float, Vector512<float>>(ref Add(ref z, (5 * zStride) + Vector512<float>.Count)) = TValue.Of(c51);
        As<float, Vector512<float>>(ref Add(ref z, 6 * zStride)) = TValue.Of(c60);
        As<float, Vector512<float>>(ref Add(ref z, (6 * zStride) + Vector512<float>.Count)) = TValue.Of(c61);
        As<float, Vector512<float>>(ref Add(ref z, 7 * zStride)) = TValue.Of(c70);
        As<float, Vector512<float>>(ref Add(ref z, (7 * zStride) + Vector512<float>.Count)) = TValue.Of(c71);
    }

    // 4 samples, 2 vectors of units, two chains a unit, input i in chain i mod 2.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Tile4x2InTwo<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector512<float> b0 = As<float, Vector512<float>>(ref b);
        Vector512<float> b1 = As<float, Vector512<float>>(ref Add(ref b, Vector512<float>.Count));
        Vector512<float> c00a = b0, c00b = Vector512<float>.Zero, c01a = b1, c01b = Vector512<float>.Zero;
        Vector512<float> c10a = b0, c10b = Vector512<float>.Zero, c11a = b1, c11b = Vector512<float>.Zero;
        Vector512<float> c20a = b0, c20b = Vector512<float>.Zero, c21a = b1, c21b = Vector512<float>.Zero;
        Vector512<float> c30a = b0, c30b = Vector512<float>.Zero, c31a = b1, c31b = Vector512<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            nint n = Math.Min(left, xPanel);
            nint i = 0;
            for (; i + 4 <= n; i += 4)
            {
                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    c01a = MultiplyAdd(a0, w1, c01a);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    c11a = MultiplyAdd(a1, w1, c11a);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    c21a = MultiplyAdd(a2, w1, c21a);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                    c30a = MultiplyAdd(a3, w0, c30a);
                    c31a = MultiplyAdd(a3, w1, c31a);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 2 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 3 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    c01b = MultiplyAdd(a0, w1, c01b);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    c11b = MultiplyAdd(a1, w1, c11b);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    c21b = MultiplyAdd(a2, w1, c21b);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 1));
                    c30b = MultiplyAdd(a3, w0, c30b);
                    c31b = MultiplyAdd(a3, w1, c31b);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 4 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 5 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 2));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    c01a = MultiplyAdd(a0, w1, c01a);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 2));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    c11a = MultiplyAdd(a1, w1, c11a);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 2));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    c21a = MultiplyAdd(a2, w1, c21a);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 2));
                    c30a = MultiplyAdd(a3, w0, c30a);
                    c31a = MultiplyAdd(a3, w1, c31a);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 6 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 7 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 3));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    c01b = MultiplyAdd(a0, w1, c01b);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 3));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    c11b = MultiplyAdd(a1, w1, c11b);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 3));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    c21b = MultiplyAdd(a2, w1, c21b);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 3));
                    c30b = MultiplyAdd(a3, w0, c30b);
                    c31b = MultiplyAdd(a3, w1, c31b);
                }

                w = ref Add(ref w, 8 * Vector512<float>.Count);
            }

            for (; i < n; i += 2)
            {
                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    c01a = MultiplyAdd(a0, w1, c01a);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    c11a = MultiplyAdd(a1, w1, c11a);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    c21a = MultiplyAdd(a2, w1, c21a);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                    c30a = MultiplyAdd(a3, w0, c30a);
                    c31a = MultiplyAdd(a3, w1, c31a);
                }

                if (i + 1 == n)
                {
                    w = ref Add(ref w, 2 * Vector512<float>.Count);
                    break;
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 2 * Vector512<float>.Count));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, 3 * Vector512<float>.Count));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    c01b = MultiplyAdd(a0, w1, c01b);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    c11b = MultiplyAdd(a1, w1, c11b);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    c21b = MultiplyAdd(a2, w1, c21b);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 1));
                    c30b = MultiplyAdd(a3, w0, c30b);
                    c31b = MultiplyAdd(a3, w1, c31b);
                }

                w = ref Add(ref w, 4 * Vector512<float>.Count);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector512<float>>(ref z) = TValue.Of(c00a + c00b);
        As<float, Vector512<float>>(ref Add(ref z, Vector512<float>.Count)) = TValue.Of(c01a + c01b);
        As<float, Vector512<float>>(ref Add(ref z, zStride)) = TValue.Of(c10a + c10b);
        As<float, Vector512<float>>(ref Add(ref z, zStride + Vector512<float>.Count)) = TValue.Of(c11a + c11b);
        As<float, Vector512<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of(c20a + c20b);
        As<float, Vector512<float>>(ref Add(ref z, (2 * zStride) + Vector512<float>.Count)) = TValue.Of(c21a + c21b);
        As<float, Vector512<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of(c30a + c30b);
        As<float, Vector512<float>>(ref Add(ref z, (3 * zStride) + Vector512<float>.Count)) = TValue.Of(c31a + c31b);
    }
}
