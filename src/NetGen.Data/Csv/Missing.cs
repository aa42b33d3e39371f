using System;
using System.Globalization;

namespace NetGen.Data.Csv;

/// <summary>What becomes of a missing value.</summary>
public sealed class Missing
{
    private Missing(MissingKind kind, double number = 0, string? category = null)
    {
        Kind = kind;
        Number = number;
        Category = category;
    }

    /// <summary>It is refused: the default.</summary>
    public static Missing Refuse { get; } = new(MissingKind.Refuse);

    /// <summary>Its row is left out; the data say which lines were.</summary>
    public static Missing DropRow { get; } = new(MissingKind.DropRow);

    /// <summary>The mean of the column's values takes its place. For numbers.</summary>
    public static Missing Mean { get; } = new(MissingKind.Mean);

    /// <summary>The median of the column's values takes its place, of an even number the mean of the middle two. For numbers.</summary>
    public static Missing Median { get; } = new(MissingKind.Median);

    internal MissingKind Kind { get; }

    internal double Number { get; }

    internal string? Category { get; }

    /// <summary>A number takes its place. For numbers.</summary>
    /// <param name="value">The number, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Missing Constant(double value) => double.IsFinite(value)
        ? new(MissingKind.Number, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"Expected a finite number, found {value}."));

    /// <summary>A category takes its place, which may be one of its own, such as "unknown". For categories.</summary>
    /// <param name="category">The category.</param>
    public static Missing Constant(string category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return new(MissingKind.Category, category: category);
    }

    /// <summary>What becomes of it, in words.</summary>
    public override string ToString() => Kind switch
    {
        MissingKind.Refuse => "refused",
        MissingKind.DropRow => "row dropped",
        MissingKind.Mean => "mean",
        MissingKind.Median => "median",
        MissingKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        _ => CsvTable.Quote(Category),
    };
}
