using NetGen.Runtime;

namespace NetGen.Benchmarks;

/// <summary>Buffers for the probes.</summary>
internal static class AlignedMemory
{
    /// <summary>A buffer that begins on a cache line, filled so that no operation on it is a slow one.</summary>
    public static AlignedBuffer<float> Filled(long length, float value)
    {
        var buffer = new AlignedBuffer<float>(checked((int)((length + 15) / 16 * 16)));
        buffer.Span.Fill(value);
        return buffer;
    }
}
