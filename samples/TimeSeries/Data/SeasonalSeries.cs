using System;
using System.Globalization;
using System.IO;
using NetGen.Numerics;

namespace TimeSeries.Data;

/// <summary>
/// Months of a quantity with a trend, a season, and a swing u on top that feeds back on itself: uₜ₊₁ = exp(−6.2·uₜ²) − 0.5 + ε,
/// the Gauss map with noise. Trend and season are linear in the past, and so any linear model learns them; the swing is
/// all but uncorrelated with its past, and yet follows from it.
/// </summary>
internal static class SeasonalSeries
{
    /// <summary>The standard deviation of what nobody can know of the next value: no forecast has a smaller error in the long run.</summary>
    public const double Noise = SwingSize * SwingNoise;

    private const double Level = 100.0;
    private const double Trend = 0.02;
    private const double SwingSize = 20.0;
    private const double SwingNoise = 0.05;

    private static readonly DateOnly _start = new(1900, 1, 1);

    /// <summary>Writes a series as CSV.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">The number of months.</param>
    /// <param name="seed">The seed of the noise.</param>
    public static void Write(string path, int count, ulong seed)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine("date,value");
        SplitMix64 random = new(seed);
        double swing = 0.1;
        for (int month = 0; month < count; month++)
        {
            swing = Math.Exp(-6.2 * swing * swing) - 0.5 + (SwingNoise * random.NextNormal());
            double phase = 2.0 * Math.PI * month / 12.0;
            double season = (12.0 * Math.Sin(phase)) + (5.0 * Math.Cos(2.0 * phase));
            double value = Level + (Trend * month) + season + (SwingSize * swing);
            string date = _start.AddMonths(month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            writer.WriteLine($"{date},{value.ToString("F2", CultureInfo.InvariantCulture)}");
        }
    }
}
