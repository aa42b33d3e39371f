using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Drawing;
using NetGen.Training;

namespace NetGen.Pictures.Reports;

/// <summary>The key facts of a report, the result before the effort.</summary>
internal static class ReportFacts
{
    /// <summary>The facts by name.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(TrainingReport report)
    {
        List<(string Name, string Value)> facts = [];
        if (report.Confusion is { Count: > 0 } matrix)
        {
            facts.Add(("accuracy", NumberText.Percent(matrix.Accuracy)));
            facts.Add(("F1, mean of classes", NumberText.Percent(matrix.MacroF1)));
        }

        if (report.History is { Epochs.Count: > 0 } history)
        {
            AddHistory(facts, history);
        }

        if (report.Network is { } network)
        {
            facts.Add(("parameters", NumberText.Count(network.Parameters)));
        }

        return [.. facts, .. report.Facts];
    }

    private static void AddHistory(List<(string Name, string Value)> facts, TrainingHistory history)
    {
        IReadOnlyList<EpochRecord> epochs = history.Epochs;
        EpochRecord? best = history.BestEpoch == 0 ? null : epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        EpochRecord told = best ?? epochs[^1];
        string when = best is null ? "last" : "best";
        if (!double.IsNaN(told.ValidationLoss))
        {
            facts.Add(($"validation loss, {when}", NumberText.Measure(told.ValidationLoss)));
        }

        foreach ((string name, double value) in told.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
        {
            facts.Add(($"validation {name}, {when}", name == "accuracy" ? NumberText.Percent(value) : NumberText.Measure(value)));
        }

        facts.Add(("training loss, last", NumberText.Measure(epochs[^1].TrainingLoss)));
        facts.Add(("epochs", NumberText.Count(epochs.Count) + (best is null ? string.Empty : $", best {NumberText.Count(best.Epoch)}")));
        facts.Add(("steps", NumberText.Count(epochs[^1].Step)));
        facts.Add(("time", NumberText.Duration(new TimeSpan(epochs.Sum(epoch => epoch.Duration.Ticks)))));
        double[] speeds = [.. epochs.Select(epoch => epoch.SamplesPerSecond).Where(speed => double.IsFinite(speed) && speed > 0.0).Order()];
        if (speeds.Length > 0)
        {
            facts.Add(("samples a second", NumberText.Count((long)Math.Round(speeds[speeds.Length / 2]))));
        }
    }
}
