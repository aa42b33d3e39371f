using System;
using System.Collections.Generic;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>A value that an axis names.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>
/// Values that are round to a reader: 1, 2 or 5 times a power of ten apart (Heckbert, Nice Numbers for Graph Labels,
/// Graphics Gems, 1990), and on a logarithmic axis powers of ten, with 2 and 5 times them where those are few.
/// </summary>
internal static class NiceTicks
{
    // Beyond these, zeros are hard to count: all labels of the axis become powers of ten.
    private const double LeastInFull = 0.9e-4;
    private const double MostInFull = 1.1e5;

    // A bound that misses a tick by rounding alone still has it.
    private const double Slack = 1e-6;

    /// <summary>The smallest round step that is not below one given.</summary>
    public static double StepAtLeast(double step)
    {
        double power = Math.Pow(10.0, Math.Floor(Math.Log10(step) + 1e-12));
        double mantissa = step / power;
        double round = mantissa <= 1.0 + Slack ? 1.0 : mantissa <= 2.0 + Slack ? 2.0 : mantissa <= 5.0 + Slack ? 5.0 : 10.0;
        return round * power;
    }

    /// <summary>The multiples of a step from one bound to another.</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, double step)
    {
        var ticks = new List<Tick>();
        double last = Math.Floor((high / step) + Slack);
        for (double k = Math.Ceiling((low / step) - Slack); k <= last; k++)
        {
            ticks.Add(new Tick(k * step, NumberText.Tick(k * step, step)));
        }

        return ticks;
    }

    /// <summary>Round values between two bounds above 0, about as many as wanted.</summary>
    public static IReadOnlyList<Tick> Logarithmic(double low, double high, int wanted)
    {
        int first = (int)Math.Ceiling(Math.Log10(low) - Slack);
        int last = (int)Math.Floor(Math.Log10(high) + Slack);
        int decades = last - first + 1;
        if (decades * 3 <= wanted + 3)
        {
            return OfDecades(low, high, first - 1, last, 1, [1.0, 2.0, 5.0]);
        }

        return OfDecades(low, high, first, last, (decades + wanted - 1) / wanted, [1.0]);
    }

    private static List<Tick> OfDecades(double low, double high, int first, int last, int stride, ReadOnlySpan<double> mantissas)
    {
        var ticks = new List<Tick>();
        bool powers = low < LeastInFull || high > MostInFull;
        for (int exponent = first; exponent <= last; exponent += stride)
        {
            foreach (double mantissa in mantissas)
            {
                double value = mantissa * Math.Pow(10.0, exponent);
                if (value >= low * (1.0 - Slack) && value <= high * (1.0 + Slack))
                {
                    ticks.Add(new Tick(value, NumberText.LogarithmicTick(value, powers)));
                }
            }
        }

        return ticks;
    }
}
