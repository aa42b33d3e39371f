using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Reads off a data set how its values are to be scaled. Fit to what is trained on, and to nothing else.</summary>
public static class Scaler
{
    /// <summary>Scales inputs to mean 0 and standard deviation 1 (of the population: Σ(x − mean)² / n); constant columns become 0.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">A column's deviation is too small or too large to be divided by.</exception>
    public static Scaler<T> FitStandard<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Standard<T>(ColumnStatistics.OfInputs(dataset));

    /// <summary>Scales targets to mean 0 and standard deviation 1, as <see cref="FitStandard"/> does inputs; for regression.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">A column's deviation is too small or too large to be divided by.</exception>
    public static Scaler<T> FitStandardTargets<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Standard<T>(ColumnStatistics.OfTargets(dataset));

    /// <summary>
    /// Scales inputs so that each column's smallest value becomes <paramref name="low"/> and its largest
    /// <paramref name="high"/>, but for rounding; constant columns become <paramref name="low"/>.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="low">What the smallest becomes.</param>
    /// <param name="high">What the largest becomes, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The interval is none, or a column's range is too small or too large to be divided by.</exception>
    public static Scaler<T> FitMinMax<T>(Dataset<T> dataset, double low = 0.0, double high = 1.0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MinMax<T>(ColumnStatistics.OfInputs(dataset), low, high);

    /// <summary>Scales targets between two values, as <see cref="FitMinMax"/> does inputs; for regression.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="low">What the smallest becomes.</param>
    /// <param name="high">What the largest becomes, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The interval is none, or a column's range is too small or too large to be divided by.</exception>
    public static Scaler<T> FitMinMaxTargets<T>(Dataset<T> dataset, double low = 0.0, double high = 1.0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MinMax<T>(ColumnStatistics.OfTargets(dataset), low, high);

    private static Scaler<T> Standard<T>(ColumnStatistics[] columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Create<T>(columns, column => column.IsConstant ? (column.Minimum, 1.0) : (column.Mean, 1.0 / column.StandardDeviation));

    private static Scaler<T> MinMax<T>(ColumnStatistics[] columns, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a finite low below a finite high, found {low} and {high}."), nameof(low));
        }

        return Create<T>(columns, column =>
        {
            double range = column.Maximum - column.Minimum;
            return column.IsConstant
                ? (column.Minimum - low, 1.0)
                : (column.Minimum - (low * (range / (high - low))), (high - low) / range);
        });
    }

    private static Scaler<T> Create<T>(ColumnStatistics[] columns, Func<ColumnStatistics, (double Offset, double Factor)> fit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] offsets = new T[columns.Length];
        T[] factors = new T[columns.Length];
        for (int column = 0; column < columns.Length; column++)
        {
            (double offset, double factor) = fit(columns[column]);
            offsets[column] = T.CreateTruncating(offset);
            factors[column] = T.CreateTruncating(factor);
            if (!Scaler<T>.IsAdmissible(offsets[column], factors[column]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected values whose spread can be divided by, found from {columns[column].Minimum} to {columns[column].Maximum} in column {column} (counted from 0)."),
                    "dataset");
            }
        }

        return new Scaler<T>(offsets, factors);
    }
}
