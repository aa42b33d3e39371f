using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;
using NetGen.Training;

namespace NetGen.Pictures;

/// <summary>The losses of a training over its epochs, and under them the validation set's other measures.</summary>
public static class TrainingCurves
{
    /// <summary>
    /// Draws a history: training and validation loss, logarithmic where they span a factor of twenty; the metrics that are
    /// fractions together, each other one by itself; the learning rate where it changed. The best epoch is marked.
    /// </summary>
    /// <param name="history">The training; one that diverged is drawn as far as its losses are finite.</param>
    /// <param name="title">The heading; empty for none.</param>
    /// <exception cref="ArgumentException">The history has no epoch.</exception>
    public static Picture Draw(TrainingHistory history, string title = "Training")
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<EpochRecord> epochs = history.Epochs;
        if (epochs.Count == 0)
        {
            throw new ArgumentException("Expected a history of at least one epoch, found none.", nameof(history));
        }

        double[] x = [.. epochs.Select(epoch => (double)epoch.Epoch)];
        int best = history.BestEpoch == 0 ? -1 : Array.IndexOf(x, history.BestEpoch);
        List<Panel> panels = [MakeLossPanel(epochs, x, best), .. MakeMetricPanels(epochs, x, best)];
        if (epochs.Select(epoch => epoch.LearningRate).Distinct().Count() > 1)
        {
            panels.Add(MakePanel([Series("learning rate", x, epochs.Select(epoch => epoch.LearningRate), 0)], x, best, 90.0, 3));
        }

        (_, double width) = ChartSheet.PlotWidth(panels.Select(panel => panel.Y));
        return new ChartSheet
        {
            Title = title,
            Description = Describe(epochs, best),
            XTitle = "epoch",
            X = Axis.Over(x, (int)(width / 62.0), whole: true),
            Panels = panels,
            Notes = [.. ChartSheet.NotesOn(panels.SelectMany(panel => panel.Series))],
        }.Draw();
    }

    private static Panel MakeLossPanel(IReadOnlyList<EpochRecord> epochs, double[] x, int best)
    {
        List<ChartSeries> series = [Series("training", x, epochs.Select(epoch => epoch.TrainingLoss), 0) with { NotANumber = NotANumber.IsWrong }];
        if (epochs.Any(epoch => !double.IsNaN(epoch.ValidationLoss)))
        {
            series.Add(Series("validation", x, epochs.Select(epoch => epoch.ValidationLoss), 1));
        }

        var y = Axis.Around(series.SelectMany(one => one.Y), AxisScale.Automatic, 5);
        return new Panel
        {
            Title = y.IsLogarithmic ? "loss, logarithmic" : "loss",
            Series = series,
            Y = y,
            Marks = MarkBest(x, best),
            Ringed = best < 0 ? null : (series.Count - 1, best),
            Height = 210.0,
        };
    }

    private static IEnumerable<Panel> MakeMetricPanels(IReadOnlyList<EpochRecord> epochs, double[] x, int best)
    {
        string[] names = [.. epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)];
        double[][] values = [.. names.Select(name => epochs.Select(epoch => epoch.Metrics.TryGetValue(name, out double value) ? value : double.NaN).ToArray())];
        int[] fractions = [.. Enumerable.Range(0, names.Length).Where(i => values[i].Where(Axis.CanDraw).All(value => value is >= 0.0 and <= 1.0))];
        if (fractions.Length > 0)
        {
            // The colour of the validation loss, for a single one: it is measured on the same samples.
            ChartSeries[] series = [.. fractions.Select((i, place) => Series(names[i], x, values[i], fractions.Length == 1 ? 1 : place))];
            yield return MakePanel(series, x, best, 130.0, 4);
        }

        foreach (int i in Enumerable.Range(0, names.Length).Except(fractions))
        {
            yield return MakePanel([Series(names[i], x, values[i], 1)], x, best, 110.0, 4);
        }
    }

    private static Panel MakePanel(ChartSeries[] series, double[] x, int best, double height, int ticks) => new()
    {
        Title = series.Length == 1 ? series[0].Name : string.Empty,
        Series = series,
        Y = Axis.Around(series.SelectMany(one => one.Y), AxisScale.Automatic, ticks),
        Marks = MarkBest(x, best),
        NamesMarks = false,
        Ringed = best < 0 || series.Length > 1 || series[0].Name == "learning rate" ? null : (0, best),
        Height = height,
    };

    private static ChartMark[] MarkBest(double[] x, int best) =>
        best < 0 ? [] : [new ChartMark(x[best], $"best: epoch {NumberText.Count((long)x[best])}")];

    private static ChartSeries Series(string name, double[] x, IEnumerable<double> values, int number) =>
        new(name, x, [.. values], SeriesForm.Line, number) { NotANumber = NotANumber.IsJoined };

    private static string Describe(IReadOnlyList<EpochRecord> epochs, int best)
    {
        EpochRecord last = epochs[^1];
        string text = $"{NumberText.Count(epochs.Count)} epochs. Training loss from {NumberText.Measure(epochs[0].TrainingLoss)} to {NumberText.Measure(last.TrainingLoss)}.";
        if (!double.IsNaN(last.ValidationLoss))
        {
            text += $" Validation loss from {NumberText.Measure(epochs[0].ValidationLoss)} to {NumberText.Measure(last.ValidationLoss)}.";
        }

        foreach ((string name, double value) in last.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
        {
            text += $" Last {name}: {NumberText.Measure(value)}.";
        }

        return best < 0 ? text : text + $" Best epoch: {NumberText.Count(epochs[best].Epoch)}.";
    }
}
