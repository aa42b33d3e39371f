using System;
using System.Linq;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>Sets of points in a plane, each with a colour and a shape: data against what a generator makes of noise.</summary>
/// <remarks>Points that are not finite are no drawing's: they are left out and counted in a note.</remarks>
public sealed class ScatterChart
{
    private readonly SeriesList _series = new(SeriesForm.Points);

    /// <summary>An empty chart.</summary>
    /// <param name="title">What it shows; empty for no heading.</param>
    public ScatterChart(string title)
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

    /// <summary>Whether a unit is as long on both axes, so that a circle stays one.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>The range of the horizontal axis; null for that of the points. Give it where several charts are compared.</summary>
    public (double Low, double High)? XRange { get; init; }

    /// <summary>The range of the vertical axis; null for that of the points.</summary>
    public (double Low, double High)? YRange { get; init; }

    /// <summary>Adds a set of points.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">The first coordinates.</param>
    /// <param name="y">The second coordinates, as many.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There is no point, or not as many x as y.</exception>
    public ScatterChart Add(string name, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        _series.Add(name, x.ToArray(), y.ToArray());
        return this;
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public ScatterChart Add(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        _series.Add(name, NumberArrays.Widen(x), NumberArrays.Widen(y));
        return this;
    }

    /// <summary>Draws the chart.</summary>
    /// <exception cref="InvalidOperationException">There is no series, or a range is none.</exception>
    public Picture Draw()
    {
        const double Tall = 330.0;
        const double Flat = 250.0;
        _series.RequireAny();
        double height = EqualUnits ? Tall : Flat;
        Axis y = MakeAxis(YRange, [.. _series.All.SelectMany(series => series.Y)], height / 52.0, nameof(YRange));
        (_, double width) = ChartSheet.PlotWidth([y]);
        Axis x = MakeAxis(XRange, [.. _series.All.SelectMany(series => series.X)], width / 62.0, nameof(XRange));
        if (EqualUnits)
        {
            double unit = Math.Max((x.High - x.Low) / width, (y.High - y.Low) / height);
            x = Stretch(x, unit * width, width / 62.0);
            y = Stretch(y, unit * height, height / 52.0);
        }

        ChartSeries[] series = [.. _series.All.Select(one => Within(one, x, y))];
        int outside = _series.All.Sum(one => one.Y.Length) - series.Sum(one => one.Y.Length);
        return new ChartSheet
        {
            Title = Title,
            Description = _series.Describe(),
            XTitle = XTitle,
            X = x,
            Panels = [new Panel { Title = YTitle, Series = series, Y = y, Height = height}],
            Notes = [.. ChartSheet.NotesOn(series), .. outside == 0 ? Array.Empty<string>() : [$"Outside the axes: {NumberText.Count(outside)} points."]],
        }.Draw();
    }

    private static Axis MakeAxis((double Low, double High)? range, double[] values, double ticks, string name)
    {
        if (range is not (double low, double high))
        {
            return Axis.Over(values, (int)ticks, whole: false, margin: 0.05);
        }

        if (!(low < high) || !Axis.CanDraw(low) || !Axis.CanDraw(high))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"Expected {name} from a lower to a higher finite value, found {low} to {high}."));
        }

        return Axis.Between(low, high, (int)ticks, whole: false);
    }

    // What is not finite is kept, to be counted as such.
    private static ChartSeries Within(ChartSeries series, Axis x, Axis y)
    {
        int[] kept = [.. Enumerable.Range(0, series.Y.Length).Where(i => IsWithin(series.X[i], x) && IsWithin(series.Y[i], y))];
        return series with { X = [.. kept.Select(i => series.X[i])], Y = [.. kept.Select(i => series.Y[i])], NotANumber = NotANumber.IsWrong };
    }

    private static bool IsWithin(double value, Axis axis) => !Axis.CanDraw(value) || (value >= axis.Low && value <= axis.High);

    private static Axis Stretch(Axis axis, double length, double ticks)
    {
        double middle = 0.5 * (axis.Low + axis.High);
        return Axis.Between(middle - (0.5 * length), middle + (0.5 * length), (int)ticks, whole: false);
    }
}
