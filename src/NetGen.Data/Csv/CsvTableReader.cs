using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;

namespace NetGen.Data.Csv;

/// <summary>Divides a text into fields and checks that they make a table.</summary>
internal static class CsvTableReader
{
    public static CsvTable Read(TextReader text, CsvOptions options, string source)
    {
        options.Check();
        SkipLines(text, options.SkippedLines, source);
        CsvReaderOptions strict = new()
        {
            Separator = options.Separator,
            HasHeader = false,
            // An empty line may be a missing value: whether it is, the number of columns says.
            SkipEmptyLines = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = options.MaximumRecordLength,
            DetectSeparatorHint = false,
        };
        using CsvReader reader = CsvReader.Create(text, strict, leaveOpen: true);
        try
        {
            return Read(reader, options, source);
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{source}, line {exception.LineNumber + options.SkippedLines}: expected well-formed records, found: {exception.Message}"),
                exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"{source}: expected UTF-8 text, found bytes that are no characters.", exception);
        }
    }

    private static CsvTable Read(CsvReader reader, CsvOptions options, string source)
    {
        string[]? names = options.ColumnNames?.ToArray();
        if (names is not null)
        {
            CheckNames(names, source, null);
        }

        FieldStore fields = new();
        List<long> lines = [];
        char[] field = new char[256];
        while (reader.Read())
        {
            long line = reader.LineNumber + options.SkippedLines;
            if (IsEmptyLine(reader) && names is not { Length: 1 })
            {
                continue;
            }

            if (names is null)
            {
                names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                CheckNames(names, source, line);
                continue;
            }

            if (reader.FieldCount != names.Length)
            {
                throw new InvalidDataException(FormattableString.Invariant($"{source}, line {line}: expected {names.Length} fields, as there are columns, found {reader.FieldCount}."));
            }

            for (int column = 0; column < names.Length; column++)
            {
                ReadOnlySpan<char> value = Decode(reader.GetSpan(column), ref field);
                if (!fields.TryAdd(value))
                {
                    throw new InvalidDataException(FormattableString.Invariant($"{source}, line {line}: expected at most {Array.MaxLength} characters in memory, found more."));
                }
            }

            lines.Add(line);
        }

        if (names is null || lines.Count == 0)
        {
            throw new InvalidDataException($"{source}: expected {(names is null ? "a line of column names" : "at least one row")}, found the end of the text.");
        }

        return new CsvTable(source, names, fields, lines, options.MissingValues);
    }

    private static bool IsEmptyLine(CsvReader reader) => reader.FieldCount == 1 && reader.RawRecord.IsEmpty;

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> value, ref char[] buffer)
    {
        if (buffer.Length < value.Length)
        {
            buffer = new char[Math.Max(value.Length, 2 * buffer.Length)];
        }

        return buffer.AsSpan(0, Encoding.UTF8.GetChars(value, buffer));
    }

    private static void CheckNames(string[] names, string source, long? line)
    {
        string place = line is { } known ? FormattableString.Invariant($"{source}, line {known}") : source;
        if (names.Length == 0)
        {
            throw new InvalidDataException($"{place}: expected at least one column, found none.");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            if (!seen.Add(names[column]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{place}, column {column + 1}: expected a name that no other column has, found {CsvTable.Quote(names[column])} again."));
            }
        }
    }

    private static void SkipLines(TextReader text, int count, string source)
    {
        for (int line = 0; line < count; line++)
        {
            if (text.ReadLine() is null)
            {
                throw new InvalidDataException(FormattableString.Invariant($"{source}: expected {count} lines before the table, found {line}."));
            }
        }
    }
}
