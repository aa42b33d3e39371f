using System;
using System.Collections.Generic;
using System.Linq;
using NetGen;
using NetGen.Metrics;
using NetGen.Pictures;
using TimeSeries.Data;
using TimeSeries.Forecasting;

namespace TimeSeries.Display;

/// <summary>Draws the end of a series: as it was, as it was forecast value by value, and how it goes on.</summary>
internal static class ForecastPicture
{
    private const int ShownValues = 36;
    private const double DaysPerYear = 365.2425;

    /// <summary>Draws.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="series">The series.</param>
    /// <param name="further">The values to forecast beyond its end.</param>
    public static Picture Draw<TNetwork>(ForecastResult<TNetwork> result, Series series, int further)
        where TNetwork : INetwork<TNetwork, float>
    {
        int first = Math.Max(result.FirstForecast, series.Count - ShownValues);
        IReadOnlyList<(DateOnly Date, float Value)> beyond = result.Continue(series, further);
        double[] x = [.. Enumerable.Range(first, series.Count - first).Select(place => YearOf(series.Dates[place]))];
        double[] later = [x[^1], .. beyond.Select(forecast => YearOf(forecast.Date))];
        return new LineChart("The next value, forecast from those before it") { XTitle = "year", YTitle = "value" }
            .Add("actual", x, [.. Enumerable.Range(first, x.Length).Select(place => (double)series.Values[place])])
            .Add("network", x, Forecasts(result.Evaluation))
            .Add("linear model", x, Forecasts(result.Linear))
            .Add("network, going on", later, [series.Values[^1], .. beyond.Select(forecast => (double)forecast.Value)])
            .Mark(x[^1], "end of the series")
            .Draw();

        // A forecast is the value before it and the change that was forecast.
        double[] Forecasts(Evaluation evaluation) =>
            [.. Enumerable.Range(first, x.Length).Select(place => series.Values[place - 1] + evaluation.Outputs[place - result.FirstForecast])];
    }

    private static double YearOf(DateOnly date) => date.Year + ((date.DayOfYear - 1) / DaysPerYear);
}
