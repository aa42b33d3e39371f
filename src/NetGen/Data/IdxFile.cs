using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace NetGen.Data;

/// <summary>
/// The contents of one IDX file of unsigned bytes, the format of the MNIST family: two zero bytes, the element type
/// (8, unsigned byte), the rank, one big-endian 32-bit extent a dimension, then the elements, last dimension fastest.
/// </summary>
/// <remarks>
/// A file may be plain or compressed with gzip; its first bytes decide, not its name. Nothing in a file is believed
/// before it is checked: memory grows with the bytes that really arrive, never with what a header promises.
/// </remarks>
public sealed class IdxFile
{
    /// <summary>The largest number of elements a file may hold, 2³⁰. MNIST's largest file holds 47,040,000.</summary>
    public const int MaximumLength = 1 << 30;

    /// <summary>The largest rank the format's readers meet in practice; the format itself allows 255.</summary>
    public const int MaximumRank = 8;

    private const byte UnsignedByteType = 8;
    private const int FirstBufferLength = 1 << 16;

    private readonly int[] _extents;

    private IdxFile(string path, int[] extents, byte[] data)
    {
        Path = path;
        _extents = extents;
        Data = data;
    }

    /// <summary>The file as it was named when it was read.</summary>
    public string Path { get; }

    /// <summary>The extents, slowest dimension first: for a file of images their number, height and width.</summary>
    public ReadOnlySpan<int> Extents => _extents;

    /// <summary>All elements, last dimension fastest.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The number of items, which is the first extent.</summary>
    public int ItemCount => _extents[0];

    /// <summary>The number of elements of one item: the product of all extents but the first.</summary>
    public int ItemSize => Data.Length / _extents[0];

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file, plain or compressed with gzip.</param>
    /// <param name="expectedRank">The number of dimensions it must have: 3 for images, 1 for labels.</param>
    /// <returns>The contents.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="expectedRank"/> is not 1 to <see cref="MaximumRank"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is no such file, is truncated or goes on past its end. The message names the file, what was expected
    /// and what was found.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static IdxFile Read(string path, int expectedRank)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(expectedRank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expectedRank, MaximumRank);

        using FileStream file = File.OpenRead(path);
        if (!file.CanSeek)
        {
            throw Refusal(path, "a regular file", "a pipe or a device");
        }

        if (!GzipFormat.IsGzip(file))
        {
            return Read(path, file, file.Length, expectedRank, out _);
        }

        using GZipStream unpacked = new(file, CompressionMode.Decompress, leaveOpen: true);
        IdxFile contents = Read(path, unpacked, null, expectedRank, out byte[] header);
        if (!GzipFormat.EndsWithChecksumOf(file, header, contents.Data.Span))
        {
            throw Refusal(path, "gzip data that end with their checksum and length", "a torn or foreign end");
        }

        return contents;
    }

    private static IdxFile Read(string path, Stream stream, long? availableLength, int expectedRank, out byte[] header)
    {
        header = new byte[sizeof(int) * (1 + expectedRank)];
        int headerLength = Fill(path, stream, header);
        RequireMagic(path, header.AsSpan(0, headerLength), expectedRank);
        if (headerLength < header.Length)
        {
            throw Refusal(path, $"a header of {Number(header.Length)} bytes", $"{Number(headerLength)} bytes");
        }

        int[] extents = new int[expectedRank];
        int length = ReadExtents(path, header.AsSpan(sizeof(int)), extents);
        long expectedLength = header.Length + (long)length;
        if (availableLength is long available && available != expectedLength)
        {
            throw WrongLength(path, extents, expectedLength, Number(available));
        }

        byte[] data = ReadData(path, stream, length, out int found);
        if (found < length)
        {
            throw WrongLength(path, extents, expectedLength, Number(header.Length + (long)found));
        }

        if (Fill(path, stream, new byte[1]) != 0)
        {
            throw WrongLength(path, extents, expectedLength, "more");
        }

        return new IdxFile(path, extents, data);
    }

    private static void RequireMagic(string path, ReadOnlySpan<byte> header, int expectedRank)
    {
        ReadOnlySpan<byte> magic = [0, 0, UnsignedByteType, (byte)expectedRank];
        ReadOnlySpan<byte> start = header[..Math.Min(header.Length, magic.Length)];
        if (!start.SequenceEqual(magic))
        {
            throw Refusal(
                path,
                $"the first bytes {Convert.ToHexString(magic)} (unsigned bytes of rank {Number(expectedRank)})",
                start.IsEmpty ? "an empty file" : Convert.ToHexString(start));
        }
    }

    private static int ReadExtents(string path, ReadOnlySpan<byte> header, Span<int> extents)
    {
        long length = 1;
        for (int dimension = 0; dimension < extents.Length; dimension++)
        {
            uint extent = BinaryPrimitives.ReadUInt32BigEndian(header[(dimension * sizeof(int))..]);
            // Each factor is checked before it is multiplied, so the product stays below 2^60.
            if (extent == 0 || extent > MaximumLength || (length *= extent) > MaximumLength)
            {
                throw Refusal(
                    path,
                    $"extents of at least 1 with a product of at most {Number(MaximumLength)}",
                    $"extent {Number(extent)} in dimension {Number(dimension + 1)}");
            }

            extents[dimension] = (int)extent;
        }

        return (int)length;
    }

    private static byte[] ReadData(string path, Stream stream, int length, out int found)
    {
        byte[] data = new byte[Math.Min(length, FirstBufferLength)];
        found = Fill(path, stream, data);
        while (found == data.Length && found < length)
        {
            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
            found += Fill(path, stream, data.AsSpan(found));
        }

        return data;
    }

    private static int Fill(string path, Stream stream, Span<byte> destination)
    {
        try
        {
            return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw Refusal(path, "intact gzip data", $"damage: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static InvalidDataException WrongLength(string path, int[] extents, long expected, string found)
    {
        string shape = string.Join(" × ", Array.ConvertAll(extents, extent => Number(extent)));
        return Refusal(path, $"{Number(expected)} bytes for extents {shape}", found);
    }

    private static InvalidDataException Refusal(string path, string expected, string found, Exception? cause = null) =>
        new($"{path}: expected {expected}, found {found}.", cause);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
