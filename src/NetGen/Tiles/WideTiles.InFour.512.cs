using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tile of narrow layers, whose units have four chains.
internal static partial class WideTiles
{
    // 6 samples, 1 vector of units, four chains a unit, input i in chain i mod 4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Tile6x1InFour<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector512<float> b0 = As<float, Vector512<float>>(ref b);
        Vector512<float> c00a = b0, c00b = Vector512<float>.Zero, c00c = Vector512<float>.Zero, c00d = Vector512<float>.Zero;
        Vector512<float> c10a = b0, c10b = Vector512<float>.Zero, c10c = Vector512<float>.Zero, c10d = Vector512<float>.Zero;
        Vector512<float> c20a = b0, c20b = Vector512<float>.Zero, c20c = Vector512<float>.Zero, c20d = Vector512<float>.Zero;
        Vector512<float> c30a = b0, c30b = Vector512<float>.Zero, c30c = Vector512<float>.Zero, c30d = Vector512<float>.Zero;
        Vector512<float> c40a = b0, c40b = Vector512<float>.Zero, c40c = Vector512<float>.Zero, c40d = Vector512<float>.Zero;
        Vector512<float> c50a = b0, c50b = Vector512<float>.Zero, c50c = Vector512<float>.Zero, c50d = Vector512<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            ref float x1 = ref Add(ref x, xStride);
            ref float x2 = ref Add(ref x, 2 * xStride);
            ref float x3 = ref Add(ref x, 3 * xStride);
            ref float x4 = ref Add(ref x, 4 * xStride);
            ref float x5 = ref Add(ref x, 5 * xStride);
            int n = Math.Min(left, xPanel);
            int i = 0;
            for (; i + 4 <= n; i += 4)
            {
                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                    c00a = MultiplyAdd(a0, w0, c00a);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                    c10a = MultiplyAdd(a1, w0, c10a);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                    c20a = MultiplyAdd(a2, w0, c20a);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                    c30a = MultiplyAdd(a3, w0, c30a);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i));
                    c40a = MultiplyAdd(a4, w0, c40a);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i));
                    c50a = MultiplyAdd(a5, w0, c50a);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, panel));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 1));
                    c00b = MultiplyAdd(a0, w0, c00b);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 1));
                    c10b = MultiplyAdd(a1, w0, c10b);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 1));
                    c20b = MultiplyAdd(a2, w0, c20b);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 1));
                    c30b = MultiplyAdd(a3, w0, c30b);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 1));
                    c40b = MultiplyAdd(a4, w0, c40b);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 1));
                    c50b = MultiplyAdd(a5, w0, c50b);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 2 * panel));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 2));
                    c00c = MultiplyAdd(a0, w0, c00c);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 2));
                    c10c = MultiplyAdd(a1, w0, c10c);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 2));
                    c20c = MultiplyAdd(a2, w0, c20c);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 2));
                    c30c = MultiplyAdd(a3, w0, c30c);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 2));
                    c40c = MultiplyAdd(a4, w0, c40c);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 2));
                    c50c = MultiplyAdd(a5, w0, c50c);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 3 * panel));
                    Vector512<float> a0 = Vector512.Create(Add(ref x, i + 3));
                    c00d = MultiplyAdd(a0, w0, c00d);
                    Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 3));
                    c10d = MultiplyAdd(a1, w0, c10d);
                    Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 3));
                    c20d = MultiplyAdd(a2, w0, c20d);
                    Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 3));
                    c30d = MultiplyAdd(a3, w0, c30d);
                    Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 3));
                    c40d = MultiplyAdd(a4, w0, c40d);
                    Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 3));
                    c50d = MultiplyAdd(a5, w0, c50d);
                }

                w = ref Add(ref w, 4 * panel);
            }

            if (i < n)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                Vector512<float> a0 = Vector512.Create(Add(ref x, i));
                c00a = MultiplyAdd(a0, w0, c00a);
                Vector512<float> a1 = Vector512.Create(Add(ref x1, i));
                c10a = MultiplyAdd(a1, w0, c10a);
                Vector512<float> a2 = Vector512.Create(Add(ref x2, i));
                c20a = MultiplyAdd(a2, w0, c20a);
                Vector512<float> a3 = Vector512.Create(Add(ref x3, i));
                c30a = MultiplyAdd(a3, w0, c30a);
                Vector512<float> a4 = Vector512.Create(Add(ref x4, i));
                c40a = MultiplyAdd(a4, w0, c40a);
                Vector512<float> a5 = Vector512.Create(Add(ref x5, i));
                c50a = MultiplyAdd(a5, w0, c50a);
            }

            if (i + 1 < n)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, panel));
                Vector512<float> a0 = Vector512.Create(Add(ref x, i + 1));
                c00b = MultiplyAdd(a0, w0, c00b);
                Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 1));
                c10b = MultiplyAdd(a1, w0, c10b);
                Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 1));
                c20b = MultiplyAdd(a2, w0, c20b);
                Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 1));
                c30b = MultiplyAdd(a3, w0, c30b);
                Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 1));
                c40b = MultiplyAdd(a4, w0, c40b);
                Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 1));
                c50b = MultiplyAdd(a5, w0, c50b);
            }

            if (i + 2 < n)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, 2 * panel));
                Vector512<float> a0 = Vector512.Create(Add(ref x, i + 2));
                c00c = MultiplyAdd(a0, w0, c00c);
                Vector512<float> a1 = Vector512.Create(Add(ref x1, i + 2));
                c10c = MultiplyAdd(a1, w0, c10c);
                Vector512<float> a2 = Vector512.Create(Add(ref x2, i + 2));
                c20c = MultiplyAdd(a2, w0, c20c);
                Vector512<float> a3 = Vector512.Create(Add(ref x3, i + 2));
                c30c = MultiplyAdd(a3, w0, c30c);
                Vector512<float> a4 = Vector512.Create(Add(ref x4, i + 2));
                c40c = MultiplyAdd(a4, w0, c40c);
                Vector512<float> a5 = Vector512.Create(Add(ref x5, i + 2));
                c50c = MultiplyAdd(a5, w0, c50c);
            }

            x = ref Add(ref x, xPitch);
        }

        As<float, Vector512<float>>(ref z) = TValue.Of((c00a + c00c) + (c00b + c00d));
        As<float, Vector512<float>>(ref Add(ref z, zStride)) = TValue.Of((c10a + c10c) + (c10b + c10d));
        As<float, Vector512<float>>(ref Add(ref z, 2 * zStride)) = TValue.Of((c20a + c20c) + (c20b + c20d));
        As<float, Vector512<float>>(ref Add(ref z, 3 * zStride)) = TValue.Of((c30a + c30c) + (c30b + c30d));
        As<float, Vector512<float>>(ref Add(ref z, 4 * zStride)) = TValue.Of((c40a + c40c) + (c40b + c40d));
        As<float, Vector512<float>>(ref Add(ref z, 5 * zStride)) = TValue.Of((c50a + c50c) + (c50b + c50d));
    }
}
