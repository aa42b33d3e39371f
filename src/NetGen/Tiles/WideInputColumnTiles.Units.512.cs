using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// Layers whose units are as many as a sum has lanes, the last ones mostly: each lane is one product, the weights of all lanes stay
// in registers while the samples go by, and so does the tree of their additions.
internal static partial class WideInputColumnTiles
{
    // All samples, 2 vectors of inputs, 8 lanes of one unit each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Units8x2(ref float columns, int phase, ref float d, int dStride, ref float dx, int dxStride, int rows)
    {
        ref float w = ref columns;
        Vector512<float> w0a = As<float, Vector512<float>>(ref w);
        Vector512<float> w0b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w1a = As<float, Vector512<float>>(ref w);
        Vector512<float> w1b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w2a = As<float, Vector512<float>>(ref w);
        Vector512<float> w2b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w3a = As<float, Vector512<float>>(ref w);
        Vector512<float> w3b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w4a = As<float, Vector512<float>>(ref w);
        Vector512<float> w4b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w5a = As<float, Vector512<float>>(ref w);
        Vector512<float> w5b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w6a = As<float, Vector512<float>>(ref w);
        Vector512<float> w6b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        w = ref Add(ref w, phase);
        Vector512<float> w7a = As<float, Vector512<float>>(ref w);
        Vector512<float> w7b = As<float, Vector512<float>>(ref Add(ref w, Vector512<float>.Count));
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> e0 = Vector512.Create(d);
            Vector512<float> c0a = MultiplyAdd(w0a, e0, Vector512<float>.Zero);
            Vector512<float> c0b = MultiplyAdd(w0b, e0, Vector512<float>.Zero);
            Vector512<float> e4 = Vector512.Create(Add(ref d, 4));
            Vector512<float> c4a = MultiplyAdd(w4a, e4, Vector512<float>.Zero);
            Vector512<float> c4b = MultiplyAdd(w4b, e4, Vector512<float>.Zero);
            c0a += c4a;
            c0b += c4b;
            Vector512<float> e2 = Vector512.Create(Add(ref d, 2));
            Vector512<float> c2a = MultiplyAdd(w2a, e2, Vector512<float>.Zero);
            Vector512<float> c2b = MultiplyAdd(w2b, e2, Vector512<float>.Zero);
            Vector512<float> e6 = Vector512.Create(Add(ref d, 6));
            Vector512<float> c6a = MultiplyAdd(w6a, e6, Vector512<float>.Zero);
            Vector512<float> c6b = MultiplyAdd(w6b, e6, Vector512<float>.Zero);
            c2a += c6a;
            c2b += c6b;
            c0a += c2a;
            c0b += c2b;
            Vector512<float> e1 = Vector512.Create(Add(ref d, 1));
            Vector512<float> c1a = MultiplyAdd(w1a, e1, Vector512<float>.Zero);
            Vector512<float> c1b = MultiplyAdd(w1b, e1, Vector512<float>.Zero);
            Vector512<float> e5 = Vector512.Create(Add(ref d, 5));
            Vector512<float> c5a = MultiplyAdd(w5a, e5, Vector512<float>.Zero);
            Vector512<float> c5b = MultiplyAdd(w5b, e5, Vector512<float>.Zero);
            c1a += c5a;
            c1b += c5b;
            Vector512<float> e3 = Vector512.Create(Add(ref d, 3));
            Vector512<float> c3a = MultiplyAdd(w3a, e3, Vector512<float>.Zero);
            Vector512<float> c3b = MultiplyAdd(w3b, e3, Vector512<float>.Zero);
            Vector512<float> e7 = Vector512.Create(Add(ref d, 7));
            Vector512<float> c7a = MultiplyAdd(w7a, e7, Vector512<float>.Zero);
            Vector512<float> c7b = MultiplyAdd(w7b, e7, Vector512<float>.Zero);
            c3a += c7a;
            c3b += c7b;
            c1a += c3a;
            c1b += c3b;
            c0a += c1a;
            c0b += c1b;
            As<float, Vector512<float>>(ref dx) = c0a;
            As<float, Vector512<float>>(ref Add(ref dx, Vector512<float>.Count)) = c0b;
            d = ref Add(ref d, dStride);
            dx = ref Add(ref dx, dxStride);
        }
    }

    // All samples, 1 vector of inputs, 16 lanes of one unit each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Units16x1(ref float columns, int phase, ref float d, int dStride, ref float dx, int dxStride, int rows)
    {
        ref float w = ref columns;
        Vector512<float> w0 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w1 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w2 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w3 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w4 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w5 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w6 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w7 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w8 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w9 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w10 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w11 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w12 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w13 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w14 = As<float, Vector512<float>>(ref w);
        w = ref Add(ref w, phase);
        Vector512<float> w15 = As<float, Vector512<float>>(ref w);
        for (int r = 0; r < rows; r++)
        {
            Vector512<float> e0 = Vector512.Create(d);
            Vector512<float> c0 = MultiplyAdd(w0, e0, Vector512<float>.Zero);
            Vector512<float> e8 = Vector512.Create(Add(ref d, 8));
            Vector512<float> c8 = MultiplyAdd(w8, e8, Vector512<float>.Zero);
            c0 += c8;
            Vector512<float> e4 = Vector512.Create(Add(ref d, 4));
            Vector512<float> c4 = MultiplyAdd(w4, e4, Vector512<float>.Zero);
            Vector512<float> e12 = Vector512.Create(Add(ref d, 12));
            Vector512<float> c12 = MultiplyAdd(w12, e12, Vector512<float>.Zero);
            c4 += c12;
            c0 += c4;
            Vector512<float> e2 = Vector512.Create(Add(ref d, 2));
            Vector512<float> c2 = MultiplyAdd(w2, e2, Vector512<float>.Zero);
            Vector512<float> e10 = Vector512.Create(Add(ref d, 10));
            Vector512<float> c10 = MultiplyAdd(w10, e10, Vector512<float>.Zero);
            c2 += c10;
            Vector512<float> e6 = Vector512.Create(Add(ref d, 6));
            Vector512<float> c6 = MultiplyAdd(w6, e6, Vector512<float>.Zero);
            Vector512<float> e14 = Vector512.Create(Add(ref d, 14));
            Vector512<float> c14 = MultiplyAdd(w14, e14, Vector512<float>.Zero);
            c6 += c14;
            c2 += c6;
            c0 += c2;
            Vector512<float> e1 = Vector512.Create(Add(ref d, 1));
            Vector512<float> c1 = MultiplyAdd(w1, e1, Vector512<float>.Zero);
            Vector512<float> e9 = Vector512.Create(Add(ref d, 9));
            Vector512<float> c9 = MultiplyAdd(w9, e9, Vector512<float>.Zero);
            c1 += c9;
            Vector512<float> e5 = Vector512.Create(Add(ref d, 5));
            Vector512<float> c5 = MultiplyAdd(w5, e5, Vector512<float>.Zero);
            Vector512<float> e13 = Vector512.Create(Add(ref d, 13));
            Vector512<float> c13 = MultiplyAdd(w13, e13, Vector512<float>.Zero);
            c5 += c13;
            c1 += c5;
            Vector512<float> e3 = Vector512.Create(Add(ref d, 3));
            Vector512<float> c3 = MultiplyAdd(w3, e3, Vector512<float>.Zero);
            Vector512<float> e11 = Vector512.Create(Add(ref d, 11));
            Vector512<float> c11 = MultiplyAdd(w11, e11, Vector512<float>.Zero);
            c3 += c11;
            Vector512<float> e7 = Vector512.Create(Add(ref d, 7));
            Vector512<float> c7 = MultiplyAdd(w7, e7, Vector512<float>.Zero);
            Vector512<float> e15 = Vector512.Create(Add(ref d, 15));
            Vector512<float> c15 = MultiplyAdd(w15, e15, Vector512<float>.Zero);
            c7 += c15;
            c3 += c7;
            c1 += c3;
            c0 += c1;
            As<float, Vector512<float>>(ref dx) = c0;
            d = ref Add(ref d, dStride);
            dx = ref Add(ref dx, dxStride);
        }
    }
}
