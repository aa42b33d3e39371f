using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>The series that a chart was given, checked as they came.</summary>
internal sealed class SeriesList(SeriesForm form)
{
    private readonly List<ChartSeries> _series = [];

    /// <summary>The series, in their order.</summary>
    public IReadOnlyList<ChartSeries> All => _series;

    /// <summary>Adds a series; without x the points are counted from 1.</summary>
    public void Add(string name, double[]? x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (y.Length == 0)
        {
            throw new ArgumentException($"Expected at least one point in the series \"{name}\", found none.", nameof(y));
        }

        if (x is not null && x.Length != y.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Expected as many x as y in the series \"{name}\", found {x.Length} and {y.Length}."), nameof(x));
        }

        x ??= [.. Enumerable.Range(1, y.Length).Select(i => (double)i)];
        _series.Add(new ChartSeries(name, x, y, form, _series.Count));
    }

    /// <summary>Refuses a chart of nothing.</summary>
    public void RequireAny()
    {
        if (_series.Count == 0)
        {
            throw new InvalidOperationException("Expected at least one series, found none: add one before the chart is drawn.");
        }
    }

    /// <summary>The series in words: what the description of a chart says of each.</summary>
    public string Describe() => string.Join(' ', _series.Select(Describe));

    private static string Describe(ChartSeries series)
    {
        double[] values = [.. series.DrawableY];
        string range = values.Length == 0
            ? "none of them finite"
            : $"from {NumberText.Measure(values.Min())} to {NumberText.Measure(values.Max())}, the last {NumberText.Measure(values[^1])}";
        return $"{series.Name}: {NumberText.Count(series.Y.Length)} values, {range}.";
    }
}
