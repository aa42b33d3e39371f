namespace NetGen.Data.Csv;

/// <summary>What a column is to a network.</summary>
public enum CsvColumnRole
{
    /// <summary>An input: its number.</summary>
    Numeric,

    /// <summary>Inputs, one a category: 1 for the row's own, 0 for all others.</summary>
    Categorical,

    /// <summary>A target: its number.</summary>
    Target,

    /// <summary>The class: a target a class, 1 for the row's own, 0 for all others.</summary>
    Class,

    /// <summary>The class, of two: a single target, 0 for the first and 1 for the second.</summary>
    BinaryClass,

    /// <summary>Nothing.</summary>
    Ignored,
}
