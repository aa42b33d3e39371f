using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
#if NETGEN_GENERATOR
using NetGen.Generator.Catalogue;
#else
using System.Runtime.CompilerServices;
#endif

namespace NetGen.Persistence.TextFormat;

/// <summary>
/// Reads a text of weights, line by line. Nothing is believed before it is checked, and memory is the caller's: a header
/// that promises much costs nothing. What is wrong is an <see cref="InvalidDataException"/> with the number of the line.
/// </summary>
internal sealed class WeightsTextReader
{
    private readonly WeightsTextLines _lines;
    private readonly uint _checksum;
    private readonly long _length;
    private long _position;
    private Crc32C _found;

    /// <summary>Reads the header.</summary>
    /// <param name="text">The text; it stays the caller's.</param>
    public WeightsTextReader(TextReader text)
    {
        _lines = new WeightsTextLines(text);
        _lines.Choice(WeightsTextFormat.Title, WeightsTextFormat.Version.ToString(CultureInfo.InvariantCulture));
        Precision precision = _lines.Choice("type", "float", "double") == "float" ? Precision.Single : Precision.Double;
        int inputs = _lines.Count("inputs", WeightsTextFormat.LargestExtent);
        int count = _lines.Count("layers", WeightsTextFormat.LargestExtent);
        var layers = new List<(int Units, bool Bias)>();
        for (int layer = 1; layer <= count; layer++)
        {
            layers.Add(_lines.Layer(layer, WeightsTextFormat.LargestExtent));
        }

        Topology = new WeightsTopology(precision, inputs, layers);
        int values = _lines.Count("values", WeightsTextFormat.MostValues);
        if (values != Topology.Count)
        {
            throw _lines.Refusal($"'values {Topology.Count.ToString(CultureInfo.InvariantCulture)}', as these layers have");
        }

        _checksum = _lines.Checksum("crc32c");
        _length = Topology.Count * Topology.ValueSize;
    }

    /// <summary>The shape of the values.</summary>
    public WeightsTopology Topology { get; }

    /// <summary>Reads the values of the next line; behind the last ones the checksum and the end of the text are looked at.</summary>
    /// <param name="bytes">Receives <see cref="WeightsTextFormat.LineBytes"/> bytes at most, whole values, little-endian.</param>
    /// <returns>The number of bytes; 0 when all have been read.</returns>
    public int ReadValues(byte[] bytes)
    {
        int count = (int)Math.Min(WeightsTextFormat.LineBytes, _length - _position);
        if (count == 0)
        {
            ReadEnd();
            return 0;
        }

        int characters = Base64Line.LengthOf(count);
        if (!_lines.MoveNext())
        {
            throw _lines.Missing(Expected(characters));
        }

        if (_lines.Length != characters)
        {
            throw _lines.Refusal(Expected(characters));
        }

        Base64Line.Decode(_lines.Characters, _lines.Number, bytes, count);
        RequireFinite(bytes, count);
        _found.Append(bytes, count);
        _position += count;
        return count;
    }

    private static string Expected(int characters) => $"{characters.ToString(CultureInfo.InvariantCulture)} characters of base64";

    private void ReadEnd()
    {
        _lines.Next($"'{WeightsTextFormat.End}'");
        if (_lines.Length != WeightsTextFormat.End.Length || new string(_lines.Characters, 0, _lines.Length) != WeightsTextFormat.End)
        {
            throw _lines.Refusal($"'{WeightsTextFormat.End}'");
        }

        if (_lines.MoveNext())
        {
            throw _lines.Refusal($"nothing behind '{WeightsTextFormat.End}'");
        }

        if (_found.Value != _checksum)
        {
            throw new InvalidDataException($"expected values with the checksum {_checksum:X8}, found {_found.Value:X8}: the file is damaged.");
        }
    }

    // The exponent of infinities and NaN is all ones, in the last two bytes.
#if !NETGEN_GENERATOR
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    private void RequireFinite(byte[] bytes, int count)
    {
        int size = Topology.ValueSize;
        int high = size == sizeof(float) ? 0x80 : 0xF0;
        for (int end = size; end <= count; end += size)
        {
            if ((bytes[end - 1] & 0x7F) == 0x7F && (bytes[end - 2] & high) == high)
            {
                long index = (_position + end - size) / size;
                throw new InvalidDataException($"line {_lines.Number}: expected finite values, found one that is not at index {index.ToString(CultureInfo.InvariantCulture)}.");
            }
        }
    }
}
