using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static NetGen.Runtime.WovenVectors;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// Layers that fill no more than half a vector. Weights of several inputs share one: two rows of half a vector, or four of
// a quarter, woven so that the values of a unit lie side by side. Those inputs of a sample, repeated all over another
// vector, are a load. Each place of a vector is a chain of its own, the same as in ForwardTiles and GradientTiles: so are
// the bits.
internal static unsafe partial class WideWovenTiles
{
    /// <summary>f(B + X·W) for all samples of a block, four chains a unit; inputs are a multiple of four, also in a panel.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Forward<TValue>(ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, ref float z, int zStride, int rows)
        where TValue : struct, ILaneValue<float>
    {
        const int height = 8;
        bool quarters = panel == Vector512<float>.Count / 4;
        float* memory = stackalloc float[(inputs * panel) + Vector512<float>.Count];
        float* woven = (float*)(((nint)memory + 63) & -64);
        for (int i = 0; i < inputs * panel; i += Vector512<float>.Count)
        {
            Vector512<float> v = As<float, Vector512<float>>(ref Add(ref w, i));
            (quarters ? WeaveQuarters(v) : WeaveHalves(v)).Store(woven + i);
        }

        fixed (float* from = &x, to = &z)
        {
            for (int q = 0; q < rows; q += height)
            {
                // The last tile reaches back over its neighbour instead of leaving a tail.
                int r = Math.Max(0, Math.Min(q, rows - height));
                if (quarters)
                {
                    ForwardQuarters<TValue>(from + (r * xStride), xStride, xPanel, xPitch, woven, ref b, inputs, to + (r * zStride), zStride);
                }
                else
                {
                    ForwardHalves<TValue>(from + (r * xStride), xStride, xPanel, xPitch, woven, ref b, inputs, to + (r * zStride), zStride);
                }
            }
        }
    }

    /// <summary>G += Xᵀ·δ for the inputs of a panel that fill tiles.</summary>
    /// <returns>How many they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Gradient(ref float x, int xStride, ref float d, int dStride, int rows, ref float g, int panel, int inputs)
    {
        bool quarters = panel == Vector512<float>.Count / 4;
        int height = 8 * Vector512<float>.Count / panel;
        int i = 0;
        fixed (float* from = &x)
        {
            for (; i + height <= inputs; i += height)
            {
                if (quarters)
                {
                    GradientQuarters(from + i, xStride, ref d, dStride, rows, ref Add(ref g, i * panel));
                }
                else
                {
                    GradientHalves(from + i, xStride, ref d, dStride, rows, ref Add(ref g, i * panel));
                }
            }
        }

        return i;
    }

    // 8 samples, units of half a vector; two chains a vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardHalves<TValue>(float* x, int xStride, int xPanel, int xPitch, float* w, ref float b, int inputs, float* z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector512<float> start = WeaveHalves(As<float, Vector256<float>>(ref b).ToVector512());
        Vector512<float> c0a = start, c0b = Vector512<float>.Zero;
        Vector512<float> c1a = start, c1b = Vector512<float>.Zero;
        Vector512<float> c2a = start, c2b = Vector512<float>.Zero;
        Vector512<float> c3a = start, c3b = Vector512<float>.Zero;
        Vector512<float> c4a = start, c4b = Vector512<float>.Zero;
        Vector512<float> c5a = start, c5b = Vector512<float>.Zero;
        Vector512<float> c6a = start, c6b = Vector512<float>.Zero;
        Vector512<float> c7a = start, c7b = Vector512<float>.Zero;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            float* x1 = x + xStride;
            float* x2 = x + (2 * xStride);
            float* x3 = x + (3 * xStride);
            float* x4 = x + (4 * xStride);
            float* x5 = x + (5 * xStride);
            float* x6 = x + (6 * xStride);
            float* x7 = x + (7 * xStride);
            int n = Math.Min(left, xPanel);
            for (int i = 0; i < n; i += 4)
            {
                Vector512<float> w0 = Vector512.Load(w);
                Vector512<float> w1 = Vector512.Load(w + Vector512<float>.Count);
                c0a = MultiplyAdd(RepeatHalves(x + i), w0, c0a);
                c0b = MultiplyAdd(RepeatHalves(x + i + 2), w1, c0b);
                c1a = MultiplyAdd(RepeatHalves(x1 + i), w0, c1a);
                c1b = MultiplyAdd(RepeatHalves(x1 + i + 2), w1, c1b);
                c2a = MultiplyAdd(RepeatHalves(x2 + i), w0, c2a);
                c2b = MultiplyAdd(RepeatHalves(x2 + i + 2), w1, c2b);
                c3a = MultiplyAdd(RepeatHalves(x3 + i), w0, c3a);
                c3b = MultiplyAdd(RepeatHalves(x3 + i + 2), w1, c3b);
                c4a = MultiplyAdd(RepeatHalves(x4 + i), w0, c4a);
                c4b = MultiplyAdd(RepeatHalves(x4 + i + 2), w1, c4b);
                c5a = MultiplyAdd(RepeatHalves(x5 + i), w0, c5a);
                c5b = MultiplyAdd(RepeatHalves(x5 + i + 2), w1, c5b);
                c6a = MultiplyAdd(RepeatHalves(x6 + i), w0, c6a);
                c6b = MultiplyAdd(RepeatHalves(x6 + i + 2), w1, c6b);
                c7a = MultiplyAdd(RepeatHalves(x7 + i), w0, c7a);
                c7b = MultiplyAdd(RepeatHalves(x7 + i + 2), w1, c7b);
                w += 2 * Vector512<float>.Count;
            }

