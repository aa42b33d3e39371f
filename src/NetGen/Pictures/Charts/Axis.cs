using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>A range of values laid out along a line, with its ticks.</summary>
internal sealed class Axis
{
    /// <summary>What is larger counts as not drawable: ranges of such values have no width in double precision.</summary>
    public const double Largest = 1e300;

    private const double RatioForLogarithm = 20.0;
    private const double SmallestForLogarithm = 1e-300;

    // Ticks may be as many more than asked for, before the next wider step leaves too few.
    private const double StepTolerance = 0.8;

    private Axis(double low, double high, bool isLogarithmic, IReadOnlyList<Tick> ticks)
    {
        Low = low;
        High = high;
        IsLogarithmic = isLogarithmic;
        Ticks = ticks;
    }

    /// <summary>The value at the beginning.</summary>
    public double Low { get; }

    /// <summary>The value at the end.</summary>
    public double High { get; }

    /// <summary>Whether equal lengths stand for equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The values named.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The width of the widest label.</summary>
    public double LabelWidth => Ticks.Select(tick => TextWidth.Of(tick.Label, PictureStyle.TextSize)).DefaultIfEmpty(0.0).Max();

    /// <summary>Whether a value can be drawn at all.</summary>
    public static bool CanDraw(double value) => Math.Abs(value) <= Largest;

    /// <summary>An axis that holds some values and begins and ends at ticks.</summary>
    public static Axis Around(IEnumerable<double> values, AxisScale scale, int ticks)
    {
        (double low, double high) = RangeOf(values);
        bool positive = low >= SmallestForLogarithm;
        if (positive && (scale == AxisScale.Logarithmic || (scale == AxisScale.Automatic && high / low >= RatioForLogarithm)))
        {
            return Logarithmic(low, high, ticks);
        }

        // Where zero is near, the axis begins with it.
        (low, high) = low > 0.0 && low < 0.35 * high ? (0.0, high) : high < 0.0 && high > 0.35 * low ? (low, 0.0) : Widen(low, high);
        double step = NiceTicks.StepAtLeast(StepTolerance * (high - low) / ticks);
        return Linear(step * Math.Floor((low / step) + 1e-6), step * Math.Ceiling((high / step) - 1e-6), step);
    }

    /// <summary>An axis of just the values' range and a margin.</summary>
    public static Axis Over(IEnumerable<double> values, int ticks, bool whole, double margin = 0.0)
    {
        (double low, double high) = RangeOf(values);
        (low, high) = low == high && whole ? (low - 0.5, high + 0.5) : Widen(low, high);
        double room = margin * (high - low);
        return Between(low - room, high + room, ticks, whole);
    }

    /// <summary>An axis from one value to another.</summary>
    public static Axis Between(double low, double high, int ticks, bool whole)
    {
        double step = NiceTicks.StepAtLeast(StepTolerance * (high - low) / ticks);
        return Linear(low, high, whole ? Math.Max(1.0, step) : step);
    }

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end.</summary>
    public double Place(double value) => IsLogarithmic
        ? Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    private static Axis Linear(double low, double high, double step) => new(low, high, false, NiceTicks.Linear(low, high, step));

    private static Axis Logarithmic(double low, double high, int ticks)
    {
        double margin = Math.Max(1.02, Math.Pow(high / low, 0.03));
        (low, high) = (low / margin, high * margin);
        return new(low, high, true, NiceTicks.Logarithmic(low, high, ticks));
    }

    private static (double Low, double High) RangeOf(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(CanDraw))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low <= high ? (low, high) : (0.0, 1.0);
    }

    // A range of no width, or of none that double precision tells from it, has no round values in it.
    private static (double Low, double High) Widen(double low, double high)
    {
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > size * 1e-9)
        {
            return (low, high);
        }

        return size < SmallestForLogarithm ? (0.0, 1.0) : (low - (0.1 * size), high + (0.1 * size));
    }
}
