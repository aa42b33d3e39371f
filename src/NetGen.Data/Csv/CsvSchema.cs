using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Data.Csv;

/// <summary>
/// Says what the columns of a table are to a network. Inputs and targets come in the order in which the schema names them,
/// whatever the order in the table. A schema does not change: every call gives a new one.
/// </summary>
/// <remarks>
/// Every column of a table has to be named, if only to be ignored: what is left out by mistake is the mistake that nobody
/// sees. <see cref="IgnoreOthers"/> is for tables with many.
/// </remarks>
/// <example>
/// <code>
/// CsvSchema schema = CsvSchema.Create()
///     .Numeric("sepal length", "sepal width")
///     .Numeric("age", Missing.Median)
///     .Categorical("colour")
///     .Class("species");
/// CsvData&lt;float&gt; training = schema.Read&lt;float&gt;("train.csv");
/// CsvData&lt;float&gt; test = training.Schema.Read&lt;float&gt;("test.csv");
/// </code>
/// </example>
public sealed partial class CsvSchema
{
    private readonly CsvColumn[] _columns;

    private CsvSchema(CsvColumn[] columns, bool ignoresOthers)
    {
        _columns = columns;
        IgnoresOthers = ignoresOthers;
    }

    /// <summary>The columns named so far.</summary>
    public IReadOnlyList<CsvColumn> Columns => _columns;

    /// <summary>Whether columns that are not named are ignored, rather than refused.</summary>
    public bool IgnoresOthers { get; }

    /// <summary>A schema without a column.</summary>
    public static CsvSchema Create() => new([], ignoresOthers: false);

    /// <summary>Columns of numbers, an input each; missing values are refused.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="ArgumentException">A column is named already.</exception>
    public CsvSchema Numeric(params string[] columns) => Add(columns, CsvColumnRole.Numeric);

    /// <summary>A column of numbers, an input.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="missing">What becomes of missing values: refused, dropped, mean, median or a number.</param>
    /// <exception cref="ArgumentException">The column is named already, or missing values cannot become that.</exception>
    public CsvSchema Numeric(string column, Missing missing) => Add(new CsvColumn(column, CsvColumnRole.Numeric, missing));

    /// <summary>Columns of categories, an input for each category, in the order in which a table has them first; missing values are refused.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="ArgumentException">A column is named already.</exception>
    public CsvSchema Categorical(params string[] columns) => Add(columns, CsvColumnRole.Categorical);

    /// <summary>A column of categories, an input for each category, in the order in which a table has them first.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="missing">What becomes of missing values: refused, dropped or a category.</param>
    /// <exception cref="ArgumentException">The column is named already, or missing values cannot become that.</exception>
    public CsvSchema Categorical(string column, Missing missing) => Add(new CsvColumn(column, CsvColumnRole.Categorical, missing));

    /// <summary>A column of known categories, an input for each; all others are refused.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="categories">The categories, in the order of their inputs.</param>
    /// <param name="missing">What becomes of missing values: refused (as with null), dropped or one of the categories.</param>
    /// <exception cref="ArgumentException">
    /// The column is named already, the categories are none or not all different, or missing values cannot become that.
    /// </exception>
    public CsvSchema Categorical(string column, IReadOnlyList<string> categories, Missing? missing = null) =>
        Add(new CsvColumn(column, CsvColumnRole.Categorical, missing ?? Missing.Refuse, Required(categories)));

    /// <summary>Columns of numbers, a target each; missing values are refused.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="ArgumentException">A column is named already, or the schema has a class.</exception>
    public CsvSchema Target(params string[] columns) => Add(columns, CsvColumnRole.Target);

    /// <summary>A column of numbers, a target.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="missing">What becomes of missing values: refused or dropped.</param>
    /// <exception cref="ArgumentException">The column is named already, the schema has a class, or missing values cannot become that.</exception>
    public CsvSchema Target(string column, Missing missing) => Add(new CsvColumn(column, CsvColumnRole.Target, missing));

    /// <summary>The column of the class, a target for each class, in the order in which a table has them first.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="missing">What becomes of missing values: refused (as with null) or dropped.</param>
    /// <exception cref="ArgumentException">The column is named already, the schema has a target, or missing values cannot become that.</exception>
    public CsvSchema Class(string column, Missing? missing = null) => Add(new CsvColumn(column, CsvColumnRole.Class, missing ?? Missing.Refuse));

    /// <summary>The column of known classes, a target for each; all others are refused.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="classes">The classes, in the order of their indices.</param>
    /// <param name="missing">What becomes of missing values: refused (as with null) or dropped.</param>
    /// <exception cref="ArgumentException">
    /// The column is named already, the schema has a target, the classes are fewer than two or not all different, or missing
    /// values cannot become that.
    /// </exception>
    public CsvSchema Class(string column, IReadOnlyList<string> classes, Missing? missing = null) =>
        Add(new CsvColumn(column, CsvColumnRole.Class, missing ?? Missing.Refuse, Required(classes)));

    /// <summary>The column of one of two classes, which become the single target 0 or 1.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="negative">The class that becomes 0.</param>
    /// <param name="positive">The class that becomes 1.</param>
    /// <param name="missing">What becomes of missing values: refused (as with null) or dropped.</param>
    /// <exception cref="ArgumentException">
    /// The column is named already, the schema has a target, the classes are the same, or missing values cannot become that.
    /// </exception>
    public CsvSchema BinaryClass(string column, string negative, string positive, Missing? missing = null) =>
        Add(new CsvColumn(column, CsvColumnRole.BinaryClass, missing ?? Missing.Refuse, [negative, positive]));

    /// <summary>Columns that are nothing to the network.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="ArgumentException">A column is named already.</exception>
    public CsvSchema Ignore(params string[] columns) => Add(columns, CsvColumnRole.Ignored);

    /// <summary>All columns that are not named are nothing to the network.</summary>
    public CsvSchema IgnoreOthers() => new(_columns, ignoresOthers: true);

    /// <summary>The schema with its columns as they are after a table was read.</summary>
    internal CsvSchema With(CsvColumn[] columns) => new(columns, IgnoresOthers);

    private static IReadOnlyList<string> Required(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return categories;
    }

    private CsvSchema Add(string[] columns, CsvColumnRole role)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
        {
            throw new ArgumentException("Expected at least one column, found none.", nameof(columns));
        }

        return columns.Aggregate(this, (schema, name) => schema.Add(new CsvColumn(name, role, Missing.Refuse)));
    }

    private CsvSchema Add(CsvColumn column)
    {
        if (_columns.Any(other => other.Name == column.Name))
        {
            throw new ArgumentException($"Expected each column once, found \"{column.Name}\" again.", nameof(column));
        }

        if (column.IsTarget && _columns.FirstOrDefault(other => other.IsTarget && (other.IsClass || column.IsClass)) is { } target)
        {
            throw new ArgumentException($"Expected one class or any number of targets, found \"{column.Name}\" beside \"{target.Name}\".", nameof(column));
        }

        return new CsvSchema([.. _columns, column], IgnoresOthers);
    }
}