            x += xPitch;
        }

        Vector512<float> s0 = TValue.Of(SumPairs(c0a + c0b, c1a + c1b));
        Vector512<float> s2 = TValue.Of(SumPairs(c2a + c2b, c3a + c3b));
        Vector512<float> s4 = TValue.Of(SumPairs(c4a + c4b, c5a + c5b));
        Vector512<float> s6 = TValue.Of(SumPairs(c6a + c6b, c7a + c7b));
        s0.GetLower().Store(z);
        s0.GetUpper().Store(z + zStride);
        s2.GetLower().Store(z + (2 * zStride));
        s2.GetUpper().Store(z + (3 * zStride));
        s4.GetLower().Store(z + (4 * zStride));
        s4.GetUpper().Store(z + (5 * zStride));
        s6.GetLower().Store(z + (6 * zStride));
        s6.GetUpper().Store(z + (7 * zStride));
    }

    // 8 samples, units of a quarter of a vector; all chains in one vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardQuarters<TValue>(float* x, int xStride, int xPanel, int xPitch, float* w, ref float b, int inputs, float* z, int zStride)
        where TValue : struct, ILaneValue<float>
    {
        Vector512<float> start = WeaveQuarters(As<float, Vector128<float>>(ref b).ToVector256().ToVector512());
        Vector512<float> c0a = start;
        Vector512<float> c1a = start;
        Vector512<float> c2a = start;
        Vector512<float> c3a = start;
        Vector512<float> c4a = start;
        Vector512<float> c5a = start;
        Vector512<float> c6a = start;
        Vector512<float> c7a = start;
        for (int left = inputs; left > 0; left -= xPanel)
        {
            float* x1 = x + xStride;
            float* x2 = x + (2 * xStride);
            float* x3 = x + (3 * xStride);
            float* x4 = x + (4 * xStride);
            float* x5 = x + (5 * xStride);
            float* x6 = x + (6 * xStride);
            float* x7 = x + (7 * xStride);
            int n = Math.Min(left, xPanel);
            for (int i = 0; i < n; i += 4)
            {
                Vector512<float> w0 = Vector512.Load(w);
                c0a = MultiplyAdd(RepeatQuarters(x + i), w0, c0a);
                c1a = MultiplyAdd(RepeatQuarters(x1 + i), w0, c1a);
                c2a = MultiplyAdd(RepeatQuarters(x2 + i), w0, c2a);
                c3a = MultiplyAdd(RepeatQuarters(x3 + i), w0, c3a);
                c4a = MultiplyAdd(RepeatQuarters(x4 + i), w0, c4a);
                c5a = MultiplyAdd(RepeatQuarters(x5 + i), w0, c5a);
                c6a = MultiplyAdd(RepeatQuarters(x6 + i), w0, c6a);
                c7a = MultiplyAdd(RepeatQuarters(x7 + i), w0, c7a);
                w += Vector512<float>.Count;
            }

            x += xPitch;
        }

        Vector512<float> s0 = TValue.Of(SumPairs(SumHalves(c0a, c1a), SumHalves(c2a, c3a)));
        Vector512<float> s4 = TValue.Of(SumPairs(SumHalves(c4a, c5a), SumHalves(c6a, c7a)));
        s0.GetLower().GetLower().Store(z);
        s0.GetLower().GetUpper().Store(z + zStride);
        s0.GetUpper().GetLower().Store(z + (2 * zStride));
        s0.GetUpper().GetUpper().Store(z + (3 * zStride));
        s4.GetLower().GetLower().Store(z + (4 * zStride));
        s4.GetLower().GetUpper().Store(z + (5 * zStride));
        s4.GetUpper().GetLower().Store(z + (6 * zStride));
        s4.GetUpper().GetUpper().Store(z + (7 * zStride));
    }

    // 16 inputs, units of half a vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientHalves(float* x, int xStride, ref float d, int dStride, int rows, ref float g)
    {
        Vector512<float> c0 = WeaveHalves(As<float, Vector512<float>>(ref g));
        Vector512<float> c1 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count)));
        Vector512<float> c2 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 2 * Vector512<float>.Count)));
        Vector512<float> c3 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 3 * Vector512<float>.Count)));
        Vector512<float> c4 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 4 * Vector512<float>.Count)));
        Vector512<float> c5 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 5 * Vector512<float>.Count)));
        Vector512<float> c6 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 6 * Vector512<float>.Count)));
        Vector512<float> c7 = WeaveHalves(As<float, Vector512<float>>(ref Add(ref g, 7 * Vector512<float>.Count)));
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> e = SpreadHalves(As<float, Vector256<float>>(ref d));
            c0 = MultiplyAdd(RepeatHalves(x), e, c0);
            c1 = MultiplyAdd(RepeatHalves(x + 2), e, c1);
            c2 = MultiplyAdd(RepeatHalves(x + 4), e, c2);
            c3 = MultiplyAdd(RepeatHalves(x + 6), e, c3);
            c4 = MultiplyAdd(RepeatHalves(x + 8), e, c4);
            c5 = MultiplyAdd(RepeatHalves(x + 10), e, c5);
            c6 = MultiplyAdd(RepeatHalves(x + 12), e, c6);
            c7 = MultiplyAdd(RepeatHalves(x + 14), e, c7);
            x += xStride;
            d = ref Add(ref d, dStride);
        }

        As<float, Vector512<float>>(ref g) = UnweaveHalves(c0);
        As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count)) = UnweaveHalves(c1);
        As<float, Vector512<float>>(ref Add(ref g, 2 * Vector512<float>.Count)) = UnweaveHalves(c2);
        As<float, Vector512<float>>(ref Add(ref g, 3 * Vector512<float>.Count)) = UnweaveHalves(c3);
        As<float, Vector512<float>>(ref Add(ref g, 4 * Vector512<float>.Count)) = UnweaveHalves(c4);
        As<float, Vector512<float>>(ref Add(ref g, 5 * Vector512<float>.Count)) = UnweaveHalves(c5);
        As<float, Vector512<float>>(ref Add(ref g, 6 * Vector512<float>.Count)) = UnweaveHalves(c6);
        As<float, Vector512<float>>(ref Add(ref g, 7 * Vector512<float>.Count)) = UnweaveHalves(c7);
    }

    // 32 inputs, units of a quarter of a vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientQuarters(float* x, int xStride, ref float d, int dStride, int rows, ref float g)
    {
        Vector512<float> c0 = WeaveQuarters(As<float, Vector512<float>>(ref g));
        Vector512<float> c1 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count)));
        Vector512<float> c2 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 2 * Vector512<float>.Count)));
        Vector512<float> c3 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 3 * Vector512<float>.Count)));
        Vector512<float> c4 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 4 * Vector512<float>.Count)));
        Vector512<float> c5 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 5 * Vector512<float>.Count)));
        Vector512<float> c6 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 6 * Vector512<float>.Count)));
        Vector512<float> c7 = WeaveQuarters(As<float, Vector512<float>>(ref Add(ref g, 7 * Vector512<float>.Count)));
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> e = SpreadQuarters(As<float, Vector128<float>>(ref d));
            c0 = MultiplyAdd(RepeatQuarters(x), e, c0);
            c1 = MultiplyAdd(RepeatQuarters(x + 4), e, c1);
            c2 = MultiplyAdd(RepeatQuarters(x + 8), e, c2);
            c3 = MultiplyAdd(RepeatQuarters(x + 12), e, c3);
            c4 = MultiplyAdd(RepeatQuarters(x + 16), e, c4);
            c5 = MultiplyAdd(RepeatQuarters(x + 20), e, c5);
            c6 = MultiplyAdd(RepeatQuarters(x + 24), e, c6);
            c7 = MultiplyAdd(RepeatQuarters(x + 28), e, c7);
            x += xStride;
            d = ref Add(ref d, dStride);
        }

        As<float, Vector512<float>>(ref g) = UnweaveQuarters(c0);
        As<float, Vector512<float>>(ref Add(ref g, Vector512<float>.Count)) = UnweaveQuarters(c1);
        As<float, Vector512<float>>(ref Add(ref g, 2 * Vector512<float>.Count)) = UnweaveQuarters(c2);
        As<float, Vector512<float>>(ref Add(ref g, 3 * Vector512<float>.Count)) = UnweaveQuarters(c3);
        As<float, Vector512<float>>(ref Add(ref g, 4 * Vector512<float>.Count)) = UnweaveQuarters(c4);
        As<float, Vector512<float>>(ref Add(ref g, 5 * Vector512<float>.Count)) = UnweaveQuarters(c5);
        As<float, Vector512<float>>(ref Add(ref g, 6 * Vector512<float>.Count)) = UnweaveQuarters(c6);
        As<float, Vector512<float>>(ref Add(ref g, 7 * Vector512<float>.Count)) = UnweaveQuarters(c7);
    }
}
