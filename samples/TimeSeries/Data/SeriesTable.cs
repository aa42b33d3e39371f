using System;
using System.Globalization;
using System.IO;
using NetGen.Data.Csv;

namespace TimeSeries.Data;

/// <summary>Reads series from CSV files.</summary>
internal static class SeriesTable
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] _dateForms = ["yyyy-MM-dd", "yyyy-MM"];

    /// <summary>Reads a file of two columns, a date and a value, with their names in the first line.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such, or its dates do not rise; the message names the line and the column.</exception>
    public static Series Read(string path)
    {
        CsvTable table = CsvTable.Read(path);
        if (table.ColumnNames.Count != 2)
        {
            throw new InvalidDataException($"{path}: expected two columns, a date and a value, found {string.Join(", ", table.ColumnNames)}.");
        }

        DateOnly[] dates = new DateOnly[table.RowCount];
        float[] values = new float[table.RowCount];
        for (int row = 0; row < dates.Length; row++)
        {
            if (!DateOnly.TryParseExact(table.GetField(row, 0), _dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out dates[row]))
            {
                throw Refuse(table, row, 0, "a date such as 1999-12-31 or 1999-12");
            }

            if (row > 0 && dates[row] <= dates[row - 1])
            {
                throw Refuse(table, row, 0, "a date later than the one before");
            }

            if (!float.TryParse(table.GetField(row, 1), Number, CultureInfo.InvariantCulture, out values[row]) || !float.IsFinite(values[row]))
            {
                throw Refuse(table, row, 1, "a finite number");
            }
        }

        return new Series(path, dates, values);
    }

    private static InvalidDataException Refuse(CsvTable table, int row, int column, string expected) =>
        new($"{table.Source}, line {table.GetLine(row)}, column {column + 1} \"{table.ColumnNames[column]}\": expected {expected}, found \"{table.GetField(row, column)}\".");
}
