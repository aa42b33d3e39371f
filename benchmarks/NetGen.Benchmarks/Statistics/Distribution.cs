using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>Repeated measurements of one quantity.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    public Distribution(IEnumerable<double> values)
    {
        _sorted = [.. values.Order()];
        if (_sorted.Length == 0)
        {
            throw new ArgumentException("No values.", nameof(values));
        }
    }

    public int Count => _sorted.Length;

    public double Least => _sorted[0];

    public double Greatest => _sorted[^1];

    public double LowerQuartile => Quantile(0.25);

    public double Median => Quantile(0.5);

    public double UpperQuartile => Quantile(0.75);

    /// <summary>√(x₁·x₂·…), of medians of ratios for instance.</summary>
    public static double GeometricMean(IReadOnlyCollection<double> values) => Math.Exp(values.Average(Math.Log));

    // Between two measurements: on the line between them.
    private double Quantile(double share)
    {
        double at = share * (_sorted.Length - 1);
        int below = (int)at;
        int above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((at - below) * (_sorted[above] - _sorted[below]));
    }
}
