using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Data.Csv;
using Samples.Common;

namespace HousePrices.Data;

/// <summary>Reads houses, or whatever else has a price, from CSV files.</summary>
internal static class HouseTable
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads a file: columns of numbers alone are numbers, with the median in the place of a missing one, all others are
    /// categories.
    /// </summary>
    /// <param name="path">The file, its columns' names in the first line.</param>
    /// <param name="target">The column to learn; null for the last one.</param>
    /// <exception cref="InvalidDataException">The file is no table, or a field is not what it should be; the message names its line and column.</exception>
    /// <exception cref="UsageException">There is no such column, or no other one.</exception>
    public static CsvData<float> Read(string path, string? target)
    {
        CsvTable table = CsvTable.Read(path);
        target ??= table.ColumnNames[^1];
        if (table.FindColumn(target) < 0)
        {
            throw new UsageException($"--target: expected one of the columns {string.Join(", ", table.ColumnNames)}, found '{target}'");
        }

        if (table.ColumnNames.Count < 2)
        {
            throw new UsageException($"--data: expected at least one column besides '{target}', found none");
        }

        CsvSchema schema = CsvSchema.Create();
        for (int column = 0; column < table.ColumnNames.Count; column++)
        {
            string name = table.ColumnNames[column];
            schema = name == target ? schema.Target(name)
                : IsNumeric(table, column) ? schema.Numeric(name, Missing.Median)
                : schema.Categorical(name);
        }

        return schema.Read<float>(table);
    }

    private static bool IsNumeric(CsvTable table, int column) => Enumerable.Range(0, table.RowCount).All(row =>
        table.IsMissing(row, column) || double.TryParse(table.GetField(row, column), Number, CultureInfo.InvariantCulture, out _));
}
