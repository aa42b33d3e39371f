using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Data.Csv;

/// <summary>Brings the columns of a schema and of a table together.</summary>
internal static class ColumnMatching
{
    /// <summary>Refuses a table that lacks a column, or has one that the schema does not name.</summary>
    public static void Require(CsvTable table, CsvSchema schema, IEnumerable<CsvColumn> needed)
    {
        string[] lacking = [.. needed.Select(column => column.Name).Where(name => table.FindColumn(name) < 0)];
        if (lacking.Length > 0)
        {
            throw table.Refuse($"{List(lacking)} among the columns", List(table.ColumnNames));
        }

        if (schema.IgnoresOthers)
        {
            return;
        }

        string[] unnamed = [.. table.ColumnNames.Except(schema.Columns.Select(column => column.Name), StringComparer.Ordinal)];
        if (unnamed.Length > 0)
        {
            throw table.Refuse("only columns that the schema names, if only to ignore them", List(unnamed));
        }
    }

    /// <summary>Names for a message: not more than it bears.</summary>
    internal static string List(IReadOnlyCollection<string> names)
    {
        const int Most = 20;
        string some = string.Join(", ", names.Take(Most).Select(name => CsvTable.Quote(name)));
        return names.Count > Most ? FormattableString.Invariant($"{some} and {names.Count - Most} more") : some;
    }
}
