using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of InputColumns with more sums: there are 32 registers of 512 bits.
internal static partial class WideInputColumnTiles
{
    // 6 samples, 2 vectors of inputs, 2 lanes of the sum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Columns6x2(ref float columns, int lanes, int phase, int steps, ref float d, int dStride, int dPitch, ref float dx, int dxStride, ref float waiting)
    {
        ref float d1 = ref Add(ref d, dStride);
        ref float d2 = ref Add(ref d, 2 * dStride);
        ref float d3 = ref Add(ref d, 3 * dStride);
        ref float d4 = ref Add(ref d, 4 * dStride);
        ref float d5 = ref Add(ref d, 5 * dStride);
        const int across = 128 / sizeof(float);
        nint pitch = dPitch;
        int pairs = lanes / 2;
        int lane = 0;
        for (int k = 0; k < pairs; k++)
        {
            nint j = lane;
            nint i = lane + pairs;
            ref float w = ref Add(ref columns, lane * phase);
            ref float v = ref Add(ref w, pairs * phase);
            Vector512<float> c00a = Vector512<float>.Zero, c01a = Vector512<float>.Zero;
            Vector512<float> c10a = Vector512<float>.Zero, c11a = Vector512<float>.Zero;
            Vector512<float> c20a = Vector512<float>.Zero, c21a = Vector512<float>.Zero;
            Vector512<float> c30a = Vector512<float>.Zero, c31a = Vector512<float>.Zero;
            Vector512<float> c40a = Vector512<float>.Zero, c41a = Vector512<float>.Zero;
            Vector512<float> c50a = Vector512<float>.Zero, c51a = Vector512<float>.Zero;
            Vector512<float> c00b = Vector512<float>.Zero, c01b = Vector512<float>.Zero;
            Vector512<float> c10b = Vector512<float>.Zero, c11b = Vector512<float>.Zero;
            Vector512<float> c20b = Vector512<float>.Zero, c21b = Vector512<float>.Zero;
            Vector512<float> c30b = Vector512<float>.Zero, c31b = Vector512<float>.Zero;
            Vector512<float> c40b = Vector512<float>.Zero, c41b = Vector512<float>.Zero;
            Vector512<float> c50b = Vector512<float>.Zero, c51b = Vector512<float>.Zero;
            // The next lane in the order of reversed bits, behind the last one the first. The weights of its turn are asked for
            // on the way: those of all lanes are more than the first-level cache holds.
            int nextLane = k == pairs - 1 ? 0 : lane ^ (pairs - (pairs >> (BitOperations.TrailingZeroCount(k + 1) + 1)));
            ref float ahead = ref Add(ref columns, nextLane * phase);
            ref float aheadToo = ref Add(ref ahead, pairs * phase);

            // Both halves of a panel, then the next one.
            int s = 0;
            for (; s + 2 <= steps; s += 2)
            {
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(AsPointer(ref ahead));
                    Sse.Prefetch0(AsPointer(ref Add(ref ahead, Vector512<float>.Count)));
                    Sse.Prefetch0(AsPointer(ref Add(ref ahead, across)));
                    Sse.Prefetch0(AsPointer(ref Add(ref ahead, across + Vector512<float>.Count)));
                    Sse.Prefetch0(AsPointer(ref aheadToo));
                    Sse.Prefetch0(AsPointer(ref Add(ref aheadToo, Vector512<float>.Count)));
                    Sse.Prefetch0(AsPointer(ref Add(ref aheadToo, across)));
                    Sse.Prefetch0(AsPointer(ref Add(ref aheadToo, across + Vector512<float>.Count)));
                    ahead = ref Add(ref ahead, 2 * across);
                    aheadToo = ref Add(ref aheadToo, 2 * across);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                    Vector512<float> e0a = Vector512.Create(Add(ref d, j));
                    c00a = MultiplyAdd(w0, e0a, c00a);
                    c01a = MultiplyAdd(w1, e0a, c01a);
                    Vector512<float> e1a = Vector512.Create(Add(ref d1, j));
                    c10a = MultiplyAdd(w0, e1a, c10a);
                    c11a = MultiplyAdd(w1, e1a, c11a);
                    Vector512<float> e2a = Vector512.Create(Add(ref d2, j));
                    c20a = MultiplyAdd(w0, e2a, c20a);
                    c21a = MultiplyAdd(w1, e2a, c21a);
                    Vector512<float> e3a = Vector512.Create(Add(ref d3, j));
                    c30a = MultiplyAdd(w0, e3a, c30a);
                    c31a = MultiplyAdd(w1, e3a, c31a);
                    Vector512<float> e4a = Vector512.Create(Add(ref d4, j));
                    c40a = MultiplyAdd(w0, e4a, c40a);
                    c41a = MultiplyAdd(w1, e4a, c41a);
                    Vector512<float> e5a = Vector512.Create(Add(ref d5, j));
                    c50a = MultiplyAdd(w0, e5a, c50a);
                    c51a = MultiplyAdd(w1, e5a, c51a);
                    Vector512<float> v0 = As<float, Vector512<float>>(ref v);
                    Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref v, Vector512<float>.Count));
                    Vector512<float> e0b = Vector512.Create(Add(ref d, i));
                    c00b = MultiplyAdd(v0, e0b, c00b);
                    c01b = MultiplyAdd(v1, e0b, c01b);
                    Vector512<float> e1b = Vector512.Create(Add(ref d1, i));
                    c10b = MultiplyAdd(v0, e1b, c10b);
                    c11b = MultiplyAdd(v1, e1b, c11b);
                    Vector512<float> e2b = Vector512.Create(Add(ref d2, i));
                    c20b = MultiplyAdd(v0, e2b, c20b);
                    c21b = MultiplyAdd(v1, e2b, c21b);
                    Vector512<float> e3b = Vector512.Create(Add(ref d3, i));
                    c30b = MultiplyAdd(v0, e3b, c30b);
                    c31b = MultiplyAdd(v1, e3b, c31b);
                    Vector512<float> e4b = Vector512.Create(Add(ref d4, i));
                    c40b = MultiplyAdd(v0, e4b, c40b);
                    c41b = MultiplyAdd(v1, e4b, c41b);
                    Vector512<float> e5b = Vector512.Create(Add(ref d5, i));
                    c50b = MultiplyAdd(v0, e5b, c50b);
                    c51b = MultiplyAdd(v1, e5b, c51b);
                }

