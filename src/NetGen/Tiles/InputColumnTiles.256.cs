using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The tiles of InputColumns: samples × vectors of inputs. Lane j of a sum across units and the lane half of them further on
// are added up together, each over the units that add to it, the weights of a lane lying in one piece; then the sums wait
// for those of the lanes that they are added to.
internal static partial class RowTiles256
{
    // 3 samples, 2 vectors of inputs, 2 lanes of the sum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns3x2(ref float columns, int lanes, int phase, int steps, ref float d, int dStride, int dPitch, ref float dx, int dxStride, ref float waiting)
    {
        ref float d1 = ref Add(ref d, dStride);
        ref float d2 = ref Add(ref d, 2 * dStride);
        const int across = 128 / sizeof(float);
        int pairs = lanes / 2;
        int lane = 0;
        for (int k = 0; k < pairs; k++)
        {
            nint j = lane;
            nint i = lane + pairs;
            ref float w = ref Add(ref columns, lane * phase);
            ref float v = ref Add(ref w, pairs * phase);
            Vector256<float> c00a = Vector256<float>.Zero, c01a = Vector256<float>.Zero;
            Vector256<float> c10a = Vector256<float>.Zero, c11a = Vector256<float>.Zero;
            Vector256<float> c20a = Vector256<float>.Zero, c21a = Vector256<float>.Zero;
            Vector256<float> c00b = Vector256<float>.Zero, c01b = Vector256<float>.Zero;
            Vector256<float> c10b = Vector256<float>.Zero, c11b = Vector256<float>.Zero;
            Vector256<float> c20b = Vector256<float>.Zero, c21b = Vector256<float>.Zero;
            int next = across / 2;
            for (int s = 0; s < steps; s++)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> w1 = As<float, Vector256<float>>(ref Add(ref w, Vector256<float>.Count));
                Vector256<float> e0a = Vector256.Create(Add(ref d, j));
                c00a = MultiplyAdd(w0, e0a, c00a);
                c01a = MultiplyAdd(w1, e0a, c01a);
                Vector256<float> e1a = Vector256.Create(Add(ref d1, j));
                c10a = MultiplyAdd(w0, e1a, c10a);
                c11a = MultiplyAdd(w1, e1a, c11a);
                Vector256<float> e2a = Vector256.Create(Add(ref d2, j));
                c20a = MultiplyAdd(w0, e2a, c20a);
                c21a = MultiplyAdd(w1, e2a, c21a);
                Vector256<float> v0 = As<float, Vector256<float>>(ref v);
                Vector256<float> v1 = As<float, Vector256<float>>(ref Add(ref v, Vector256<float>.Count));
                Vector256<float> e0b = Vector256.Create(Add(ref d, i));
                c00b = MultiplyAdd(v0, e0b, c00b);
                c01b = MultiplyAdd(v1, e0b, c01b);
                Vector256<float> e1b = Vector256.Create(Add(ref d1, i));
                c10b = MultiplyAdd(v0, e1b, c10b);
                c11b = MultiplyAdd(v1, e1b, c11b);
                Vector256<float> e2b = Vector256.Create(Add(ref d2, i));
                c20b = MultiplyAdd(v0, e2b, c20b);
                c21b = MultiplyAdd(v1, e2b, c21b);
                w = ref Add(ref w, across);
                v = ref Add(ref v, across);

                // The other half of a panel, or the next one.
                j += next;
                i += next;
                next = dPitch - next;
            }

            c00a += c00b;
            c01a += c01b;
            c10a += c10b;
            c11a += c11b;
            c20a += c20b;
            c21a += c21b;
            ref float sum = ref waiting;
            for (int bit = k; (bit & 1) != 0; bit >>= 1)
            {
                c00a += As<float, Vector256<float>>(ref sum);
                c01a += As<float, Vector256<float>>(ref Add(ref sum, Vector256<float>.Count));
                c10a += As<float, Vector256<float>>(ref Add(ref sum, 2 * Vector256<float>.Count));
                c11a += As<float, Vector256<float>>(ref Add(ref sum, 3 * Vector256<float>.Count));
                c20a += As<float, Vector256<float>>(ref Add(ref sum, 4 * Vector256<float>.Count));
                c21a += As<float, Vector256<float>>(ref Add(ref sum, 5 * Vector256<float>.Count));
                sum = ref Add(ref sum, 6 * Vector256<float>.Count);
            }

            if (k == pairs - 1)
            {
                As<float, Vector256<float>>(ref dx) = c00a;
                As<float, Vector256<float>>(ref Add(ref dx, Vector256<float>.Count)) = c01a;
                As<float, Vector256<float>>(ref Add(ref dx, dxStride)) = c10a;
                As<float, Vector256<float>>(ref Add(ref dx, dxStride + Vector256<float>.Count)) = c11a;
                As<float, Vector256<float>>(ref Add(ref dx, 2 * dxStride)) = c20a;
                As<float, Vector256<float>>(ref Add(ref dx, (2 * dxStride) + Vector256<float>.Count)) = c21a;
            }
            else
            {
                As<float, Vector256<float>>(ref sum) = c00a;
                As<float, Vector256<float>>(ref Add(ref sum, Vector256<float>.Count)) = c01a;
                As<float, Vector256<float>>(ref Add(ref sum, 2 * Vector256<float>.Count)) = c10a;
                As<float, Vector256<float>>(ref Add(ref sum, 3 * Vector256<float>.Count)) = c11a;
                As<float, Vector256<float>>(ref Add(ref sum, 4 * Vector256<float>.Count)) = c20a;
                As<float, Vector256<float>>(ref Add(ref sum, 5 * Vector256<float>.Count)) = c21a;
            }

            // The next lane in the order of reversed bits.
            lane ^= pairs - (pairs >> (BitOperations.TrailingZeroCount(k + 1) + 1));
        }
    }

    // 6 samples, 1 vector of inputs, 2 lanes of the sum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns6x1(ref float columns, int lanes, int phase, int steps, ref float d, int dStride, int dPitch, ref float dx, int dxStride, ref float waiting)
    {
        ref float d1 = ref Add(ref d, dStride);
        ref float d2 = ref Add(ref d, 2 * dStride);
        ref float d3 = ref Add(ref d, 3 * dStride);
        ref float d4 = ref Add(ref d, 4 * dStride);
        ref float d5 = ref Add(ref d, 5 * dStride);
        const int across = 128 / sizeof(float);
        int pairs = lanes / 2;
        int lane = 0;
        for (int k = 0; k < pairs; k++)
        {
            nint j = lane;
            nint i = lane + pairs;
            ref float w = ref Add(ref columns, lane * phase);
            ref float v = ref Add(ref w, pairs * phase);
            Vector256<float> c00a = Vector256<float>.Zero;
            Vector256<float> c10a = Vector256<float>.Zero;
            Vector256<float> c20a = Vector256<float>.Zero;
            Vector256<float> c30a = Vector256<float>.Zero;
            Vector256<float> c40a = Vector256<float>.Zero;
            Vector256<float> c50a = Vector256<float>.Zero;
            Vector256<float> c00b = Vector256<float>.Zero;
            Vector256<float> c10b = Vector256<float>.Zero;
            Vector256<float> c20b = Vector256<float>.Zero;
            Vector256<float> c30b = Vector256<float>.Zero;
            Vector256<float> c40b = Vector256<float>.Zero;
            Vector256<float> c50b = Vector256<float>.Zero;
            int next = across / 2;
            for (int s = 0; s < steps; s++)
            {
                Vector256<float> w0 = As<float, Vector256<float>>(ref w);
                Vector256<float> e0a = Vector256.Create(Add(ref d, j));
                c00a = MultiplyAdd(w0, e0a, c00a);
                Vector256<float> e1a = Vector256.Create(Add(ref d1, j));
                c10a = MultiplyAdd(w0, e1a, c10a);
                Vector256<float> e2a = Vector256.Create(Add(ref d2, j));
                c20a = MultiplyAdd(w0, e2a, c20a);
                Vector256<float> e3a = Vector256.Create(Add(ref d3, j));
                c30a = MultiplyAdd(w0, e3a, c30a);
                Vector256<float> e4a = Vector256.Create(Add(ref d4, j));
                c40a = MultiplyAdd(w0, e4a, c40a);
                Vector256<float> e5a = Vector256.Create(Add(ref d5, j));
                c50a = MultiplyAdd(w0, e5a, c50a);
                Vector256<float> v0 = As<float, Vector256<float>>(ref v);
                Vector256<float> e0b = Vector256.Create(Add(ref d, i));
                c00b = MultiplyAdd(v0, e0b, c00b);
                Vector256<float> e1b = Vector256.Create(Add(ref d1, i));
                c10b = MultiplyAdd(v0, e1b, c10b);
                Vector256<float> e2b = Vector256.Create(Add(ref d2, i));
                c20b = MultiplyAdd(v0, e2b, c20b);
                Vector256<float> e3b = Vector256.Create(Add(ref d3, i));
                c30b = MultiplyAdd(v0, e3b, c30b);
                Vector256<float> e4b = Vector256.Create(Add(ref d4, i));
                c40b = MultiplyAdd(v0, e4b, c40b);
                Vector256<float> e5b = Vector256.Create(Add(ref d5, i));
                c50b = MultiplyAdd(v0, e5b, c50b);
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
            ref float sum = ref waiting;
            for (int bit = k; (bit & 1) != 0; bit >>= 1)
            {
                c00a += As<float, Vector256<float>>(ref sum);
                c10a += As<float, Vector256<float>>(ref Add(ref sum, Vector256<float>.Count));
                c20a += As<float, Vector256<float>>(ref Add(ref sum, 2 * Vector256<float>.Count));
                c30a += As<float, Vector256<float>>(ref Add(ref sum, 3 * Vector256<float>.Count));
                c40a += As<float, Vector256<float>>(ref Add(ref sum, 4 * Vector256<float>.Count));
                c50a += As<float, Vector256<float>>(ref Add(ref sum, 5 * Vector256<float>.Count));
                sum = ref Add(ref sum, 6 * Vector256<float>.Count);
            }

            if (k == pairs - 1)
            {
                As<float, Vector256<float>>(ref dx) = c00a;
                As<float, Vector256<float>>(ref Add(ref dx, dxStride)) = c10a;
                As<float, Vector256<float>>(ref Add(ref dx, 2 * dxStride)) = c20a;
                As<float, Vector256<float>>(ref Add(ref dx, 3 * dxStride)) = c30a;
                As<float, Vector256<float>>(ref Add(ref dx, 4 * dxStride)) = c40a;
                As<float, Vector256<float>>(ref Add(ref dx, 5 * dxStride)) = c50a;
            }
            else
            {
                As<float, Vector256<float>>(ref sum) = c00a;
                As<float, Vector256<float>>(ref Add(ref sum, Vector256<float>.Count)) = c10a;
                As<float, Vector256<float>>(ref Add(ref sum, 2 * Vector256<float>.Count)) = c20a;
                As<float, Vector256<float>>(ref Add(ref sum, 3 * Vector256<float>.Count)) = c30a;
                As<float, Vector256<float>>(ref Add(ref sum, 4 * Vector256<float>.Count)) = c40a;
                As<float, Vector256<float>>(ref Add(ref sum, 5 * Vector256<float>.Count)) = c50a;
            }

            // The next lane in the order of reversed bits.
            lane ^= pairs - (pairs >> (BitOperations.TrailingZeroCount(k + 1) + 1));
        }
    }
}
