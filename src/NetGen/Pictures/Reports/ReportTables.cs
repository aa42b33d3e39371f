using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Metrics;
using NetGen.Pictures.Drawing;
using NetGen.Training;

namespace NetGen.Pictures.Reports;

/// <summary>The tables of a report, each in a box that scrolls by itself where the screen is narrower.</summary>
internal static class ReportTables
{
    private const int MostEpochsOpen = 16;

    /// <summary>The number of tables that stand in columns: all but that of the epochs.</summary>
    public static int CountColumns(TrainingReport report) =>
        (report.Confusion is null ? 0 : 1) + (report.Network is null ? 0 : 1) + (report.Options.Count == 0 ? 0 : 1);

    /// <summary>Precision, recall and F1 of every class.</summary>
    public static void WriteClasses(MarkupWriter writer, TrainingReport report)
    {
        if (report.Confusion is not ConfusionMatrix matrix)
        {
            return;
        }

        string[] names = Drawing.ClassNames.Require(report.ClassNames, matrix.Classes, nameof(TrainingReport.ClassNames));
        Begin(writer, "Classes", ["class", "samples", "precision", "recall", "F1"]);
        for (int label = 0; label < names.Length; label++)
        {
            int row = label;
            long samples = Enumerable.Range(0, matrix.Classes).Sum(predicted => matrix[row, predicted]);
            writer.Open("tr").Open("th").Set("scope", "row").Text(names[label]).Close();
            writer.Element("td", NumberText.Count(samples));
            WriteBar(writer, matrix.GetPrecision(label));
            WriteBar(writer, matrix.GetRecall(label));
            WriteBar(writer, matrix.GetF1(label));
            writer.Close();
        }

        writer.Open("tr").Set("class", "sum").Open("th").Set("scope", "row").Text("mean").Close();
        writer.Element("td", NumberText.Count(matrix.Count));
        WriteBar(writer, matrix.MacroPrecision);
        WriteBar(writer, matrix.MacroRecall);
        WriteBar(writer, matrix.MacroF1);
        writer.Close();
        End(writer);
    }

    /// <summary>The layers of the network.</summary>
    public static void WriteLayers(MarkupWriter writer, TrainingReport report)
    {
        if (report.Network is not { } network)
        {
            return;
        }

        Begin(writer, "Layers", ["layer", "inputs", "units", "activation", "parameters"]);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerFacts layer = network.Layers[i];
            writer.Open("tr").Open("th").Set("scope", "row").Text(NumberText.Count(i + 1)).Close();
            writer.Element("td", NumberText.Count(layer.Inputs)).Element("td", NumberText.Count(layer.Units));
            writer.Element("td", layer.Activation).Element("td", NumberText.Count(layer.Parameters)).Close();
        }

        End(writer);
    }

    /// <summary>The options by name.</summary>
    public static void WriteOptions(MarkupWriter writer, TrainingReport report)
    {
        if (report.Options.Count == 0)
        {
            return;
        }

        Begin(writer, "Options", []);
        foreach ((string name, string value) in report.Options)
        {
            writer.Open("tr").Open("th").Set("scope", "row").Text(name).Close().Element("td", value).Close();
        }

        End(writer);
    }

    /// <summary>The epochs, folded away where they are many.</summary>
    public static void WriteEpochs(MarkupWriter writer, TrainingReport report)
    {
        if (report.History is not { Epochs.Count: > 0 } history)
        {
            return;
        }

        string[] metrics = [.. history.Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)];
        bool validated = history.Epochs.Any(epoch => !double.IsNaN(epoch.ValidationLoss));
        bool folded = history.Epochs.Count > MostEpochsOpen;
        string[] validation = validated ? ["validation loss"] : [];
        Begin(
            writer, "Epochs", ["epoch", "training loss", .. validation, .. metrics, "learning rate", "steps", "time", "samples/s"],
            folded ? $"All {NumberText.Count(history.Epochs.Count)} epochs" : null);
        foreach (EpochRecord epoch in history.Epochs)
        {
            bool best = epoch.Epoch == history.BestEpoch;
            writer.Open("tr");
            if (best)
            {
                writer.Set("class", "best");
            }

            writer.Open("th").Set("scope", "row").Text(NumberText.Count(epoch.Epoch) + (best ? " ★ best" : string.Empty)).Close();
            writer.Element("td", NumberText.Measure(epoch.TrainingLoss));
            if (validated)
            {
                writer.Element("td", Missing(epoch.ValidationLoss));
            }

            foreach (string metric in metrics)
            {
                writer.Element("td", epoch.Metrics.TryGetValue(metric, out double value) ? NumberText.Measure(value) : "–");
            }

            writer.Element("td", NumberText.Measure(epoch.LearningRate)).Element("td", NumberText.Count(epoch.Step));
            writer.Element("td", NumberText.Duration(epoch.Duration)).Element("td", NumberText.Measure(Math.Round(epoch.SamplesPerSecond))).Close();
        }

        End(writer, folded);
    }

    private static string Missing(double value) => double.IsNaN(value) ? "–" : NumberText.Measure(value);

    private static void WriteBar(MarkupWriter writer, double fraction)
    {
        string part = fraction.ToString("0.###", CultureInfo.InvariantCulture);
        writer.Open("td").Set("class", "bar").Set("style", "--fraction:" + part).Text(NumberText.Percent(fraction)).Close();
    }

    private static void Begin(MarkupWriter writer, string title, IReadOnlyList<string> columns, string? summary = null)
    {
        writer.Open("div").Set("class", "cell").Open("section").Set("class", "card").Element("h2", title);
        if (summary is not null)
        {
            writer.Open("details").Element("summary", summary);
        }

        writer.Open("div").Set("class", "scroll").Set("tabindex", "0").Set("role", "region").Set("aria-label", title);
        writer.Open("table");
        if (columns.Count == 0)
        {
            writer.Set("class", "pairs");
        }
        else
        {
            writer.Open("thead").Open("tr");
            foreach (string column in columns)
            {
                writer.Open("th").Set("scope", "col").Text(column).Close();
            }

            writer.Close().Close();
        }

        writer.Open("tbody");
    }

    private static void End(MarkupWriter writer, bool folded = false)
    {
        writer.Close().Close().Close();
        if (folded)
        {
            writer.Close();
        }

        writer.Close().Close();
    }
}
