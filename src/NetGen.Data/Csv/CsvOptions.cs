using System;
using System.Collections.Generic;

namespace NetGen.Data.Csv;

/// <summary>How a text is divided into a table. The defaults are those of RFC 4180: commas, quotes, names in the first line.</summary>
public sealed record CsvOptions
{
    /// <summary>What parts fields: a printable ASCII character or a tab; a comma at first.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The names of the columns where the text has no line of names; null where its first line holds them.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>The number of lines before the table, which are passed over.</summary>
    public int SkippedLines { get; init; }

    /// <summary>The fields that stand for a missing value, compared exactly; at first the empty one, <c>NA</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = ["", "NA", "?"];

    /// <summary>The longest record allowed, in bytes as UTF-8, so that a quote never closed does not swallow all memory; 16 MiB at first.</summary>
    public int MaximumRecordLength { get; init; } = 1 << 24;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(SkippedLines);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumRecordLength, 1);
        ArgumentNullException.ThrowIfNull(MissingValues);
        if (Separator == '"' || (Separator != '\t' && Separator is < ' ' or > '~'))
        {
            throw new ArgumentException("Expected a separator that is a printable ASCII character or a tab, and no quote.", nameof(Separator));
        }
    }
}
