using System;
using System.Runtime.InteropServices;

namespace NetGen.Persistence;

/// <summary>A tensor of a safetensors file.</summary>
public sealed class TensorEntry
{
    internal TensorEntry(TensorSpec spec, byte[] data)
    {
        Spec = spec;
        Data = data;
    }

    /// <summary>Its name, such as "0.weight".</summary>
    public string Name => Spec.Name;

    /// <summary>The type of its elements.</summary>
    public TensorType Type => Spec.Type;

    /// <summary>Its extents, slowest dimension first; none for a single number.</summary>
    public ReadOnlySpan<long> Shape => Spec.Shape;

    /// <summary>Its elements as they stand in the file: last dimension fastest, least significant byte first.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    internal TensorSpec Spec { get; }

    /// <summary>The elements as numbers, last dimension fastest.</summary>
    /// <typeparam name="T">Their type, the one that <see cref="Type"/> names.</typeparam>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public T[] ToArray<T>()
        where T : unmanaged
    {
        TensorType expected = TensorTypes.Of<T>();
        if (expected != Type)
        {
            throw new InvalidOperationException($"expected elements of type {expected.Name()} in {FileRefusal.Quote(Name)}, found {Type.Name()}.");
        }

        T[] values = new T[Data.Length / Type.Size()];
        Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        Data.Span.CopyTo(bytes);
        TensorTypes.Reorder(bytes, Type.Size());
        return values;
    }
}
