using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Samples.Common;
using TimeSeries;
using TimeSeries.Data;
using TimeSeries.Display;
using TimeSeries.Forecasting;
using TimeSeries.Networks;
using Xunit;

namespace NetGen.Training.Tests.Samples.TimeSeriesSample;

/// <summary>The sample from its series to the forecast, interrupted or not.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("series-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsFarBetterThanPersistenceAndALinearModel()
    {
        ForecastResult<ForecastNetwork> result = Learn(Draw(1_500), new Options().Settings)!;

        Assert.Equal((1_024, 146, 293), (result.TrainingCount, result.ValidationCount, result.Evaluation.Count));
        Assert.Equal(1_500 - 293, result.FirstForecast);
        Assert.True(result.IsGood);
        Assert.True(result.Linear.RootMeanSquaredError < 0.5 * result.Persistence.RootMeanSquaredError);
        Assert.True(result.Evaluation.RootMeanSquaredError < 0.6 * result.Linear.RootMeanSquaredError, $"{result.Evaluation.RootMeanSquaredError} against {result.Linear.RootMeanSquaredError}");
        Assert.True(result.Evaluation.RootMeanSquaredError > 0.9 * SeasonalSeries.Noise);
    }

    [Fact]
    public void PersistenceIsTheLastValue()
    {
        Series series = Draw(300);
        ForecastResult<ForecastNetwork> result = Learn(series, new ForecastSettings { Epochs = 2 })!;
        double sum = 0;
        for (int place = result.FirstForecast; place < series.Count; place++)
        {
            double change = series.Values[place] - series.Values[place - 1];
            sum += change * change;
            Assert.Equal(change, result.Evaluation.Targets[place - result.FirstForecast], 1e-6);
        }

        Assert.Equal(Math.Sqrt(sum / (series.Count - result.FirstForecast)), result.Persistence.RootMeanSquaredError, 1e-6);
    }

    [Fact]
    public void InterruptedTrainingGoesOnToTheSameBits()
    {
        Series series = Draw(300);
        ForecastSettings settings = new() { Epochs = 12 };
        ForecastResult<ForecastNetwork> whole = Learn(series, settings)!;

        // Once within the first period between checkpoints, once later.
        string path = _folder.GetPath("checkpoint");
        foreach (int epoch in (int[])[2, 8])
        {
            using CancellationTokenSource cancellation = new();
            Assert.Null(Learn(series, settings, new CancelAt(epoch, cancellation), cancellation.Token));
            Assert.True(File.Exists(path));
        }

        ForecastResult<ForecastNetwork> resumed = Learn(series, settings)!;
        Assert.False(File.Exists(path));
        Assert.Equal(12, resumed.History.Epochs.Count);
        Assert.Equal(ParametersOf(whole.Network), ParametersOf(resumed.Network));
    }

    [Fact]
    public void CheckpointOfAnotherTrainingIsRefusedAndKept()
    {
        Series series = Draw(300);
        ForecastSettings settings = new() { Epochs = 12 };
        using CancellationTokenSource cancellation = new();
        Assert.Null(Learn(series, settings, new CancelAt(3, cancellation), cancellation.Token));
        byte[] before = File.ReadAllBytes(_folder.GetPath("checkpoint"));

        Assert.Contains("epochs 13", Refusal(series, settings with { Epochs = 13 }), StringComparison.Ordinal);
        Assert.Contains("the last value 0.5", Refusal(series with { Values = [.. series.Values.SkipLast(1), 0.5f] }, settings), StringComparison.Ordinal);
        Assert.Contains("batch size 16", Refusal(series, settings with { BatchSize = 16 }), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.GetPath("checkpoint")));

        string Refusal(Series other, ForecastSettings otherSettings) =>
            Assert.Throws<InvalidDataException>(() => Learn(other, otherSettings)).Message;
    }

    [Fact]
    public void ForecastsGoOnFromForecasts()
    {
        Series series = Draw(300);
        ForecastResult<ForecastNetwork> result = Learn(series, new ForecastSettings { Epochs = 2 })!;
        IReadOnlyList<(DateOnly Date, float Value)> two = result.Continue(series, 2);

        Assert.Equal(new DateOnly(1925, 1, 1), two[0].Date);
        Assert.Equal(new DateOnly(1925, 2, 1), two[1].Date);
        Series longer = series with { Dates = [.. series.Dates, two[0].Date], Values = [.. series.Values, two[0].Value] };
        Assert.Equal(two[1], result.Continue(longer, 1).Single());
        Assert.NotEqual(two[0].Value, two[1].Value);
    }

    [Fact]
    public void RedirectedOutputTellsAllOfItAndDrawsThePicture()
    {
        string picture = _folder.GetPath("forecast.svg");
        string checkpoint = _folder.GetPath("checkpoint");
        using StringWriter output = new();
        Assert.True(TimeSeriesRun.Run(new Options { IsQuick = true, Picture = picture, Checkpoint = checkpoint }, new Report(output, isTerminal: false), CancellationToken.None));

        string text = output.ToString();
        Assert.Contains("1,500 values from 1900-01-01 to 2024-12-01", text, StringComparison.Ordinal);
        Assert.Contains("epoch   20  loss ", text, StringComparison.Ordinal);
        Assert.Contains("persistence", text, StringComparison.Ordinal);
        Assert.Contains("2025-12-01 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.False(File.Exists(checkpoint));
        string svg = File.ReadAllText(picture);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("linear model", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void InterruptedRunTellsWhereItGoesOn()
    {
        string checkpoint = _folder.GetPath("checkpoint");
        using StringWriter output = new();
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();
        Assert.Null(TimeSeriesRun.Run(new Options { Checkpoint = checkpoint }, new Report(output, isTerminal: false), cancellation.Token));

        Assert.Contains("Interrupted. Another start with the same arguments goes on from", output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(checkpoint));
    }

    private Series Draw(int count)
    {
        string path = _folder.GetPath("series.csv");
        SeasonalSeries.Write(path, count, 1);
        return SeriesTable.Read(path);
    }

    private ForecastResult<ForecastNetwork>? Learn(Series series, ForecastSettings settings, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        ForecastTraining.Run<ForecastNetwork>(series, settings, 1, new ResumableTraining(_folder.GetPath("checkpoint")), progress, cancellation);

    private static float[] ParametersOf(ForecastNetwork network)
    {
        float[] parameters = new float[ForecastNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    /// <summary>Ends a training at the end of an epoch.</summary>
    private sealed class CancelAt(int epoch, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch)
            {
                cancellation.Cancel();
            }
        }
    }
}
