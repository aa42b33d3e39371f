using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace NetGen.Training.Tests.Persistence.Fuzz;

/// <summary>Makes damaged files of a good one, the same ones for the same seed.</summary>
internal sealed class Mutator(byte[] good, int seed)
{
    private static readonly string[] _hostile =
    [
        "0", "-1", "1.5", "1e3", "-0", "9223372036854775807", "9223372036854775808", "18446744073709551615", "1e999", new string('9', 500),
        "null", "true", "[]", "{}", "\"\"", "[[[[[[[[", "{\"a\":{\"b\":{\"c\":{", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"",
        "\"__metadata__\":{\"a\":\"b\"},", "\"__metadata__\":{\"a\":{}},", "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},",
        "\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},", "\"x\":{\"dtype\":\"U8\",\"shape\":[4611686018427387904,8],\"data_offsets\":[0,0]},",
        "F64", "BF16", "U8", "shape", "dtype", "data_offsets", "0.weight", "1.bias", ",", ":", "}", "]", " ", "\n", "\0", "/*", "//", "NaN",
    ];

    private readonly Random _random = new(seed);
    private readonly int _headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(good);

    public byte[] Next()
    {
        byte[] file = good;
        for (int edits = 1 + (_random.Next(4) == 0 ? _random.Next(3) : 0); edits > 0; edits--)
        {
            file = Edit(file);
        }

        return file;
    }

    private byte[] Edit(byte[] file) => _random.Next(10) switch
    {
        0 => Flip(file, 0, file.Length),
        1 => Flip(file, 8, 8 + _headerLength),
        2 => Flip(file, 8 + _headerLength, file.Length),
        3 => file[.._random.Next(file.Length + 1)],
        4 => [.. file, .. Bytes(1 + _random.Next(20))],
        5 => Insert(file, _random.Next(file.Length + 1), Bytes(1 + _random.Next(8))),
        6 => WithLength(file),
        7 => InHeader((header, position) => header.Insert(position, Hostile())),
        8 => InHeader(ReplaceNumber),
        _ => InHeader((header, position) => header[..position] + header[Math.Min(header.Length, position + 1 + _random.Next(30))..]),
    };

    private byte[] Flip(byte[] file, int from, int to)
    {
        byte[] flipped = [.. file];
        to = Math.Min(to, file.Length);
        if (from < to)
        {
            flipped[_random.Next(from, to)] ^= (byte)(1 << _random.Next(8));
        }

        return flipped;
    }

    private byte[] WithLength(byte[] file)
    {
        byte[] other = [.. file];
        if (other.Length >= sizeof(ulong))
        {
            ulong length = _random.Next(4) switch
            {
                0 => (ulong)_random.NextInt64(),
                1 => (ulong)_random.Next(100_000_001),
                2 => (ulong)_random.Next(file.Length + 10),
                _ => (ulong)(_headerLength + _random.Next(-3, 4)),
            };
            BinaryPrimitives.WriteUInt64LittleEndian(other, length);
        }

        return other;
    }

    // The header changed as text, its length set right again: what is wrong then is what it says.
    private byte[] InHeader(Func<string, int, string> edit)
    {
        string header = Encoding.UTF8.GetString(good, sizeof(ulong), _headerLength);
        return RawFile.Of(Encoding.UTF8.GetBytes(edit(header, _random.Next(header.Length))), good.AsSpan(sizeof(ulong) + _headerLength));
    }

    private string ReplaceNumber(string header, int position)
    {
        int begin = header.AsSpan(position).IndexOfAnyInRange('0', '9') + position;
        if (begin < position)
        {
            return header;
        }

        int end = begin;
        while (end < header.Length && char.IsAsciiDigit(header[end]))
        {
            end++;
        }

        string number = _random.Next(3) switch
        {
            0 => _hostile[_random.Next(10)],
            1 => _random.Next(300).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => $"{header[begin..end]},{_random.Next(5)}",
        };
        return header[..begin] + number + header[end..];
    }

    private string Hostile() => string.Concat(Enumerable.Repeat(_hostile[_random.Next(_hostile.Length)], _random.Next(20) == 0 ? 100 : 1));

    private byte[] Insert(byte[] file, int position, byte[] bytes) => [.. file[..position], .. bytes, .. file[position..]];

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
