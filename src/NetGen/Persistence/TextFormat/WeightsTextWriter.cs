using System;
using System.Globalization;
using System.IO;

namespace NetGen.Persistence.TextFormat;

/// <summary>Writes a text of weights, always with LF: the same parameters give the same bytes on every machine.</summary>
internal static class WeightsTextWriter
{
    public static void Write<T>(TextWriter text, WeightsTopology topology, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Line(text, $"{WeightsTextFormat.Title} {WeightsTextFormat.Version}");
        Line(text, $"type {topology.TypeName}");
        Line(text, $"inputs {topology.Inputs}");
        Line(text, $"layers {topology.Layers.Count}");
        for (int i = 0; i < topology.Layers.Count; i++)
        {
            (int units, bool bias) = topology.Layers[i];
            Line(text, $"layer {i + 1} units {units} bias {(bias ? "yes" : "no")}");
        }

        Line(text, $"values {values.Length}");
        Line(text, $"crc32c {ChecksumOf(values):X8}");
        byte[] bytes = new byte[WeightsTextFormat.LineBytes];
        char[] line = new char[WeightsTextFormat.LineCharacters + 1];
        int perLine = bytes.Length / topology.ValueSize;
        for (int first = 0; first < values.Length; first += perLine)
        {
            int count = LittleEndian.Write(values.Slice(first, Math.Min(perLine, values.Length - first)), bytes);
            int length = Convert.ToBase64CharArray(bytes, 0, count, line, 0);
            line[length] = '\n';
            text.Write(line, 0, length + 1);
        }

        Line(text, $"{WeightsTextFormat.End}");
    }

    private static uint ChecksumOf<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = new byte[WeightsTextFormat.LineBytes];
        var checksum = default(Crc32C);
        int perLine = LittleEndian.CountIn<T>(bytes.Length);
        for (int first = 0; first < values.Length; first += perLine)
        {
            checksum.Append(bytes, LittleEndian.Write(values.Slice(first, Math.Min(perLine, values.Length - first)), bytes));
        }

        return checksum.Value;
    }

    private static void Line(TextWriter text, FormattableString line)
    {
        text.Write(line.ToString(CultureInfo.InvariantCulture));
        text.Write('\n');
    }
}
