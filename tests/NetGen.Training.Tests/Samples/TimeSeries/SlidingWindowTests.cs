using System;
using System.Linq;
using NetGen.Data;
using Samples.Common;
using TimeSeries;
using TimeSeries.Data;
using TimeSeries.Networks;
using Xunit;

namespace NetGen.Training.Tests.Samples.TimeSeriesSample;

/// <summary>What a forecast is made from.</summary>
public sealed class SlidingWindowTests
{
    [Fact]
    public void NetworkTakesAWindow() => Assert.Equal(SlidingWindow.InputSize, ForecastNetwork.InputSize);

    [Fact]
    public void WindowHoldsThePastAndNothingOfTheFuture()
    {
        float[] values = [.. Enumerable.Range(0, 50).Select(i => (float)(i * i))];
        Dataset<float> windows = SlidingWindow.CreateDataset(Monthly(values));
        float[] input = new float[SlidingWindow.InputSize];
        float[] target = new float[1];

        Assert.Equal(50 - SlidingWindow.Lags - 1, windows.Count);
        windows.CopyTo([2], input, target);
        Assert.Equal(38, SlidingWindow.GetLast(2));
        Assert.Equal((39f * 39f) - (38f * 38f), target[0]);
        Assert.Equal((37f * 37f) - (38f * 38f), input[0]);
        Assert.Equal((2f * 2f) - (38f * 38f), input[SlidingWindow.Lags - 1]);

        // Another future, the same inputs.
        float[] other = [.. values];
        other.AsSpan(39).Fill(-1f);
        float[] same = new float[SlidingWindow.InputSize];
        SlidingWindow.CreateDataset(Monthly(other)).CopyTo([2], same, target);
        Assert.Equal(input, same);
        Assert.Equal(-1f - (38f * 38f), target[0]);
    }

    [Fact]
    public void LevelIsNotSeen()
    {
        float[] values = [.. Enumerable.Range(0, 60).Select(i => (float)(i % 7))];
        float[] raised = [.. values.Select(value => value + 4096f)];
        float[] input = new float[SlidingWindow.InputSize];
        float[] same = new float[SlidingWindow.InputSize];
        SlidingWindow.CreateDataset(Monthly(values)).CopyTo([5], input, new float[1]);
        SlidingWindow.CreateDataset(Monthly(raised)).CopyTo([5], same, new float[1]);

        Assert.Equal(input, same);
    }

    // The season is that of the date to forecast: a turn a year, and two.
    [Fact]
    public void SeasonIsThatOfTheDateToForecast()
    {
        float[] inputs = new float[SlidingWindow.InputSize];
        SlidingWindow.Fill(new float[SlidingWindow.Lags + 1], new DateOnly(2020, 1, 1), inputs);
        Assert.Equal([0f, 1f, 0f, 1f], inputs[SlidingWindow.Lags..]);
        SlidingWindow.Fill(new float[SlidingWindow.Lags + 1], new DateOnly(2021, 7, 2), inputs);
        Assert.Equal(-1f, inputs[SlidingWindow.Lags + 1], 1e-3f);
        Assert.Equal(1f, inputs[SlidingWindow.Lags + 3], 1e-3f);
    }

    [Fact]
    public void ShortSeriesIsRefused()
    {
        UsageException refusal = Assert.Throws<UsageException>(() => SlidingWindow.CreateDataset(Monthly(new float[SlidingWindow.Lags + 1])));

        Assert.Equal("--data: expected at least 38 values, found 37", refusal.Message);
    }

    private static Series Monthly(float[] values) =>
        new("test", [.. Enumerable.Range(0, values.Length).Select(month => new DateOnly(2000, 1, 1).AddMonths(month))], values);
}
