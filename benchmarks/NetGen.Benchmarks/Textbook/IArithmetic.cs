using System;

namespace NetGen.Benchmarks;

/// <summary>What a textbook network computes over rows of numbers.</summary>
internal interface IArithmetic
{
    /// <summary>Σ xᵢ·yᵢ.</summary>
    static abstract float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y);

    /// <summary>y ← y + factor·x.</summary>
    static abstract void AddScaled(ReadOnlySpan<float> x, float factor, Span<float> y);

    /// <summary>a ← f(a).</summary>
    static abstract void Activate(Activation activation, Span<float> a);

    /// <summary>One step of Adam.</summary>
    static abstract void Adam(in AdamStep step, Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, Span<float> scratch);
}
