using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Data.Csv;

/// <summary>A column of a schema.</summary>
public sealed class CsvColumn
{
    internal CsvColumn(string name, CsvColumnRole role, Missing missing, IReadOnlyList<string>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(missing);
        Name = name;
        Role = role;
        Missing = missing;
        Categories = categories?.ToArray();
        CheckMissing();
        CheckCategories();
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>What it is to the network.</summary>
    public CsvColumnRole Role { get; }

    /// <summary>What becomes of a missing value.</summary>
    public Missing Missing { get; }

    /// <summary>The categories or classes in their order; null where they are still to be found, and for numbers.</summary>
    public IReadOnlyList<string>? Categories { get; }

    internal bool IsInput => Role is CsvColumnRole.Numeric or CsvColumnRole.Categorical;

    internal bool IsClass => Role is CsvColumnRole.Class or CsvColumnRole.BinaryClass;

    internal bool IsTarget => Role == CsvColumnRole.Target || IsClass;

    /// <summary>Whether no table has to be read to know what the column's fields stand for.</summary>
    internal bool IsLearnt => Missing.Kind is not (MissingKind.Mean or MissingKind.Median) && (Role == CsvColumnRole.Numeric || Categories is not null);

    /// <summary>The column with what was learnt from a table.</summary>
    internal CsvColumn With(Missing missing, IReadOnlyList<string>? categories) => new(Name, Role, missing, categories);

    private void CheckMissing()
    {
        bool fits = Missing.Kind switch
        {
            MissingKind.Mean or MissingKind.Median or MissingKind.Number => Role == CsvColumnRole.Numeric,
            MissingKind.Category => Role == CsvColumnRole.Categorical,
            _ => true,
        };
        if (!fits)
        {
            string expected = Role switch
            {
                CsvColumnRole.Numeric => "a number, refused or dropped",
                CsvColumnRole.Categorical => "a category, refused or dropped",
                _ => "refused or dropped: nobody knows a target that is missing",
            };
            throw new ArgumentException($"Column \"{Name}\": expected missing values to be {expected}, found {Missing}.", "missing");
        }
    }

    private void CheckCategories()
    {
        if (Categories is null)
        {
            return;
        }

        int least = Role == CsvColumnRole.Categorical ? 1 : 2;
        if (Categories.Count < least || Categories.Contains(null) || Categories.Distinct(StringComparer.Ordinal).Count() < Categories.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Column \"{Name}\": expected at least {least} categories, all different, found {string.Join(", ", Categories.Select(category => $"\"{category}\""))}."),
                "categories");
        }

        if (Missing.Category is { } substitute && !Categories.Contains(substitute, StringComparer.Ordinal))
        {
            throw new ArgumentException($"Column \"{Name}\": expected {Missing}, which takes the place of missing values, among the categories.", "missing");
        }
    }
}
