using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using NetGen;
using NetGen.Metrics;
using NetGen.Training;
using TimeSeries.Data;

namespace TimeSeries.Forecasting;

/// <summary>What came of a training. Errors are those of the next value, always from the true ones before it.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
internal sealed record ForecastResult<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    /// <summary>The network, with both scalers folded in.</summary>
    public required TNetwork Network { get; init; }

    /// <summary>The epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>The forecasts trained on.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The forecasts that chose the epoch.</summary>
    public required int ValidationCount { get; init; }

    /// <summary>The place in the series of the first value that is forecast.</summary>
    public required int FirstForecast { get; init; }

    /// <summary>How the network did on the last fifth: changes, not values.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>How linear least squares did, with the same inputs.</summary>
    public required Evaluation Linear { get; init; }

    /// <summary>How it does to say that the next value will be the last one.</summary>
    public required Evaluation Persistence { get; init; }

    /// <summary>Whether the network is better than both.</summary>
    public bool IsGood =>
        Evaluation.RootMeanSquaredError < Persistence.RootMeanSquaredError && Evaluation.RootMeanSquaredError < Linear.RootMeanSquaredError;

    /// <summary>Goes on beyond the end of a series, each forecast the past of those after it.</summary>
    /// <param name="series">The series.</param>
    /// <param name="count">The number of values.</param>
    public IReadOnlyList<(DateOnly Date, float Value)> Continue(Series series, int count)
    {
        List<float> values = [.. series.Values];
        DateOnly before = series.Dates[^2];
        DateOnly last = series.Dates[^1];
        float[] inputs = new float[SlidingWindow.InputSize];
        float[] change = new float[1];
        List<(DateOnly Date, float Value)> forecasts = [];
        for (int i = 0; i < count; i++)
        {
            (before, last) = (last, Series.GetNext(before, last));
            SlidingWindow.Fill(CollectionsMarshal.AsSpan(values), last, inputs);
            Network.Predict(inputs, change);
            values.Add(values[^1] + change[0]);
            forecasts.Add((last, values[^1]));
        }

        return forecasts;
    }
}
