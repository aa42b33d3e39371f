using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace NetGen.Training.Tests.Pictures;

/// <summary>Reads PNG files of eight bits a channel without interlace: every check sum, every filter. Written apart from the encoder.</summary>
internal sealed class PngReader
{
    private readonly MemoryStream _packed = new();
    private byte[] _palette = [];
    private byte[] _opacities = [];

    private PngReader()
    {
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>0 grey, 2 red, green and blue, 3 by a table of colours, 6 with opacity.</summary>
    public int ColourType { get; private set; }

    /// <summary>The bytes as they are stored: grey values, indices or channels.</summary>
    public byte[] Bytes { get; private set; } = [];

    public static PngReader Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            throw new InvalidDataException("No PNG signature.");
        }

        var image = new PngReader();
        string type = string.Empty;
        for (file = file[8..]; type != "IEND";)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file);
            type = Encoding.ASCII.GetString(file.Slice(4, 4));
            uint found = BinaryPrimitives.ReadUInt32BigEndian(file[(8 + length)..]);
            if (found != Check(file.Slice(4, length + 4)))
            {
                throw new InvalidDataException($"The check sum of {type} is wrong.");
            }

            image.Take(type, file.Slice(8, length));
            file = file[(12 + length)..];
        }

        if (file.Length > 0)
        {
            throw new InvalidDataException($"{file.Length} bytes follow the end.");
        }

        image.Unpack();
        return image;
    }

    /// <summary>The colour of a pixel.</summary>
    public (byte Red, byte Green, byte Blue, byte Alpha) this[int x, int y]
    {
        get
        {
            ReadOnlySpan<byte> pixel = Bytes.AsSpan(((y * Width) + x) * Channels);
            return ColourType switch
            {
                0 => (pixel[0], pixel[0], pixel[0], 255),
                3 => (_palette[3 * pixel[0]], _palette[(3 * pixel[0]) + 1], _palette[(3 * pixel[0]) + 2], pixel[0] < _opacities.Length ? _opacities[pixel[0]] : (byte)255),
                _ => (pixel[0], pixel[1], pixel[2], Channels == 4 ? pixel[3] : (byte)255),
            };
        }
    }

    private int Channels => ColourType switch { 2 => 3, 6 => 4, _ => 1 };

    private void Take(string type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case "IHDR":
                Width = BinaryPrimitives.ReadInt32BigEndian(data);
                Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                ColourType = data[9];
                if (data[8] != 8 || data[10] != 0 || data[11] != 0 || data[12] != 0 || ColourType is not (0 or 2 or 3 or 6))
                {
                    throw new InvalidDataException("A kind of PNG that is not read here.");
                }

                break;
            case "PLTE":
                _palette = data.ToArray();
                break;
            case "tRNS":
                _opacities = data.ToArray();
                break;
            case "IDAT":
                _packed.Write(data);
                break;
        }
    }

    private void Unpack()
    {
        _packed.Position = 0;
        using var lines = new ZLibStream(_packed, CompressionMode.Decompress);
        int length = Width * Channels;
        Bytes = new byte[length * Height];
        var above = new byte[length];
        for (int y = 0; y < Height; y++)
        {
            int filter = lines.ReadByte();
            Span<byte> line = Bytes.AsSpan(y * length, length);
            lines.ReadExactly(line);
            for (int i = 0; i < length; i++)
            {
                int left = i < Channels ? 0 : line[i - Channels];
                int corner = i < Channels ? 0 : above[i - Channels];
                line[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => throw new InvalidDataException($"There is no filter {filter}."),
                });
            }

            line.CopyTo(above);
        }

        if (lines.ReadByte() >= 0)
        {
            throw new InvalidDataException("There are more bytes than pixels.");
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int a = Math.Abs(estimate - left);
        int b = Math.Abs(estimate - above);
        int c = Math.Abs(estimate - corner);
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    // Bit by bit, without a table.
    private static uint Check(ReadOnlySpan<byte> data)
    {
        uint check = uint.MaxValue;
        foreach (byte value in data)
        {
            check ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                check = (check >> 1) ^ (0xEDB88320 & (0 - (check & 1)));
            }
        }

        return ~check;
    }
}
