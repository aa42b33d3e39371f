using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Data.Csv;

/// <summary>Reads a column of categories or classes.</summary>
internal static class CategoryColumn
{
    /// <summary>The most categories of a column, as many as a layer may have units; more of them is a column of names or numbers.</summary>
    public const int MostCategories = 65_536;

    /// <summary>The categories of some rows as indices; unless the column knows its categories, in the order in which they come first.</summary>
    public static EncodedCategories Encode(CsvTable table, int place, CsvColumn column, int[] rows)
    {
        List<string> categories = column.Categories is { } known ? [.. known] : [];
        Dictionary<string, int> codes = categories.Select((category, code) => (category, code))
            .ToDictionary(pair => pair.category, pair => pair.code, StringComparer.Ordinal);
        int[] encoded = new int[rows.Length];
        for (int sample = 0; sample < rows.Length; sample++)
        {
            string category = CategoryOf(table, rows[sample], place, column);
            if (!codes.TryGetValue(category, out int code))
            {
                if (column.Categories is not null)
                {
                    throw table.Refuse(rows[sample], place, $"one of {ColumnMatching.List(categories)}");
                }

                code = Add(category, categories, codes);
                if (code >= MostCategories)
                {
                    throw table.Refuse(rows[sample], place, FormattableString.Invariant($"at most {MostCategories} categories"));
                }
            }

            encoded[sample] = code;
        }

        // What takes the place of missing values is a category even where none is missing: the next table may lack one.
        if (column.Missing.Category is { } substitute && !codes.ContainsKey(substitute))
        {
            Add(substitute, categories, codes);
        }

        return new EncodedCategories(encoded, categories);
    }

    private static int Add(string category, List<string> categories, Dictionary<string, int> codes)
    {
        categories.Add(category);
        codes.Add(category, categories.Count - 1);
        return categories.Count - 1;
    }

    private static string CategoryOf(CsvTable table, int row, int place, CsvColumn column) =>
        !table.IsMissing(row, place) ? table.GetField(row, place).ToString()
        : column.Missing.Category ?? throw table.Refuse(row, place, column.IsClass ? "a class" : "a category");
}
