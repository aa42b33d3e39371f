using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using NetGen.Data;

namespace NetGen.Pictures.Drawing;

/// <summary>A colour with its opacity, each channel 0 to 255.</summary>
internal readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>
/// Portable Network Graphics of a byte a pixel, grey or by a table of colours, as data URIs. ISO/IEC 15948; lines are stored
/// unfiltered, which suits tables of colours and images as small as these.
/// </summary>
internal static class PngEncoder
{
    private const byte Grey = 0;
    private const byte Indexed = 3;
    private const byte BitDepth = 8;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>An image of grey values, 0 black and 255 white.</summary>
    public static string GreyDataUri(ReadOnlySpan<byte> pixels, int width, int height) =>
        ToDataUri(pixels, width, height, Grey, []);

    /// <summary>An image of indices into a table of at most 256 colours.</summary>
    public static string IndexedDataUri(ReadOnlySpan<byte> pixels, int width, int height, ReadOnlySpan<Rgba> colours) =>
        ToDataUri(pixels, width, height, Indexed, colours);

    private static string ToDataUri(ReadOnlySpan<byte> pixels, int width, int height, byte type, ReadOnlySpan<Rgba> colours)
    {
        if (pixels.Length != width * height)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {width} × {height} pixels, found {pixels.Length}."), nameof(pixels));
        }

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteHeader(file, width, height, type);
        if (type == Indexed)
        {
            WriteColours(file, colours);
        }

        WriteChunk(file, "IDAT", Compress(pixels, width, height));
        WriteChunk(file, "IEND", []);
        return "data:image/png;base64," + Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length);
    }

    private static void WriteHeader(Stream file, int width, int height, byte type)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitDepth;
        header[9] = type;
        WriteChunk(file, "IHDR", header);
    }

    private static void WriteColours(Stream file, ReadOnlySpan<Rgba> colours)
    {
        var table = new byte[colours.Length * 3];
        var opacities = new byte[colours.Length];
        for (int i = 0; i < colours.Length; i++)
        {
            (table[3 * i], table[(3 * i) + 1], table[(3 * i) + 2], opacities[i]) = colours[i];
        }

        WriteChunk(file, "PLTE", table);
        WriteChunk(file, "tRNS", opacities);
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(y * width, width));
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }
}
