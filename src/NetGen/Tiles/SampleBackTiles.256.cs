using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.VectorMath;
using static System.Runtime.CompilerServices.Unsafe;

namespace NetGen.Runtime;

// The way back of one sample: both products of a layer in one sweep over its weights, or ∂E/∂x alone.
internal static partial class RowTiles256
{
    /// <summary>dxᵢ = Σⱼ wᵢⱼ δⱼ, and g += rate·xᵢδⱼ, for all inputs; g may be w.</summary>
    public static void BackwardSample(ref float x, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate)
    {
        int sums = Math.Min(panel, 64 / sizeof(float)) / Vector256<float>.Count;
        int height = sums == 4 ? 2 : 4;
        int whole = inputs - (inputs % height);
        switch (sums)
        {
            case 1:
                Backward4(ref x, whole, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
            case 2:
                Backward4InTwo(ref x, whole, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
            default:
                Backward2InFour(ref x, whole, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
        }

        for (int i = whole; i < inputs; i++)
        {
            Backward1(ref x, i, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate, sums);
        }
    }

    /// <summary>dxᵢ = Σⱼ wᵢⱼ δⱼ for all inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradientSample(ref float w, int inputs, int panel, int panels, int rest, ref float d, ref float dx)
    {
        int sums = Math.Min(panel, 64 / sizeof(float)) / Vector256<float>.Count;
        for (int i = 0; i < inputs; i++)
        {
            Vector256<float> c = Vector256<float>.Zero, e = c, f = c, h = c;
            for (int p = 0; p < panels + (rest > 0 ? 1 : 0); p++)
            {
                int width = p < panels ? panel : rest;
                ref float wp = ref Add(ref w, ((nint)p * panel * inputs) + (i * width));
                ref float dp = ref Add(ref d, p * panel);
                for (int v = 0; v < width; v += sums * Vector256<float>.Count)
                {
                    ref float wv = ref Add(ref wp, v);
                    ref float dv = ref Add(ref dp, v);
                    c = MultiplyAdd(As<float, Vector256<float>>(ref wv), As<float, Vector256<float>>(ref dv), c);
                    if (sums > 1)
                    {
                        e = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, Vector256<float>.Count)), As<float, Vector256<float>>(ref Add(ref dv, Vector256<float>.Count)), e);
                    }

                    if (sums > 2)
                    {
                        wv = ref Add(ref wv, 2 * Vector256<float>.Count);
                        dv = ref Add(ref dv, 2 * Vector256<float>.Count);
                        f = MultiplyAdd(As<float, Vector256<float>>(ref wv), As<float, Vector256<float>>(ref dv), f);
                        h = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, Vector256<float>.Count)), As<float, Vector256<float>>(ref Add(ref dv, Vector256<float>.Count)), h);
                    }
                }
            }

            Add(ref dx, i) = Sum(sums == 1 ? c : sums == 2 ? c + e : (c + f) + (e + h));
        }
    }

    // 4 inputs, the lanes of a sum in 1 vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward4(ref float x, int whole, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate)
    {
        Vector256<float> rates = Vector256.Create(rate);
        for (nint i = 0; i < whole; i += 4)
        {
            Vector256<float> c0 = Vector256<float>.Zero, c1 = c0, c2 = c0, c3 = c0;
            Vector256<float> x0 = Vector256.Create(Add(ref x, i)), x1 = Vector256.Create(Add(ref x, i + 1));
            Vector256<float> x2 = Vector256.Create(Add(ref x, i + 2)), x3 = Vector256.Create(Add(ref x, i + 3));
            ref float dp = ref d;
            for (int p = 0; p < panels + (rest > 0 ? 1 : 0); p++)
            {
                nint width = p < panels ? panel : rest;
                nint at = ((nint)p * panel * inputs) + (i * width);
                for (nint v = 0; v < width; v += Vector256<float>.Count)
                {
                    Vector256<float> dv = As<float, Vector256<float>>(ref Add(ref dp, v));
                    Vector256<float> f = rates * dv;
                    ref float wv = ref Add(ref w, at + v);
                    ref float gv = ref Add(ref g, at + v);
                    c0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, c0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    c1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, c1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    c2 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 2 * width)), dv, c2);
                    As<float, Vector256<float>>(ref Add(ref gv, 2 * width)) = MultiplyAdd(x2, f, As<float, Vector256<float>>(ref Add(ref gv, 2 * width)));
                    c3 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 3 * width)), dv, c3);
                    As<float, Vector256<float>>(ref Add(ref gv, 3 * width)) = MultiplyAdd(x3, f, As<float, Vector256<float>>(ref Add(ref gv, 3 * width)));
                }

                dp = ref Add(ref dp, panel);
            }

            Add(ref dx, i) = Sum(c0);
            Add(ref dx, i + 1) = Sum(c1);
            Add(ref dx, i + 2) = Sum(c2);
            Add(ref dx, i + 3) = Sum(c3);
        }
    }

    // 4 inputs, the lanes of a sum in 2 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward4InTwo(ref float x, int whole, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate)
    {
        Vector256<float> rates = Vector256.Create(rate);
        for (nint i = 0; i < whole; i += 4)
        {
            Vector256<float> c0 = Vector256<float>.Zero, c1 = c0, c2 = c0, c3 = c0, e0 = c0, e1 = c0, e2 = c0, e3 = c0;
            Vector256<float> x0 = Vector256.Create(Add(ref x, i)), x1 = Vector256.Create(Add(ref x, i + 1));
            Vector256<float> x2 = Vector256.Create(Add(ref x, i + 2)), x3 = Vector256.Create(Add(ref x, i + 3));
            ref float dp = ref d;
            for (int p = 0; p < panels + (rest > 0 ? 1 : 0); p++)
            {
                nint width = p < panels ? panel : rest;
                nint at = ((nint)p * panel * inputs) + (i * width);
                for (nint v = 0; v < width; v += 2 * Vector256<float>.Count)
                {
                    Vector256<float> dv = As<float, Vector256<float>>(ref Add(ref dp, v));
                    Vector256<float> f = rates * dv;
                    ref float wv = ref Add(ref w, at + v);
                    ref float gv = ref Add(ref g, at + v);
                    c0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, c0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    c1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, c1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    c2 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 2 * width)), dv, c2);
                    As<float, Vector256<float>>(ref Add(ref gv, 2 * width)) = MultiplyAdd(x2, f, As<float, Vector256<float>>(ref Add(ref gv, 2 * width)));
                    c3 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 3 * width)), dv, c3);
                    As<float, Vector256<float>>(ref Add(ref gv, 3 * width)) = MultiplyAdd(x3, f, As<float, Vector256<float>>(ref Add(ref gv, 3 * width)));
                    dv = As<float, Vector256<float>>(ref Add(ref dp, v + Vector256<float>.Count));
                    f = rates * dv;
                    wv = ref Add(ref wv, Vector256<float>.Count);
                    gv = ref Add(ref gv, Vector256<float>.Count);
                    e0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, e0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    e1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, e1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    e2 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 2 * width)), dv, e2);
                    As<float, Vector256<float>>(ref Add(ref gv, 2 * width)) = MultiplyAdd(x2, f, As<float, Vector256<float>>(ref Add(ref gv, 2 * width)));
                    e3 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, 3 * width)), dv, e3);
                    As<float, Vector256<float>>(ref Add(ref gv, 3 * width)) = MultiplyAdd(x3, f, As<float, Vector256<float>>(ref Add(ref gv, 3 * width)));
                }

                dp = ref Add(ref dp, panel);
            }

            Add(ref dx, i) = Sum(c0 + e0);
            Add(ref dx, i + 1) = Sum(c1 + e1);
            Add(ref dx, i + 2) = Sum(c2 + e2);
            Add(ref dx, i + 3) = Sum(c3 + e3);
        }
    }

    // 2 inputs, the lanes of a sum in 4 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward2InFour(ref float x, int whole, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate)
    {
        Vector256<float> rates = Vector256.Create(rate);
        for (nint i = 0; i < whole; i += 2)
        {
            Vector256<float> c0 = Vector256<float>.Zero, c1 = c0, e0 = c0, e1 = c0, f0 = c0, f1 = c0, h0 = c0, h1 = c0;
            Vector256<float> x0 = Vector256.Create(Add(ref x, i)), x1 = Vector256.Create(Add(ref x, i + 1));
            ref float dp = ref d;
            for (int p = 0; p < panels + (rest > 0 ? 1 : 0); p++)
            {
                nint width = p < panels ? panel : rest;
                nint at = ((nint)p * panel * inputs) + (i * width);
                for (nint v = 0; v < width; v += 4 * Vector256<float>.Count)
                {
                    ref float wv = ref Add(ref w, at + v);
                    ref float gv = ref Add(ref g, at + v);
                    Vector256<float> dv = As<float, Vector256<float>>(ref Add(ref dp, v));
                    Vector256<float> f = rates * dv;
                    c0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, c0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    c1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, c1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    dv = As<float, Vector256<float>>(ref Add(ref dp, v + Vector256<float>.Count));
                    f = rates * dv;
                    wv = ref Add(ref wv, Vector256<float>.Count);
                    gv = ref Add(ref gv, Vector256<float>.Count);
                    e0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, e0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    e1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, e1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    dv = As<float, Vector256<float>>(ref Add(ref dp, v + (2 * Vector256<float>.Count)));
                    f = rates * dv;
                    wv = ref Add(ref wv, Vector256<float>.Count);
                    gv = ref Add(ref gv, Vector256<float>.Count);
                    f0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, f0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    f1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, f1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                    dv = As<float, Vector256<float>>(ref Add(ref dp, v + (3 * Vector256<float>.Count)));
                    f = rates * dv;
                    wv = ref Add(ref wv, Vector256<float>.Count);
                    gv = ref Add(ref gv, Vector256<float>.Count);
                    h0 = MultiplyAdd(As<float, Vector256<float>>(ref wv), dv, h0);
                    As<float, Vector256<float>>(ref gv) = MultiplyAdd(x0, f, As<float, Vector256<float>>(ref gv));
                    h1 = MultiplyAdd(As<float, Vector256<float>>(ref Add(ref wv, width)), dv, h1);
                    As<float, Vector256<float>>(ref Add(ref gv, width)) = MultiplyAdd(x1, f, As<float, Vector256<float>>(ref Add(ref gv, width)));
                }

                dp = ref Add(ref dp, panel);
            }

            Add(ref dx, i) = Sum((c0 + f0) + (e0 + h0));
            Add(ref dx, i + 1) = Sum((c1 + f1) + (e1 + h1));
        }
    }

    // 1 input, the lanes of a sum in 1, 2 or 4 vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward1(ref float x, int i, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate, int sums)
    {
        Vector256<float> rates = Vector256.Create(rate);
        Vector256<float> c = Vector256<float>.Zero, e = c, f = c, h = c;
        Vector256<float> xi = Vector256.Create(Add(ref x, i));
        for (int p = 0; p < panels + (rest > 0 ? 1 : 0); p++)
        {
            int width = p < panels ? panel : rest;
            nint at = ((nint)p * panel * inputs) + (i * width);
            for (int v = 0; v < width; v += Vector256<float>.Count)
            {
                Vector256<float> dv = As<float, Vector256<float>>(ref Add(ref d, v));
                Vector256<float> term = As<float, Vector256<float>>(ref Add(ref w, at + v));
                ref float gv = ref Add(ref g, at + v);
                As<float, Vector256<float>>(ref gv) = MultiplyAdd(xi, rates * dv, As<float, Vector256<float>>(ref gv));
                switch (v / Vector256<float>.Count % sums)
                {
                    case 0:
                        c = MultiplyAdd(term, dv, c);
                        break;
                    case 1:
                        e = MultiplyAdd(term, dv, e);
                        break;
                    case 2:
                        f = MultiplyAdd(term, dv, f);
                        break;
                    default:
                        h = MultiplyAdd(term, dv, h);
                        break;
                }
            }

            d = ref Add(ref d, panel);
        }

        Add(ref dx, i) = Sum(sums == 1 ? c : sums == 2 ? c + e : (c + f) + (e + h));
    }
}
