using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Mean, deviation and range of a column in double precision, by Welford's updates: mean ← mean + (x − mean) / n,
/// M₂ ← M₂ + (x − mean before)·(x − mean after), which lose nothing where the mean is large against the deviation.
/// </summary>
internal struct ColumnStatistics
{
    private long _count;
    private double _squares;

    /// <summary>The mean.</summary>
    public double Mean { get; private set; }

    /// <summary>The smallest value.</summary>
    public double Minimum { get; private set; }

    /// <summary>The largest value.</summary>
    public double Maximum { get; private set; }

    /// <summary>The population's standard deviation, √(M₂ / n).</summary>
    public readonly double StandardDeviation => Math.Sqrt(_squares / _count);

    /// <summary>Whether all values are the same. Of the deviation, rounding leaves more than zero then.</summary>
    public readonly bool IsConstant => Minimum == Maximum;

    public static ColumnStatistics[] OfInputs<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ColumnStatistics[] columns = new ColumnStatistics[dataset.InputSize];
        DatasetScan<T> scan = new(dataset);
        while (scan.Next())
        {
            Add(scan.Inputs, columns);
        }

        return columns;
    }

    public static ColumnStatistics[] OfTargets<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ColumnStatistics[] columns = new ColumnStatistics[dataset.TargetSize];
        DatasetScan<T> scan = new(dataset);
        while (scan.Next())
        {
            Add(scan.Targets, columns);
        }

        return columns;
    }

    private static void Add<T>(ReadOnlySpan<T> rows, ColumnStatistics[] columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (!rows.IsEmpty)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                columns[column].Add(double.CreateTruncating(rows[column]));
            }

            rows = rows[columns.Length..];
        }
    }

    private void Add(double value)
    {
        Minimum = _count == 0 ? value : Math.Min(Minimum, value);
        Maximum = _count == 0 ? value : Math.Max(Maximum, value);
        _count++;
        double before = value - Mean;
        Mean += before / _count;
        _squares += before * (value - Mean);
    }
}
