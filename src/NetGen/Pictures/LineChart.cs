using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>Series of values as lines over one pair of axes: a time series and its forecast, a measure over a parameter.</summary>
/// <remarks>
/// A NaN among the values stands for none: the line has a gap there, so that series of one length may begin and end where
/// they please. Infinite values are no drawing's: they are left out, counted in a note, and the first is marked.
/// </remarks>
public sealed class LineChart
{
    private readonly SeriesList _series = new(SeriesForm.Line);
    private readonly List<ChartMark> _marks = [];

    /// <summary>An empty chart.</summary>
    /// <param name="title">What it shows; empty for no heading.</param>
    public LineChart(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        Title = title;
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>What the horizontal axis stands for, with its unit.</summary>
    public string XTitle { get; init; } = string.Empty;

    /// <summary>What the vertical axis stands for, with its unit.</summary>
    public string YTitle { get; init; } = string.Empty;

    /// <summary>How the vertical axis divides its length.</summary>
    public AxisScale YScale { get; init; } = AxisScale.Linear;

    /// <summary>Adds a series whose points are counted from 1.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="y">The values.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public LineChart Add(string name, ReadOnlySpan<double> y)
    {
        _series.Add(name, null, y.ToArray());
        return this;
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double})"/>
    public LineChart Add(string name, ReadOnlySpan<float> y)
    {
        _series.Add(name, null, NumberArrays.Widen(y));
        return this;
    }

    /// <summary>Adds a series.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where its points lie, in the order in which the line goes through them.</param>
    /// <param name="y">Their values.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There is no value, or not as many x as y.</exception>
    public LineChart Add(string name, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        _series.Add(name, x.ToArray(), y.ToArray());
        return this;
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public LineChart Add(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        _series.Add(name, NumberArrays.Widen(x), NumberArrays.Widen(y));
        return this;
    }

    /// <summary>Marks a value of x by a line across: where a forecast begins, where a rate was changed.</summary>
    /// <param name="x">The value; beyond the points of all series it is not drawn.</param>
    /// <param name="name">What is there.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not finite.</exception>
    public LineChart Mark(double x, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!double.IsFinite(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, $"Expected a finite place for the mark \"{name}\".");
        }

        _marks.Add(new ChartMark(x, name));
        return this;
    }

    /// <summary>Draws the chart.</summary>
    /// <exception cref="InvalidOperationException">There is no series.</exception>
    public Picture Draw()
    {
        _series.RequireAny();
        var y = Axis.Around(_series.All.SelectMany(series => series.Y), YScale, 5);
        (_, double width) = ChartSheet.PlotWidth([y]);
        double[] x = [.. _series.All.SelectMany(series => series.X)];
        return new ChartSheet
        {
            Title = Title,
            Description = _series.Describe(),
            XTitle = XTitle,
            X = Axis.Over(x, (int)(width / 62.0), whole: x.All(double.IsInteger)),
            Panels = [new Panel { Title = y.IsLogarithmic ? (YTitle + " (logarithmic)").Trim() : YTitle, Series = _series.All, Y = y, Marks = _marks, Height = 240.0 }],
            Notes = [.. ChartSheet.NotesOn(_series.All)],
        }.Draw();
    }
}
