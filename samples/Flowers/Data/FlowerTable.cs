using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Data.Csv;

namespace Flowers.Data;

/// <summary>Reads flowers from CSV files.</summary>
internal static class FlowerTable
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads what <see cref="FlowerField"/> wrote: its columns are known, and so is what may stand in them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">A field is not what it should be; the message names its line and column.</exception>
    public static CsvData<float> ReadField(string path) => CsvSchema.Create()
        .Numeric([.. FlowerField.Measurements])
        .Categorical(FlowerField.HabitatColumn, FlowerField.Habitats)
        .Class(FlowerField.SpeciesColumn, FlowerField.Species)
        .Read<float>(path);

    /// <summary>
    /// Reads a file that nobody described: its last column is the class, columns of numbers alone are numbers, all others
    /// are categories.
    /// </summary>
    /// <param name="path">The file, its columns' names in the first line.</param>
    /// <exception cref="InvalidDataException">It is no table, a value is missing, or there are fewer than two columns or classes.</exception>
    public static CsvData<float> ReadAny(string path)
    {
        CsvTable table = CsvTable.Read(path);
        int last = table.ColumnNames.Count - 1;
        if (last < 1)
        {
            throw new InvalidDataException($"{path}: expected at least one column of inputs before the class, found the column \"{table.ColumnNames[last]}\" alone.");
        }

        CsvSchema schema = CsvSchema.Create();
        for (int column = 0; column < last; column++)
        {
            string name = table.ColumnNames[column];
            schema = IsNumeric(table, column) ? schema.Numeric(name) : schema.Categorical(name);
        }

        return schema.Class(table.ColumnNames[last]).Read<float>(table);
    }

    private static bool IsNumeric(CsvTable table, int column) => Enumerable.Range(0, table.RowCount).All(row =>
        table.IsMissing(row, column) || double.TryParse(table.GetField(row, column), Number, CultureInfo.InvariantCulture, out _));
}
