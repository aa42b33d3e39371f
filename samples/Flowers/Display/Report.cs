using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Flowers.Learning;
using NetGen;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;
using Spectre.Console;

namespace Flowers.Display;

/// <summary>What the program shows: in colours and with a moving bar on a terminal, as plain text elsewhere.</summary>
internal sealed class Report
{
    private const int LinePeriod = 10;

    private readonly SampleConsole _console;

    /// <summary>Creates a report.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public Report(TextWriter output, bool isTerminal)
    {
        _console = new SampleConsole(output, isTerminal);
    }

    /// <summary>Shows a training while it runs.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="source">Where the flowers come from.</param>
    /// <param name="train">Trains, and tells its argument how far it is.</param>
    public FlowerResult<TNetwork> Follow<TNetwork>(string source, Func<IProgress<TrainingProgress>, FlowerResult<TNetwork>> train)
        where TNetwork : IClassifier<TNetwork, float>
    {
        _console.Line(source);
        _console.Line(TNetwork.Description);
        _console.Line();
        FlowerResult<TNetwork> result = _console.Follow(train, LinePeriod, "accuracy");
        _console.Line(result.History.StopReason == StopReason.EarlyStopping
            ? $"Stopped after {result.History.Epochs.Count} epochs; the weights are those of epoch {result.History.BestEpoch}."
            : $"All {result.History.Epochs.Count} epochs done; the weights are those of epoch {result.History.BestEpoch}.");
        return result;
    }

    /// <summary>Shows what a network makes of flowers that it never saw.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="best">The accuracy of the best classifier there can be; null where that is not known.</param>
    public void Judge<TNetwork>(FlowerResult<TNetwork> result, double? best)
        where TNetwork : IClassifier<TNetwork, float>
    {
        ConfusionMatrix confusion = result.Evaluation.Confusion;
        _console.Line();
        _console.Line($"{result.TrainingCount} flowers trained on, {result.ValidationCount} to stop by, {result.Test.Count} to be judged by. Of those, in rows the species, in columns what was said:");
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("");
        foreach (string name in result.Model.ClassNames.Concat(["precision", "recall", "F1"]))
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        for (int label = 0; label < confusion.Classes; label++)
        {
            int actual = label;
            table.AddRow([
                Markup.Escape(result.Model.ClassNames[label]),
                .. Enumerable.Range(0, confusion.Classes).Select(predicted => confusion[actual, predicted].ToString(CultureInfo.InvariantCulture)),
                Form(confusion.GetPrecision(label)),
                Form(confusion.GetRecall(label)),
                Form(confusion.GetF1(label))]);
        }

        _console.Write(table);
        _console.Line($"accuracy                  {Form(confusion.Accuracy)}");
        _console.Line($"always the commonest      {Form(result.CommonestShare)}");
        if (best is { } accuracy)
        {
            _console.Line($"knowing how they grow     {Form(accuracy)}");
        }
    }

    /// <summary>Shows what a network that was loaded makes of one flower.</summary>
    /// <param name="source">What it was loaded from.</param>
    /// <param name="model">The network.</param>
    /// <param name="flower">The flower's inputs.</param>
    /// <param name="actual">The flower's class.</param>
    public void Name<TNetwork>(string source, FlowerModel<TNetwork> model, float[] flower, int actual)
        where TNetwork : IClassifier<TNetwork, float>
    {
        float[] probabilities = model.Predict(flower);
        _console.Line();
        _console.Line($"saved to and loaded from {source}:");
        _console.Line(string.Join(", ", model.InputNames.Zip(flower, (name, value) => FormattableString.Invariant($"{name} {value:0.##}"))));
        _console.Line(string.Join(", ", model.ClassNames.Zip(probabilities, (name, value) => FormattableString.Invariant($"{name} {100 * value:F1} %"))));
        _console.Line($"It is {model.ClassNames[actual]}.");
    }

    private static string Form(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