                {
                    Vector512<float> w0 = As<float, Vector512<float>>(ref Add(ref w, across));
                    Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, across + Vector512<float>.Count));
                    Vector512<float> e0a = Vector512.Create(Add(ref d, j + (across / 2)));
                    c00a = MultiplyAdd(w0, e0a, c00a);
                    c01a = MultiplyAdd(w1, e0a, c01a);
                    Vector512<float> e1a = Vector512.Create(Add(ref d1, j + (across / 2)));
                    c10a = MultiplyAdd(w0, e1a, c10a);
                    c11a = MultiplyAdd(w1, e1a, c11a);
                    Vector512<float> e2a = Vector512.Create(Add(ref d2, j + (across / 2)));
                    c20a = MultiplyAdd(w0, e2a, c20a);
                    c21a = MultiplyAdd(w1, e2a, c21a);
                    Vector512<float> e3a = Vector512.Create(Add(ref d3, j + (across / 2)));
                    c30a = MultiplyAdd(w0, e3a, c30a);
                    c31a = MultiplyAdd(w1, e3a, c31a);
                    Vector512<float> e4a = Vector512.Create(Add(ref d4, j + (across / 2)));
                    c40a = MultiplyAdd(w0, e4a, c40a);
                    c41a = MultiplyAdd(w1, e4a, c41a);
                    Vector512<float> e5a = Vector512.Create(Add(ref d5, j + (across / 2)));
                    c50a = MultiplyAdd(w0, e5a, c50a);
                    c51a = MultiplyAdd(w1, e5a, c51a);
                    Vector512<float> v0 = As<float, Vector512<float>>(ref Add(ref v, across));
                    Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref v, across + Vector512<float>.Count));
                    Vector512<float> e0b = Vector512.Create(Add(ref d, i + (across / 2)));
                    c00b = MultiplyAdd(v0, e0b, c00b);
                    c01b = MultiplyAdd(v1, e0b, c01b);
                    Vector512<float> e1b = Vector512.Create(Add(ref d1, i + (across / 2)));
                    c10b = MultiplyAdd(v0, e1b, c10b);
                    c11b = MultiplyAdd(v1, e1b, c11b);
                    Vector512<float> e2b = Vector512.Create(Add(ref d2, i + (across / 2)));
                    c20b = MultiplyAdd(v0, e2b, c20b);
                    c21b = MultiplyAdd(v1, e2b, c21b);
                    Vector512<float> e3b = Vector512.Create(Add(ref d3, i + (across / 2)));
                    c30b = MultiplyAdd(v0, e3b, c30b);
                    c31b = MultiplyAdd(v1, e3b, c31b);
                    Vector512<float> e4b = Vector512.Create(Add(ref d4, i + (across / 2)));
                    c40b = MultiplyAdd(v0, e4b, c40b);
                    c41b = MultiplyAdd(v1, e4b, c41b);
                    Vector512<float> e5b = Vector512.Create(Add(ref d5, i + (across / 2)));
                    c50b = MultiplyAdd(v0, e5b, c50b);
                    c51b = MultiplyAdd(v1, e5b, c51b);
                }

                w = ref Add(ref w, 2 * across);
                v = ref Add(ref v, 2 * across);
                j += pitch;
                i += pitch;
            }

            if (s < steps)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                Vector512<float> w1 = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                Vector512<float> e0a = Vector512.Create(Add(ref d, j));
                c00a = MultiplyAdd(w0, e0a, c00a);
                c01a = MultiplyAdd(w1, e0a, c01a);
                Vector512<float> e1a = Vector512.Create(Add(ref d1, j));
                c10a = MultiplyAdd(w0, e1a, c10a);
                c11a = MultiplyAdd(w1, e1a, c11a);
                Vector512<float> e2a = Vector512.Create(Add(ref d2, j));
                c20a = MultiplyAdd(w0, e2a, c20a);
                c21a = MultiplyAdd(w1, e2a, c21a);
                Vector512<float> e3a = Vector512.Create(Add(ref d3, j));
                c30a = MultiplyAdd(w0, e3a, c30a);
                c31a = MultiplyAdd(w1, e3a, c31a);
                Vector512<float> e4a = Vector512.Create(Add(ref d4, j));
                c40a = MultiplyAdd(w0, e4a, c40a);
                c41a = MultiplyAdd(w1, e4a, c41a);
                Vector512<float> e5a = Vector512.Create(Add(ref d5, j));
                c50a = MultiplyAdd(w0, e5a, c50a);
                c51a = MultiplyAdd(w1, e5a, c51a);
                Vector512<float> v0 = As<float, Vector512<float>>(ref v);
                Vector512<float> v1 = As<float, Vector512<float>>(ref Add(ref v, Vector512<float>.Count));
                Vector512<float> e0b = Vector512.Create(Add(ref d, i));
                c00b = MultiplyAdd(v0, e0b, c00b);
                c01b = MultiplyAdd(v1, e0b, c01b);
                Vector512<float> e1b = Vector512.Create(Add(ref d1, i));
                c10b = MultiplyAdd(v0, e1b, c10b);
                c11b = MultiplyAdd(v1, e1b, c11b);
                Vector512<float> e2b = Vector512.Create(Add(ref d2, i));
                c20b = MultiplyAdd(v0, e2b, c20b);
                c21b = MultiplyAdd(v1, e2b, c21b);
                Vector512<float> e3b = Vector512.Create(Add(ref d3, i));
                c30b = MultiplyAdd(v0, e3b, c30b);
                c31b = MultiplyAdd(v1, e3b, c31b);
                Vector512<float> e4b = Vector512.Create(Add(ref d4, i));
                c40b = MultiplyAdd(v0, e4b, c40b);
                c41b = MultiplyAdd(v1, e4b, c41b);
                Vector512<float> e5b = Vector512.Create(Add(ref d5, i));
                c50b = MultiplyAdd(v0, e5b, c50b);
                c51b = MultiplyAdd(v1, e5b, c51b);
            }

            c00a += c00b;
            c01a += c01b;
            c10a += c10b;
            c11a += c11b;
            c20a += c20b;
            c21a += c21b;
            c30a += c30b;
            c31a += c31b;
            c40a += c40b;
            c41a += c41b;
            c50a += c50b;
            c51a += c51b;
            ref float sum = ref waiting;
            for (int bit = k; (bit & 1) != 0; bit >>= 1)
            {
                c00a += As<float, Vector512<float>>(ref sum);
                c01a += As<float, Vector512<float>>(ref Add(ref sum, Vector512<float>.Count));
                c10a += As<float, Vector512<float>>(ref Add(ref sum, 2 * Vector512<float>.Count));
                c11a += As<float, Vector512<float>>(ref Add(ref sum, 3 * Vector512<float>.Count));
                c20a += As<float, Vector512<float>>(ref Add(ref sum, 4 * Vector512<float>.Count));
                c21a += As<float, Vector512<float>>(ref Add(ref sum, 5 * Vector512<float>.Count));
                c30a += As<float, Vector512<float>>(ref Add(ref sum, 6 * Vector512<float>.Count));
                c31a += As<float, Vector512<float>>(ref Add(ref sum, 7 * Vector512<float>.Count));
                c40a += As<float, Vector512<float>>(ref Add(ref sum, 8 * Vector512<float>.Count));
                c41a += As<float, Vector512<float>>(ref Add(ref sum, 9 * Vector512<float>.Count));
                c50a += As<float, Vector512<float>>(ref Add(ref sum, 10 * Vector512<float>.Count));
                c51a += As<float, Vector512<float>>(ref Add(ref sum, 11 * Vector512<float>.Count));
                sum = ref Add(ref sum, 12 * Vector512<float>.Count);
            }

            if (k == pairs - 1)
            {
                As<float, Vector512<float>>(ref dx) = c00a;
                As<float, Vector512<float>>(ref Add(ref dx, Vector512<float>.Count)) = c01a;
                As<float, Vector512<float>>(ref Add(ref dx, dxStride)) = c10a;
                As<float, Vector512<float>>(ref Add(ref dx, dxStride + Vector512<float>.Count)) = c11a;
                As<float, Vector512<float>>(ref Add(ref dx, 2 * dxStride)) = c20a;
                As<float, Vector512<float>>(ref Add(ref dx, (2 * dxStride) + Vector512<float>.Count)) = c21a;
                As<float, Vector512<float>>(ref Add(ref dx, 3 * dxStride)) = c30a;
                As<float, Vector512<float>>(ref Add(ref dx, (3 * dxStride) + Vector512<float>.Count)) = c31a;
                As<float, Vector512<float>>(ref Add(ref dx, 4 * dxStride)) = c40a;
                As<float, Vector512<float>>(ref Add(ref dx, (4 * dxStride) + Vector512<float>.Count)) = c41a;
                As<float, Vector512<float>>(ref Add(ref dx, 5 * dxStride)) = c50a;
                As<float, Vector512<float>>(ref Add(ref dx, (5 * dxStride) + Vector512<float>.Count)) = c51a;
            }
            else
            {
                As<float, Vector512<float>>(ref sum) = c00a;
                As<float, Vector512<float>>(ref Add(ref sum, Vector512<float>.Count)) = c01a;
                As<float, Vector512<float>>(ref Add(ref sum, 2 * Vector512<float>.Count)) = c10a;
                As<float, Vector512<float>>(ref Add(ref sum, 3 * Vector512<float>.Count)) = c11a;
                As<float, Vector512<float>>(ref Add(ref sum, 4 * Vector512<float>.Count)) = c20a;
                As<float, Vector512<float>>(ref Add(ref sum, 5 * Vector512<float>.Count)) = c21a;
                As<float, Vector512<float>>(ref Add(ref sum, 6 * Vector512<float>.Count)) = c30a;
                As<float, Vector512<float>>(ref Add(ref sum, 7 * Vector512<float>.Count)) = c31a;
                As<float, Vector512<float>>(ref Add(ref sum, 8 * Vector512<float>.Count)) = c40a;
                As<float, Vector512<float>>(ref Add(ref sum, 9 * Vector512<float>.Count)) = c41a;
                As<float, Vector512<float>>(ref Add(ref sum, 10 * Vector512<float>.Count)) = c50a;
                As<float, Vector512<float>>(ref Add(ref sum, 11 * Vector512<float>.Count)) = c51a;
            }

            lane = nextLane;
        }
    }

    // 8 samples, 1 vector of inputs, 2 lanes of the sum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Columns8x1(ref float columns, int lanes, int phase, int steps, ref float d, int dStride, int dPitch, ref float dx, int dxStride, ref float waiting)
    {
        ref float d1 = ref Add(ref d, dStride);
        ref float d2 = ref Add(ref d, 2 * dStride);
        ref float d3 = ref Add(ref d, 3 * dStride);
        ref float d4 = ref Add(ref d, 4 * dStride);
        ref float d5 = ref Add(ref d, 5 * dStride);
        ref float d6 = ref Add(ref d, 6 * dStride);
        ref float d7 = ref Add(ref d, 7 * dStride);
        const int across = 128 / sizeof(float);
        int pairs = lanes / 2;
        int lane = 0;
        for (int k = 0; k < pairs; k++)
        {
            nint j = lane;
            nint i = lane + pairs;
            ref float w = ref Add(ref columns, lane * phase);
            ref float v = ref Add(ref w, pairs * phase);
            Vector512<float> c00a = Vector512<float>.Zero;
            Vector512<float> c10a = Vector512<float>.Zero;
            Vector512<float> c20a = Vector512<float>.Zero;
            Vector512<float> c30a = Vector512<float>.Zero;
            Vector512<float> c40a = Vector512<float>.Zero;
            Vector512<float> c50a = Vector512<float>.Zero;
            Vector512<float> c60a = Vector512<float>.Zero;
            Vector512<float> c70a = Vector512<float>.Zero;
            Vector512<float> c00b = Vector512<float>.Zero;
            Vector512<float> c10b = Vector512<float>.Zero;
            Vector512<float> c20b = Vector512<float>.Zero;
            Vector512<float> c30b = Vector512<float>.Zero;
            Vector512<float> c40b = Vector512<float>.Zero;
            Vector512<float> c50b = Vector512<float>.Zero;
            Vector512<float> c60b = Vector512<float>.Zero;
            Vector512<float> c70b = Vector512<float>.Zero;
            int next = across / 2;
            for (int s = 0; s < steps; s++)
            {
                Vector512<float> w0 = As<float, Vector512<float>>(ref w);
                Vector512<float> e0a = Vector512.Create(Add(ref d, j));
                c00a = MultiplyAdd(w0, e0a, c00a);
                Vector512<float> e1a = Vector512.Create(Add(ref d1, j));
                c10a = MultiplyAdd(w0, e1a, c10a);
                Vector512<float> e2a = Vector512.Create(Add(ref d2, j));
                c20a = MultiplyAdd(w0, e2a, c20a);
                Vector512<float> e3a = Vector512.Create(Add(ref d3, j));
                c30a = MultiplyAdd(w0, e3a, c30a);
                Vector512<float> e4a = Vector512.Create(Add(ref d4, j));
                c40a = MultiplyAdd(w0, e4a, c40a);
                Vector512<float> e5a = Vector512.Create(Add(ref d5, j));
                c50a = MultiplyAdd(w0, e5a, c50a);
                Vector512<float> e6a = Vector512.Create(Add(ref d6, j));
                c60a = MultiplyAdd(w0, e6a, c60a);
                Vector512<float> e7a = Vector512.Create(Add(ref d7, j));
                c70a = MultiplyAdd(w0, e7a, c70a);
                Vector512<float> v0 = As<float, Vector512<float>>(ref v);
                Vector512<float> e0b = Vector512.Create(Add(ref d, i));
                c00b = MultiplyAdd(v0, e0b, c00b);
                Vector512<float> e1b = Vector512.Create(Add(ref d1, i));
                c10b = MultiplyAdd(v0, e1b, c10b);
                Vector512<float> e2b = Vector512.Create(Add(ref d2, i));
                c20b = MultiplyAdd(v0, e2b, c20b);
                Vector512<float> e3b = Vector512.Create(Add(ref d3, i));
                c30b = MultiplyAdd(v0, e3b, c30b);
                Vector512<float> e4b = Vector512.Create(Add(ref d4, i));
                c40b = MultiplyAdd(v0, e4b, c40b);
                Vector512<float> e5b = Vector512.Create(Add(ref d5, i));
                c50b = MultiplyAdd(v0, e5b, c50b);
                Vector512<float> e6b = Vector512.Create(Add(ref d6, i));
                c60b = MultiplyAdd(v0, e6b, c60b);
                Vector512<float> e7b = Vector512.Create(Add(ref d7, i));
                c70b = MultiplyAdd(v0, e7b, c70b);
                w = ref Add(ref w, across);
                v = ref Add(ref v, across);

                // The other half of a panel, or the next one.
                j += next;
                i += next;
                next = dPitch - next;
            }

            c00a += c00b;
            c10a += c10b;
            c20a += c20b;
            c30a += c30b;
            c40a += c40b;
            c50a += c50b;
            c60a += c60b;
            c70a += c70b;
            ref float sum = ref waiting;
            for (int bit = k; (bit & 1) != 0; bit >>= 1)
            {
                c00a += As<float, Vector512<float>>(ref sum);
                c10a += As<float, Vector512<float>>(ref Add(ref sum, Vector512<float>.Count));
                c20a += As<float, Vector512<float>>(ref Add(ref sum, 2 * Vector512<float>.Count));
                c30a += As<float, Vector512<float>>(ref Add(ref sum, 3 * Vector512<float>.Count));
                c40a += As<float, Vector512<float>>(ref Add(ref sum, 4 * Vector512<float>.Count));
                c50a += As<float, Vector512<float>>(ref Add(ref sum, 5 * Vector512<float>.Count));
                c60a += As<float, Vector512<float>>(ref Add(ref sum, 6 * Vector512<float>.Count));
                c70a += As<float, Vector512<float>>(ref Add(ref sum, 7 * Vector512<float>.Count));
                sum = ref Add(ref sum, 8 * Vector512<float>.Count);
            }

            if (k == pairs - 1)
            {
                As<float, Vector512<float>>(ref dx) = c00a;
                As<float, Vector512<float>>(ref Add(ref dx, dxStride)) = c10a;
                As<float, Vector512<float>>(ref Add(ref dx, 2 * dxStride)) = c20a;
                As<float, Vector512<float>>(ref Add(ref dx, 3 * dxStride)) = c30a;
                As<float, Vector512<float>>(ref Add(ref dx, 4 * dxStride)) = c40a;
                As<float, Vector512<float>>(ref Add(ref dx, 5 * dxStride)) = c50a;
                As<float, Vector512<float>>(ref Add(ref dx, 6 * dxStride)) = c60a;
                As<float, Vector512<float>>(ref Add(ref dx, 7 * dxStride)) = c70a;
            }
            else
            {
                As<float, Vector512<float>>(ref sum) = c00a;
                As<float, Vector512<float>>(ref Add(ref sum, Vector512<float>.Count)) = c10a;
                As<float, Vector512<float>>(ref Add(ref sum, 2 * Vector512<float>.Count)) = c20a;
                As<float, Vector512<float>>(ref Add(ref sum, 3 * Vector512<float>.Count)) = c30a;
                As<float, Vector512<float>>(ref Add(ref sum, 4 * Vector512<float>.Count)) = c40a;
                As<float, Vector512<float>>(ref Add(ref sum, 5 * Vector512<float>.Count)) = c50a;
                As<float, Vector512<float>>(ref Add(ref sum, 6 * Vector512<float>.Count)) = c60a;
                As<float, Vector512<float>>(ref Add(ref sum, 7 * Vector512<float>.Count)) = c70a;
            }

            // The next lane in the order of reversed bits.
            lane ^= pairs - (pairs >> (BitOperations.TrailingZeroCount(k + 1) + 1));
        }
    }
}
