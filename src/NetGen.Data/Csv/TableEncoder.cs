using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;

namespace NetGen.Data.Csv;

/// <summary>Turns the columns of a table into numbers, and remembers what it learnt on the way.</summary>
internal sealed class TableEncoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvTable _table;
    private readonly CsvColumn[] _columns;
    private readonly Dictionary<string, CsvColumn> _learnt = new(StringComparer.Ordinal);
    private readonly int[] _rows;

    public TableEncoder(CsvTable table, CsvSchema schema, CsvColumn[] columns)
    {
        _table = table;
        _columns = columns;
        ColumnMatching.Require(table, schema, columns);
        List<int> kept = [];
        List<long> dropped = [];
        int[] dropping = [.. columns.Where(column => column.Missing.Kind == MissingKind.DropRow).Select(PlaceOf)];
        for (int row = 0; row < table.RowCount; row++)
        {
            int missing = Array.FindIndex(dropping, column => table.IsMissing(row, column));
            if (missing < 0)
            {
                kept.Add(row);
                continue;
            }

            dropped.Add(table.GetLine(row));
            FirstDropped ??= (row, dropping[missing]);
        }

        if (kept.Count == 0)
        {
            throw table.Refuse("at least one row without a missing value", "none");
        }

        _rows = [.. kept];
        DroppedLines = dropped;
    }

    /// <summary>The lines of the rows left out.</summary>
    public IReadOnlyList<long> DroppedLines { get; }

    /// <summary>The first row left out, and the column for which it was.</summary>
    public (int Row, int Column)? FirstDropped { get; }

    /// <summary>The columns with what was learnt of them.</summary>
    public CsvColumn[] Learnt(CsvColumn[] columns) => Array.ConvertAll(columns, column => _learnt.GetValueOrDefault(column.Name, column));

    /// <summary>Numbers and one-hot rows of some columns, in the order of the schema.</summary>
    public EncodedColumns<T> Encode(Func<CsvColumn, bool> choose)
    {
        CsvColumn[] chosen = [.. _columns.Where(choose)];
        // Categories come first: only they say how wide a row is.
        EncodedCategories?[] categories = Array.ConvertAll(chosen, column => column.Role == CsvColumnRole.Categorical ? EncodeCategories(column) : null);
        List<string> names = [];
        foreach ((CsvColumn column, EncodedCategories? encoded) in chosen.Zip(categories))
        {
            names.AddRange(encoded is null ? [column.Name] : NamesOf(column, encoded.Categories));
        }

        long length = (long)_rows.Length * names.Count;
        if (length > Array.MaxLength)
        {
            throw _table.Refuse(FormattableString.Invariant($"at most {Array.MaxLength} values"), FormattableString.Invariant($"{_rows.Length} rows of {names.Count}"));
        }

        T[] values = new T[length];
        int offset = 0;
        foreach ((CsvColumn column, EncodedCategories? encoded) in chosen.Zip(categories))
        {
            if (encoded is null)
            {
                Missing substitute = NumberColumn.Encode(_table, PlaceOf(column), column.Missing, _rows, values, offset, names.Count);
                _learnt[column.Name] = column.With(substitute, null);
                offset++;
                continue;
            }

            for (int sample = 0; sample < encoded.Codes.Length; sample++)
            {
                values[(sample * names.Count) + offset + encoded.Codes[sample]] = T.One;
            }

            offset += encoded.Categories.Count;
        }

        return new EncodedColumns<T>(values, names);
    }

    /// <summary>The class of each sample.</summary>
    public EncodedCategories EncodeClass(CsvColumn column)
    {
        EncodedCategories labels = EncodeCategories(column);
        return labels.Categories.Count >= 2
            ? labels
            : throw _table.Refuse($"at least two classes in column {CsvTable.Quote(column.Name)}", $"{CsvTable.Quote(labels.Categories[0])} alone");
    }

    /// <summary>The name of each category's own column of numbers.</summary>
    public IReadOnlyList<string> NamesOf(CsvColumn column, IReadOnlyList<string> categories) => [.. categories.Select(category => $"{column.Name}={category}")];

    private EncodedCategories EncodeCategories(CsvColumn column)
    {
        EncodedCategories encoded = CategoryColumn.Encode(_table, PlaceOf(column), column, _rows);
        if (encoded.Categories.Count >= 2 || !column.IsClass)
        {
            _learnt[column.Name] = column.With(column.Missing, encoded.Categories);
        }

        return encoded;
    }

    private int PlaceOf(CsvColumn column) => _table.FindColumn(column.Name);
}
