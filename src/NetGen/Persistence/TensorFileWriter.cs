using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen.Persistence;

/// <summary>
/// Writes safetensors files: tensors are added with their names, then written in one go. Tensors of larger elements come
/// first, otherwise the order is that of adding; every tensor then begins at a multiple of its element's size.
/// </summary>
public sealed class TensorFileWriter
{
    private readonly List<TensorSource> _tensors = [];
    private readonly HashSet<string> _names = [];

    /// <summary>Texts that travel beside the tensors.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Adds a tensor.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="name">A name that no other tensor has.</param>
    /// <param name="shape">Its extents, slowest dimension first; none for a single number.</param>
    /// <param name="values">Its elements, last dimension fastest. They are not copied: they are read when the file is written.</param>
    /// <exception cref="ArgumentException">The name is taken or reserved, the shape impossible, or the values are not as many as it says.</exception>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    public void Add<T>(string name, ReadOnlySpan<long> shape, ReadOnlyMemory<T> values)
        where T : unmanaged => Add(new TensorSource<T>(Check(name, TensorTypes.Of<T>(), shape, values.Length), values));

    /// <summary>Adds a tensor of any type.</summary>
    /// <param name="name">A name that no other tensor has.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its extents, slowest dimension first; none for a single number.</param>
    /// <param name="data">Its elements, last dimension fastest, least significant byte first. They are not copied.</param>
    /// <exception cref="ArgumentException">The name is taken or reserved, the shape impossible, or the data are not as many bytes as it says.</exception>
    public void Add(string name, TensorType type, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> data)
    {
        if (!type.IsDefined())
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "expected a type of safetensors.");
        }

        if (data.Length % type.Size() != 0)
        {
            throw new ArgumentException($"expected a multiple of {FileRefusal.Number(type.Size())} bytes, found {FileRefusal.Number(data.Length)}.", nameof(data));
        }

        Add(new TensorSource<byte>(Check(name, type, shape, data.Length / type.Size()), data));
    }

    /// <summary>Writes a file, in the place of one that is there: whole, or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the names and texts are longer than a header may be.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; one that was there is as it was.</exception>
    /// <remarks>
    /// The tensors go to a file of another name in the same folder, from there to the disk, and only then take the old
    /// file's place. Whatever ends the program in between, the file is the old or the new one as a whole.
    /// </remarks>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ReadOnlyMemory<byte> header = TensorHeaderWriter.Write(InOrder(), Metadata);
        AtomicFile.Write(path, stream => Write(stream, header));
    }

    /// <summary>Writes to where a stream stands, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentException">The names and texts are longer than a header may be; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, TensorHeaderWriter.Write(InOrder(), Metadata));
    }

    private void Write(Stream stream, ReadOnlyMemory<byte> header)
    {
        stream.Write(header.Span);
        foreach (TensorSource tensor in InOrder())
        {
            tensor.WriteTo(stream);
        }
    }

    private List<TensorSource> InOrder()
    {
        List<TensorSource> ordered = new(_tensors.Count);
        for (int size = sizeof(ulong); size > 0; size /= 2)
        {
            ordered.AddRange(_tensors.FindAll(tensor => tensor.Spec.Type.Size() == size));
        }

        return ordered;
    }

    private void Add(TensorSource tensor)
    {
        _names.Add(tensor.Spec.Name);
        _tensors.Add(tensor);
    }

    private TensorSpec Check(string name, TensorType type, ReadOnlySpan<long> shape, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        WellFormed.Require(name, nameof(name));
        if (name == TensorHeader.MetadataName || _names.Contains(name))
        {
            throw new ArgumentException($"expected a name that is free, found {FileRefusal.Quote(name)}.", nameof(name));
        }

        if (shape.Length > TensorHeaderParser.MaximumRank)
        {
            throw new ArgumentException($"expected at most {FileRefusal.Number(TensorHeaderParser.MaximumRank)} dimensions, found {FileRefusal.Number(shape.Length)}.", nameof(shape));
        }

        TensorSpec spec = new(name, type, shape.ToArray());
        UInt128 product = 1;
        foreach (long extent in shape)
        {
            // Readers count the bytes in 64 bits, and so does this one; each factor is checked before it is multiplied.
            if (extent < 0 || (product *= (ulong)extent) > long.MaxValue / sizeof(ulong))
            {
                throw new ArgumentException($"expected extents of at least 0 with a product that can be counted, found {spec}.", nameof(shape));
            }
        }

        // What cannot be read back is not written.
        if (product != (ulong)count || (long)count * type.Size() > Array.MaxLength)
        {
            throw new ArgumentException(
                $"expected the values of {spec}, at most {FileRefusal.Number(Array.MaxLength)} bytes, found {FileRefusal.Number(count)} values.", nameof(shape));
        }

        return spec;
    }
}
