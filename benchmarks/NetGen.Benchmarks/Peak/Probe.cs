using System;

namespace NetGen.Benchmarks;

/// <summary>What a processor reaches at best with vectors of one width: loops that a person would write to measure it.</summary>
internal abstract class Probe
{
    /// <summary>All widths that this processor has, the widest last.</summary>
    public static Probe[] All { get; } = Array.FindAll<Probe>(
        [new Probe<System.Runtime.Intrinsics.Vector128<float>, Simd128>(), new Probe<System.Runtime.Intrinsics.Vector256<float>, Simd256>(), new Probe<System.Runtime.Intrinsics.Vector512<float>, Simd512>()],
        probe => probe.IsSupported);

    public abstract bool IsSupported { get; }

    public abstract int Bits { get; }

    /// <summary>Multiply-adds that wait for nothing; returns the number of multiplications and additions.</summary>
    public abstract double MultiplyAdds(int repeats);

    /// <summary>Reads everything once.</summary>
    public abstract float Sum(ReadOnlySpan<float> values);

    /// <summary>One update of Adam over everything; the lengths are multiples of 16.</summary>
    public abstract void Adam(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v);
}
