using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// Of few units the sums of a lane are short, and bringing them together in memory took half as long as they did: of four lanes at once a
// fourth as many wait there.
internal static partial class WideInputColumnTiles
{
    // 3 samples, 2 vectors of inputs, 4 lanes of a sum that has as many as the widest vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Columns3x2InFour(ref float columns, int phase, int steps, ref float d, int dStride, int dPitch, ref float dx, int dxStride, ref float waiting)
    {
        ref float d1 = ref Add(ref d, dStride);
        ref float d2 = ref Add(ref d, 2 * dStride);
        const int across = 128 / sizeof(float);
        const int lanes = across / 2;
        const int quads = lanes / 4;
        nint apart = (nint)phase * quads;
        int lane = 0;
        for (int k = 0; k < quads; k++)
        {
            nint j = lane;
            ref float w = ref Add(ref columns, lane * phase);
            Vector512<float> c00a = Vector512<float>.Zero, c01a = Vector512<float>.Zero;
            Vector512<float> c10a = Vector512<float>.Zero, c11a = Vector512<float>.Zero;
            Vector512<float> c20a = Vector512<float>.Zero, c21a = Vector512<float>.Zero;
            Vector512<float> c00b = Vector512<float>.Zero, c01b = Vector512<float>.Zero;
            Vector512<float> c10b = Vector512<float>.Zero, c11b = Vector512<float>.Zero;
            Vector512<float> c20b = Vector512<float>.Zero, c21b = Vector512<float>.Zero;
            Vector512<float> c00c = Vector512<float>.Zero, c01c = Vector512<float>.Zero;
            Vector512<float> c10c = Vector512<float>.Zero, c11c = Vector512<float>.Zero;
            Vector512<float> c20c = Vector512<float>.Zero, c21c = Vector512<float>.Zero;
            Vector512<float> c00d = Vector512<float>.Zero, c01d = Vector512<float>.Zero;
            Vector512<float> c10d = Vector512<float>.Zero, c11d = Vector512<float>.Zero;
            Vector512<float> c20d = Vector512<float>.Zero, c21d = Vector512<float>.Zero;

            int next = lanes;
            for (int s = 0; s < steps; s++)
            {
                Vector512<float> w0a = As<float, Vector512<float>>(ref w);
                Vector512<float> w1a = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
                Vector512<float> e0a = Vector512.Create(Add(ref d, j));
                c00a = MultiplyAdd(w0a, e0a, c00a);
                c01a = MultiplyAdd(w1a, e0a, c01a);
                Vector512<float> e1a = Vector512.Create(Add(ref d1, j));
                c10a = MultiplyAdd(w0a, e1a, c10a);
                c11a = MultiplyAdd(w1a, e1a, c11a);
                Vector512<float> e2a = Vector512.Create(Add(ref d2, j));
                c20a = MultiplyAdd(w0a, e2a, c20a);
                c21a = MultiplyAdd(w1a, e2a, c21a);
                Vector512<float> w0b = As<float, Vector512<float>>(ref Add(ref w, 2 * apart));
                Vector512<float> w1b = As<float, Vector512<float>>(ref Add(ref w, (2 * apart) + Vector512<float>.Count));
                Vector512<float> e0b = Vector512.Create(Add(ref d, j + (2 * quads)));
                c00b = MultiplyAdd(w0b, e0b, c00b);
                c01b = MultiplyAdd(w1b, e0b, c01b);
                Vector512<float> e1b = Vector512.Create(Add(ref d1, j + (2 * quads)));
                c10b = MultiplyAdd(w0b, e1b, c10b);
                c11b = MultiplyAdd(w1b, e1b, c11b);
                Vector512<float> e2b = Vector512.Create(Add(ref d2, j + (2 * quads)));
                c20b = MultiplyAdd(w0b, e2b, c20b);
                c21b = MultiplyAdd(w1b, e2b, c21b);
                Vector512<float> w0c = As<float, Vector512<float>>(ref Add(ref w, apart));
                Vector512<float> w1c = As<float, Vector512<float>>(ref Add(ref w, apart + Vector512<float>.Count));
                Vector512<float> e0c = Vector512.Create(Add(ref d, j + quads));
                c00c = MultiplyAdd(w0c, e0c, c00c);
                c01c = MultiplyAdd(w1c, e0c, c01c);
                Vector512<float> e1c = Vector512.Create(Add(ref d1, j + quads));
                c10c = MultiplyAdd(w0c, e1c, c10c);
                c11c = MultiplyAdd(w1c, e1c, c11c);
                Vector512<float> e2c = Vector512.Create(Add(ref d2, j + quads));
                c20c = MultiplyAdd(w0c, e2c, c20c);
                c21c = MultiplyAdd(w1c, e2c, c21c);
                Vector512<float> w0d = As<float, Vector512<float>>(ref Add(ref w, 3 * apart));
                Vector512<float> w1d = As<float, Vector512<float>>(ref Add(ref w, (3 * apart) + Vector512<float>.Count));
                Vector512<float> e0d = Vector512.Create(Add(ref d, j + (3 * quads)));
                c00d = MultiplyAdd(w0d, e0d, c00d);
                c01d = MultiplyAdd(w1d, e0d, c01d);
                Vector512<float> e1d = Vector512.Create(Add(ref d1, j + (3 * quads)));
                c10d = MultiplyAdd(w0d, e1d, c10d);
                c11d = MultiplyAdd(w1d, e1d, c11d);
                Vector512<float> e2d = Vector512.Create(Add(ref d2, j + (3 * quads)));
                c20d = MultiplyAdd(w0d, e2d, c20d);
                c21d = MultiplyAdd(w1d, e2d, c21d);
                w = ref Add(ref w, across);

                // The other half of a panel, or the next one.
                j += next;
                next = dPitch - next;
            }

            c00a = (c00a + c00b) + (c00c + c00d);
            c01a = (c01a + c01b) + (c01c + c01d);
            c10a = (c10a + c10b) + (c10c + c10d);
            c11a = (c11a + c11b) + (c11c + c11d);
            c20a = (c20a + c20b) + (c20c + c20d);
            c21a = (c21a + c21b) + (c21c + c21d);

            ref float sum = ref waiting;
            for (int bit = k; (bit & 1) != 0; bit >>= 1)
            {
                c00a += As<float, Vector512<float>>(ref sum);
                c01a += As<float, Vector512<float>>(ref Add(ref sum, Vector512<float>.Count));
                c10a += As<float, Vector512<float>>(ref Add(ref sum, 2 * Vector512<float>.Count));
                c11a += As<float, Vector512<float>>(ref Add(ref sum, 3 * Vector512<float>.Count));
                c20a += As<float, Vector512<float>>(ref Add(ref sum, 4 * Vector512<float>.Count));
                c21a += As<float, Vector512<float>>(ref Add(ref sum, 5 * Vector512<float>.Count));
                sum = ref Add(ref sum, 6 * Vector512<float>.Count);
            }

            // The last ones are the whole sums, the others wait.
            bool last = k == quads - 1;
            ref float to = ref last ? ref dx : ref sum;
            int stride = last ? dxStride : 2 * Vector512<float>.Count;
            As<float, Vector512<float>>(ref to) = c00a;
            As<float, Vector512<float>>(ref Add(ref to, Vector512<float>.Count)) = c01a;
            As<float, Vector512<float>>(ref Add(ref to, stride)) = c10a;
            As<float, Vector512<float>>(ref Add(ref to, stride + Vector512<float>.Count)) = c11a;
            As<float, Vector512<float>>(ref Add(ref to, 2 * stride)) = c20a;
            As<float, Vector512<float>>(ref Add(ref to, (2 * stride) + Vector512<float>.Count)) = c21a;

            // The next lane in the order of reversed bits.
            lane ^= quads - (quads >> (BitOperations.TrailingZeroCount(k + 1) + 1));
        }
    }
}
