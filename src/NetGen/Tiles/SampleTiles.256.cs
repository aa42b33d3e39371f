using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The products of one sample with a layer's weights, in the order of summation of the written-out kernels: the bits are
// the same.
internal static partial class RowTiles256
{
    /// <summary>z = b + Wᵀx for the units of some panels of the same width.</summary>
    public static void ForwardSample(ref float x, int inputs, ref float w, int panel, int units, ref float b, int chains, ref float z)
    {
        // The last vectors are computed again where less than a whole group is left: they come out the same.
        int vectors = units / Vector256<float>.Count;
        int group = chains == 1 ? 8 : chains == 2 ? 4 : 2;
        for (int v = 0; v < vectors; v += group)
        {
            int first = Math.Max(0, Math.Min(v, vectors - group));
            switch (chains)
            {
                case 1:
                    Forward8(ref x, inputs, ref w, panel, first, vectors - 1, ref b, ref z);
                    break;
                case 2:
                    Forward4InTwo(ref x, inputs, ref w, panel, first, vectors - 1, ref b, ref z);
                    break;
                default:
                    Forward2InFour(ref x, inputs, ref w, panel, first, vectors - 1, ref b, ref z);
                    break;
            }
        }
    }

    /// <summary>g += rate·xᵢδⱼ for all inputs and the units of some panels of the same width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateSample(ref float x, int inputs, ref float g, int panel, int units, ref float d, float rate)
    {
        Vector256<float> rates = Vector256.Create(rate);
        for (int j = 0; j < units; j += panel)
        {
            ref float gp = ref Add(ref g, j * inputs);
            for (int v = 0; v < panel; v += 2 * Vector256<float>.Count)
            {
                ref float gv = ref Add(ref gp, v);
                Vector256<float> f0 = rates * As<float, Vector256<float>>(ref Add(ref d, j + v));
                if (panel == Vector256<float>.Count)
                {
                    for (nint i = 0; i < inputs; i++)
                    {
                        As<float, Vector256<float>>(ref gv) = MultiplyAdd(Vector256.Create(Add(ref x, i)), f0, As<float, Vector256<float>>(ref gv));
                        gv = ref Add(ref gv, Vector256<float>.Count);
                    }

                    continue;
                }

                Vector256<float> f1 = rates * As<float, Vector256<float>>(ref Add(ref d, j + v + Vector256<float>.Count));
                for (nint i = 0; i < inputs; i++)
                {
                    Vector256<float> xi = Vector256.Create(Add(ref x, i));
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(xi, f0, As<float, Vector256<float>>(ref gv));
                    ref float next = ref Add(ref gv, Vector256<float>.Count);
                    As<float, Vector256<float>>(ref next) = MultiplyAdd(xi, f1, As<float, Vector256<float>>(ref next));
                    gv = ref Add(ref gv, panel);
                }
            }
        }
    }

    // Where a vector's weights of the first input lie.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Weights(ref float w, int inputs, int panel, int vector)
    {
        // Panels are powers of two.
        int unit = vector * Vector256<float>.Count;
        int within = unit & (panel - 1);
        return ref Add(ref w, ((unit - within) * inputs) + within);
    }

