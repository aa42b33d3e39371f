using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;

namespace NetGen.Persistence;

/// <summary>
/// The contents of a safetensors file: eight bytes with the length of the header, the header in JSON with name, type,
/// shape and place of every tensor, then their data without holes.
/// </summary>
/// <remarks>
/// Nothing in a file is believed before it is checked: memory grows with the bytes that really arrive, never with what a
/// header promises. A file is read whole or refused whole.
/// </remarks>
public sealed class TensorFile
{
    internal const string StreamName = "the stream";

    private const int PrefixLength = sizeof(ulong);
    private const int FirstBufferLength = 1 << 14;

    private readonly Dictionary<string, TensorEntry> _byName;

    private TensorFile(List<TensorEntry> tensors, Dictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
        _byName = new Dictionary<string, TensorEntry>(tensors.Count);
        foreach (TensorEntry tensor in tensors)
        {
            _byName.Add(tensor.Name, tensor);
        }
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>The texts beside the tensors; none where the file has no metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensor of a name, if there is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tensor">The tensor.</param>
    public bool TryGetTensor(string name, [NotNullWhen(true)] out TensorEntry? tensor) => _byName.TryGetValue(name, out tensor);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no such file, contradicts itself, is truncated or goes on past its end. The message names the file,
    /// what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static TensorFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Reads from where a stream stands to its end, and leaves it open.</summary>
    /// <param name="stream">The stream; whether it knows its length makes no difference to what is accepted.</param>
    /// <exception cref="InvalidDataException">What it holds is no such file.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TensorFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, StreamName);
    }

    /// <summary>Reads the texts beside the tensors, and of the tensors themselves no more than that they are all there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is no such file, or not of the length that its header says.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return file.CanSeek ? ReadHeader(file, path).Metadata : Read(file, path).Metadata;
    }

    internal static TensorFile Read(Stream stream, string source)
    {
        TensorHeader header = ReadHeader(stream, source);
        List<TensorEntry> tensors = new(header.Tensors.Count);
        long read = 0;
        foreach ((TensorSpec spec, int length) in header.Tensors)
        {
            byte[] data = Fill(stream, length);
            read += data.Length;
            if (data.Length < length)
            {
                throw WrongDataLength(source, header, FileRefusal.Number(read));
            }

            tensors.Add(new TensorEntry(spec, data));
        }

        return stream.ReadByte() < 0 ? new TensorFile(tensors, header.Metadata) : throw WrongDataLength(source, header, "more");
    }

    private static TensorHeader ReadHeader(Stream stream, string source)
    {
        long? available = stream.CanSeek ? Math.Max(stream.Length - stream.Position, 0) : null;
        byte[] prefix = Fill(stream, PrefixLength);
        if (prefix.Length < PrefixLength)
        {
            throw FileRefusal.Of(source, "at least 8 bytes, the length of a safetensors header", FileRefusal.Number(prefix.Length));
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > TensorHeader.MaximumLength)
        {
            throw FileRefusal.Of(source, $"a safetensors header of at most {FileRefusal.Number(TensorHeader.MaximumLength)} bytes", $"a length of {length}");
        }

        long rest = available - PrefixLength ?? long.MaxValue;
        byte[] json = rest < (long)length ? [] : Fill(stream, (int)length);
        if (json.Length < (int)length)
        {
            throw FileRefusal.Of(source, $"a header of {length} bytes", $"{FileRefusal.Number(available is null ? json.Length : rest)} bytes to the end");
        }

        TensorHeader header = TensorHeader.Parse(source, json);
        if (available is not null && rest - json.Length != header.DataLength)
        {
            throw WrongDataLength(source, header, FileRefusal.Number(rest - json.Length));
        }

        return header;
    }

    // As many bytes as there are, up to the length: all of it only where all of it arrives.
    private static byte[] Fill(Stream stream, int length)
    {
        bool present = stream.CanSeek && stream.Length - stream.Position >= length;
        byte[] data = new byte[present ? length : Math.Min(length, FirstBufferLength)];
        int found = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        while (found == data.Length && found < length)
        {
            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
            found += stream.ReadAtLeast(data.AsSpan(found), data.Length - found, throwOnEndOfStream: false);
        }

        return found == data.Length ? data : data[..found];
    }

    private static InvalidDataException WrongDataLength(string source, TensorHeader header, string found) =>
        FileRefusal.Of(source, $"{FileRefusal.Number(header.DataLength)} bytes of data behind the header", found);
}
