using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen.Persistence;

/// <summary>A header that was read and checked: the tensors in the order of their data, without holes between them.</summary>
internal sealed class TensorHeader
{
    /// <summary>The longest header, as in the format's own implementation.</summary>
    public const int MaximumLength = 100_000_000;

    /// <summary>The name that stands for the texts beside the tensors.</summary>
    public const string MetadataName = "__metadata__";

    private TensorHeader(List<(TensorSpec Spec, int Length)> tensors, Dictionary<string, string> metadata, long dataLength)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataLength = dataLength;
    }

    /// <summary>The tensors and the bytes of their data.</summary>
    public IReadOnlyList<(TensorSpec Spec, int Length)> Tensors { get; }

    public Dictionary<string, string> Metadata { get; }

    /// <summary>The bytes of all data.</summary>
    public long DataLength { get; }

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is none, or contradicts itself.</exception>
    public static TensorHeader Parse(string source, ReadOnlySpan<byte> json)
    {
        TensorHeaderParser parser = new(source, json);
        parser.Parse();
        List<TensorRange> ranges = parser.Tensors;

        // The format asks for data without holes, not for a header in their order. Tensors of no bytes come before the one
        // that begins where they do.
        ranges.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        List<(TensorSpec Spec, int Length)> tensors = new(ranges.Count);
        long end = 0;
        foreach (TensorRange range in ranges)
        {
            if (range.Begin != end)
            {
                throw FileRefusal.Of(
                    source,
                    $"data of {range.Spec} from byte {FileRefusal.Number(end)} on, without hole or overlap",
                    $"data from byte {FileRefusal.Number(range.Begin)} on");
            }

            tensors.Add((range.Spec, RequireLength(source, range)));
            end = range.End;
        }

        return new TensorHeader(tensors, parser.Metadata, end);
    }

    private static int RequireLength(string source, TensorRange range)
    {
        long expected = range.Spec.Type.Size();
        foreach (long extent in range.Spec.Shape)
        {
            if (extent > 0 && expected > long.MaxValue / extent)
            {
                throw FileRefusal.Of(source, "a shape whose bytes can be counted", range.Spec.ToString());
            }

            expected *= extent;
        }

        // End and begin are not negative, so their difference cannot overflow.
        if (range.End - range.Begin != expected)
        {
            throw FileRefusal.Of(source, $"{FileRefusal.Number(expected)} bytes for {range.Spec}", FileRefusal.Number(range.End - range.Begin));
        }

        if (expected > Array.MaxLength)
        {
            throw FileRefusal.Of(source, $"tensors of at most {FileRefusal.Number(Array.MaxLength)} bytes", range.Spec.ToString());
        }

        return (int)expected;
    }
}

/// <summary>A tensor and where its data lie, counted from the end of the header.</summary>
internal readonly record struct TensorRange(TensorSpec Spec, long Begin, long End);
