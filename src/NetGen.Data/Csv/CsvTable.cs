using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetGen.Data.Csv;

/// <summary>
/// A table as text: named columns, and rows that all have a field for each. It knows the line that each row came from, so that
/// whoever refuses a field can say where it is.
/// </summary>
public sealed class CsvTable
{
    private const int LongestQuoted = 60;

    private readonly string[] _names;
    private readonly Dictionary<string, int> _columns;
    private readonly FieldStore _fields;
    private readonly List<long> _lines;
    private readonly string[] _missing;

    internal CsvTable(string source, string[] names, FieldStore fields, List<long> lines, IReadOnlyList<string> missing)
    {
        Source = source;
        _names = names;
        _fields = fields;
        _lines = lines;
        _missing = [.. missing];
        _columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            _columns.Add(names[column], column);
        }
    }

    /// <summary>The file, or what else the table was read from.</summary>
    public string Source { get; }

    /// <summary>The names of the columns, in the order of the text.</summary>
    public IReadOnlyList<string> ColumnNames => _names;

    /// <summary>The number of rows, without the line of names.</summary>
    public int RowCount => _lines.Count;

    /// <summary>Reads a file: UTF-8, or what its byte order mark says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is divided, or null for the defaults.</param>
    /// <exception cref="InvalidDataException">
    /// The text is not well-formed: a quote out of place or never closed, a row with more or fewer fields than there are
    /// columns, two columns of the same name, no row at all, bytes that are no characters. The message names file, line and column.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StreamReader reader = new(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        return CsvTableReader.Read(reader, options ?? new CsvOptions(), path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text, which is read to its end and left open.</param>
    /// <param name="options">How it is divided, or null for the defaults.</param>
    /// <param name="source">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The text is not well-formed, as for a file.</exception>
    public static CsvTable Read(TextReader reader, CsvOptions? options = null, string source = "text")
    {
        ArgumentNullException.ThrowIfNull(reader);
        return CsvTableReader.Read(reader, options ?? new CsvOptions(), source);
    }

    /// <summary>The text of a field, without the white space around it.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public ReadOnlySpan<char> GetField(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)_names.Length, nameof(column));
        return _fields[(row * _names.Length) + column];
    }

    /// <summary>Whether a field stands for a missing value.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public bool IsMissing(int row, int column)
    {
        ReadOnlySpan<char> field = GetField(row, column);
        foreach (string missing in _missing)
        {
            if (field.SequenceEqual(missing))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The line on which a row starts, counted from 1.</summary>
    /// <param name="row">The row, from 0.</param>
    public long GetLine(int row) => _lines[row];

    /// <summary>The column of a name, or −1.</summary>
    /// <param name="name">The name, compared exactly.</param>
    public int FindColumn(string name) => _columns.TryGetValue(name, out int column) ? column : -1;

    internal static string Quote(ReadOnlySpan<char> text) => text.Length > LongestQuoted ? $"\"{text[..LongestQuoted]}…\"" : $"\"{text}\"";

    /// <summary>What to throw for a field that cannot be: file, line, column, what was expected and what was found.</summary>
    internal InvalidDataException Refuse(int row, int column, string expected) => new(FormattableString.Invariant(
        $"{Source}, line {GetLine(row)}, column {column + 1} {Quote(_names[column])}: expected {expected}, found {Quote(GetField(row, column))}."));

    internal InvalidDataException Refuse(string expected, string found) => new($"{Source}: expected {expected}, found {found}.");
}
