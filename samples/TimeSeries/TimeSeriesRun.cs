using System.Threading;
using Samples.Common;
using TimeSeries.Data;
using TimeSeries.Display;
using TimeSeries.Forecasting;
using TimeSeries.Networks;

namespace TimeSeries;

/// <summary>The whole program but for its arguments and exit codes.</summary>
internal static class TimeSeriesRun
{
    private const int MonthCount = 1_500;
    private const int Further = 12;

    /// <summary>Runs.</summary>
    /// <returns>Whether the network is better than persistence and than the linear model; null where it was interrupted.</returns>
    /// <exception cref="UsageException">The series is too short.</exception>
    public static bool? Run(Options options, Report report, CancellationToken cancellation)
    {
        Series series = options.Data is null ? DrawSeries(options.Seed) : SeriesTable.Read(options.Data);
        ResumableTraining checkpoint = new(options.Checkpoint);
        ForecastResult<ForecastNetwork>? result = report.Follow<ForecastNetwork>(
            series,
            progress => ForecastTraining.Run<ForecastNetwork>(series, options.Settings, options.Seed, checkpoint, progress, cancellation));
        if (result is null)
        {
            report.Interrupted(checkpoint.Path);
            return null;
        }

        report.Judge(result, options.Data is null ? SeasonalSeries.Noise : null);
        report.Continue(result, series, Further);
        if (options.Picture is { } path)
        {
            ForecastPicture.Draw(result, series, Further).Save(path);
        }

        return result.IsGood;
    }

    private static Series DrawSeries(ulong seed)
    {
        using TemporaryFolder folder = new("series-");
        string path = folder.GetPath("series.csv");
        SeasonalSeries.Write(path, MonthCount, seed);
        return SeriesTable.Read(path) with { Source = $"months of seed {seed}" };
    }
}