    // 8 vectors of units, one chain a unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward8(ref float x, int inputs, ref float w, int panel, int first, int last, ref float b, ref float z)
    {
        int v1 = Math.Min(first + 1, last), v2 = Math.Min(first + 2, last), v3 = Math.Min(first + 3, last), v4 = Math.Min(first + 4, last);
        int v5 = Math.Min(first + 5, last), v6 = Math.Min(first + 6, last), v7 = Math.Min(first + 7, last);
        ref float w0 = ref Weights(ref w, inputs, panel, first);
        ref float w1 = ref Weights(ref w, inputs, panel, v1);
        ref float w2 = ref Weights(ref w, inputs, panel, v2);
        ref float w3 = ref Weights(ref w, inputs, panel, v3);
        ref float w4 = ref Weights(ref w, inputs, panel, v4);
        ref float w5 = ref Weights(ref w, inputs, panel, v5);
        ref float w6 = ref Weights(ref w, inputs, panel, v6);
        ref float w7 = ref Weights(ref w, inputs, panel, v7);
        Vector256<float> c0 = As<float, Vector256<float>>(ref Add(ref b, first * Vector256<float>.Count));
        Vector256<float> c1 = As<float, Vector256<float>>(ref Add(ref b, v1 * Vector256<float>.Count));
        Vector256<float> c2 = As<float, Vector256<float>>(ref Add(ref b, v2 * Vector256<float>.Count));
        Vector256<float> c3 = As<float, Vector256<float>>(ref Add(ref b, v3 * Vector256<float>.Count));
        Vector256<float> c4 = As<float, Vector256<float>>(ref Add(ref b, v4 * Vector256<float>.Count));
        Vector256<float> c5 = As<float, Vector256<float>>(ref Add(ref b, v5 * Vector256<float>.Count));
        Vector256<float> c6 = As<float, Vector256<float>>(ref Add(ref b, v6 * Vector256<float>.Count));
        Vector256<float> c7 = As<float, Vector256<float>>(ref Add(ref b, v7 * Vector256<float>.Count));
        nint at = 0;
        for (nint i = 0; i < inputs; i++)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i));
            c0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, at)), c0);
            c1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, at)), c1);
            c2 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w2, at)), c2);
            c3 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w3, at)), c3);
            c4 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w4, at)), c4);
            c5 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w5, at)), c5);
            c6 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w6, at)), c6);
            c7 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w7, at)), c7);
            at += panel;
        }

        As<float, Vector256<float>>(ref Add(ref z, first * Vector256<float>.Count)) = c0;
        As<float, Vector256<float>>(ref Add(ref z, v1 * Vector256<float>.Count)) = c1;
        As<float, Vector256<float>>(ref Add(ref z, v2 * Vector256<float>.Count)) = c2;
        As<float, Vector256<float>>(ref Add(ref z, v3 * Vector256<float>.Count)) = c3;
        As<float, Vector256<float>>(ref Add(ref z, v4 * Vector256<float>.Count)) = c4;
        As<float, Vector256<float>>(ref Add(ref z, v5 * Vector256<float>.Count)) = c5;
        As<float, Vector256<float>>(ref Add(ref z, v6 * Vector256<float>.Count)) = c6;
        As<float, Vector256<float>>(ref Add(ref z, v7 * Vector256<float>.Count)) = c7;
    }

    // 4 vectors of units, two chains a unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward4InTwo(ref float x, int inputs, ref float w, int panel, int first, int last, ref float b, ref float z)
    {
        int v1 = Math.Min(first + 1, last), v2 = Math.Min(first + 2, last), v3 = Math.Min(first + 3, last);
        ref float w0 = ref Weights(ref w, inputs, panel, first);
        ref float w1 = ref Weights(ref w, inputs, panel, v1);
        ref float w2 = ref Weights(ref w, inputs, panel, v2);
        ref float w3 = ref Weights(ref w, inputs, panel, v3);
        Vector256<float> c0 = As<float, Vector256<float>>(ref Add(ref b, first * Vector256<float>.Count)), e0 = Vector256<float>.Zero;
        Vector256<float> c1 = As<float, Vector256<float>>(ref Add(ref b, v1 * Vector256<float>.Count)), e1 = e0;
        Vector256<float> c2 = As<float, Vector256<float>>(ref Add(ref b, v2 * Vector256<float>.Count)), e2 = e0;
        Vector256<float> c3 = As<float, Vector256<float>>(ref Add(ref b, v3 * Vector256<float>.Count)), e3 = e0;
        nint at = 0;
        nint i = 0;
        for (; i + 2 <= inputs; i += 2)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i));
            c0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, at)), c0);
            c1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, at)), c1);
            c2 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w2, at)), c2);
            c3 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w3, at)), c3);
            at += panel;
            Vector256<float> o = Vector256.Create(Add(ref x, i + 1));
            e0 = MultiplyAdd(o, As<float, Vector256<float>>(ref Add(ref w0, at)), e0);
            e1 = MultiplyAdd(o, As<float, Vector256<float>>(ref Add(ref w1, at)), e1);
            e2 = MultiplyAdd(o, As<float, Vector256<float>>(ref Add(ref w2, at)), e2);
            e3 = MultiplyAdd(o, As<float, Vector256<float>>(ref Add(ref w3, at)), e3);
            at += panel;
        }

        if (i < inputs)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i));
            c0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, at)), c0);
            c1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, at)), c1);
            c2 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w2, at)), c2);
            c3 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w3, at)), c3);
        }

        As<float, Vector256<float>>(ref Add(ref z, first * Vector256<float>.Count)) = c0 + e0;
        As<float, Vector256<float>>(ref Add(ref z, v1 * Vector256<float>.Count)) = c1 + e1;
        As<float, Vector256<float>>(ref Add(ref z, v2 * Vector256<float>.Count)) = c2 + e2;
        As<float, Vector256<float>>(ref Add(ref z, v3 * Vector256<float>.Count)) = c3 + e3;
    }

    // 2 vectors of units, four chains a unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward2InFour(ref float x, int inputs, ref float w, int panel, int first, int last, ref float b, ref float z)
    {
        int v1 = Math.Min(first + 1, last);
        ref float w0 = ref Weights(ref w, inputs, panel, first);
        ref float w1 = ref Weights(ref w, inputs, panel, v1);
        Vector256<float> c0 = As<float, Vector256<float>>(ref Add(ref b, first * Vector256<float>.Count));
        Vector256<float> c1 = As<float, Vector256<float>>(ref Add(ref b, v1 * Vector256<float>.Count));
        Vector256<float> e0 = Vector256<float>.Zero, e1 = e0, f0 = e0, f1 = e0, h0 = e0, h1 = e0;
        nint i = 0;
        for (; i + 4 <= inputs; i += 4)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i));
            c0 = MultiplyAdd(a, As<float, Vector256<float>>(ref w0), c0);
            c1 = MultiplyAdd(a, As<float, Vector256<float>>(ref w1), c1);
            a = Vector256.Create(Add(ref x, i + 1));
            e0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, panel)), e0);
            e1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, panel)), e1);
            a = Vector256.Create(Add(ref x, i + 2));
            f0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, 2 * panel)), f0);
            f1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, 2 * panel)), f1);
            a = Vector256.Create(Add(ref x, i + 3));
            h0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, 3 * panel)), h0);
            h1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, 3 * panel)), h1);
            w0 = ref Add(ref w0, 4 * panel);
            w1 = ref Add(ref w1, 4 * panel);
        }

        // The inputs left over go on with the chains in order.
        if (i < inputs)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i));
            c0 = MultiplyAdd(a, As<float, Vector256<float>>(ref w0), c0);
            c1 = MultiplyAdd(a, As<float, Vector256<float>>(ref w1), c1);
        }

        if (i + 1 < inputs)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i + 1));
            e0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, panel)), e0);
            e1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, panel)), e1);
        }

        if (i + 2 < inputs)
        {
            Vector256<float> a = Vector256.Create(Add(ref x, i + 2));
            f0 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w0, 2 * panel)), f0);
            f1 = MultiplyAdd(a, As<float, Vector256<float>>(ref Add(ref w1, 2 * panel)), f1);
        }

        As<float, Vector256<float>>(ref Add(ref z, first * Vector256<float>.Count)) = (c0 + f0) + (e0 + h0);
        As<float, Vector256<float>>(ref Add(ref z, v1 * Vector256<float>.Count)) = (c1 + f1) + (e1 + h1);
    }
}
