using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>The loops at one width, compiled at once for good: they run for seconds from their first call.</summary>
/// <typeparam name="TVector">A vector.</typeparam>
/// <typeparam name="TSimd">Its operations.</typeparam>
internal sealed class Probe<TVector, TSimd> : Probe
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    private float _sink;

    public override bool IsSupported => TSimd.IsSupported;

    public override int Bits => TSimd.Bits;

    // Twelve chains: latency 4 times two units asks for eight, and sixteen registers hold no more than twelve beside x and y.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double MultiplyAdds(int repeats)
    {
        TVector x = TSimd.Create(0.999f);
        TVector y = TSimd.Create(0.001f);
        TVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            a = TSimd.MultiplyAdd(a, x, y);
            b = TSimd.MultiplyAdd(b, x, y);
            c = TSimd.MultiplyAdd(c, x, y);
            d = TSimd.MultiplyAdd(d, x, y);
            e = TSimd.MultiplyAdd(e, x, y);
            f = TSimd.MultiplyAdd(f, x, y);
            g = TSimd.MultiplyAdd(g, x, y);
            h = TSimd.MultiplyAdd(h, x, y);
            i = TSimd.MultiplyAdd(i, x, y);
            j = TSimd.MultiplyAdd(j, x, y);
            k = TSimd.MultiplyAdd(k, x, y);
            l = TSimd.MultiplyAdd(l, x, y);
        }

        TVector sum = TSimd.Add(TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), TSimd.Add(TSimd.Add(e, f), TSimd.Add(g, h)));
        _sink += TSimd.Sum(TSimd.Add(sum, TSimd.Add(TSimd.Add(i, j), TSimd.Add(k, l))));
        return 2.0 * 12 * (TSimd.Bits / 32) * repeats;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Sum(ReadOnlySpan<float> values)
    {
        ref float origin = ref MemoryMarshal.GetReference(values);
        TVector a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        int lanes = TSimd.Bits / 32;
        int i = 0;
        for (; i <= values.Length - (8 * lanes); i += 8 * lanes)
        {
            a = TSimd.Add(a, TSimd.Load(ref origin, i));
            b = TSimd.Add(b, TSimd.Load(ref origin, i + lanes));
            c = TSimd.Add(c, TSimd.Load(ref origin, i + (2 * lanes)));
            d = TSimd.Add(d, TSimd.Load(ref origin, i + (3 * lanes)));
            e = TSimd.Add(e, TSimd.Load(ref origin, i + (4 * lanes)));
            f = TSimd.Add(f, TSimd.Load(ref origin, i + (5 * lanes)));
            g = TSimd.Add(g, TSimd.Load(ref origin, i + (6 * lanes)));
            h = TSimd.Add(h, TSimd.Load(ref origin, i + (7 * lanes)));
        }

        float rest = 0;
        for (; i < values.Length; i++)
        {
            rest += values[i];
        }

        return rest + TSimd.Sum(TSimd.Add(TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), TSimd.Add(TSimd.Add(e, f), TSimd.Add(g, h))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Adam(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v)
    {
        var step = new AdamStep(1_000);
        ref float ws = ref MemoryMarshal.GetReference(w);
        ref float gs = ref MemoryMarshal.GetReference(g);
        ref float ms = ref MemoryMarshal.GetReference(m);
        ref float vs = ref MemoryMarshal.GetReference(v);
        TVector beta1 = TSimd.Create(AdamStep.Beta1);
        TVector beta2 = TSimd.Create(AdamStep.Beta2);
        TVector oneMinusBeta1 = TSimd.Create(AdamStep.OneMinusBeta1);
        TVector oneMinusBeta2 = TSimd.Create(AdamStep.OneMinusBeta2);
        TVector root = TSimd.Create(step.Root);
        TVector epsilon = TSimd.Create(AdamStep.Epsilon);
        TVector rate = TSimd.Create(-step.Rate);
        for (int i = 0; i < w.Length; i += TSimd.Bits / 32)
        {
            TVector gradient = TSimd.Load(ref gs, i);
            TVector first = TSimd.MultiplyAdd(oneMinusBeta1, gradient, TSimd.Multiply(beta1, TSimd.Load(ref ms, i)));
            TVector second = TSimd.MultiplyAdd(TSimd.Multiply(oneMinusBeta2, gradient), gradient, TSimd.Multiply(beta2, TSimd.Load(ref vs, i)));
            TSimd.Store(first, ref ms, i);
            TSimd.Store(second, ref vs, i);
            TVector quotient = TSimd.Divide(first, TSimd.MultiplyAdd(TSimd.Root(second), root, epsilon));
            TSimd.Store(TSimd.MultiplyAdd(rate, quotient, TSimd.Load(ref ws, i)), ref ws, i);
        }
    }
}
