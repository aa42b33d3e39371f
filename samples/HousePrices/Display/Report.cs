using System;
using System.Globalization;
using System.IO;
using System.Linq;
using HousePrices.Regression;
using NetGen;
using NetGen.Data.Csv;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;
using Spectre.Console;

namespace HousePrices.Display;

/// <summary>What the program shows: in colours and with a moving bar on a terminal, as plain text elsewhere.</summary>
internal sealed class Report
{
    private const int LinePeriod = 20;

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
    /// <param name="train">Trains, and tells its argument how far it is.</param>
    public HouseResult<TNetwork> Follow<TNetwork>(Func<IProgress<TrainingProgress>, HouseResult<TNetwork>> train)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line(TNetwork.Description);
        _console.Line();
        HouseResult<TNetwork> result = _console.Follow(train, LinePeriod);
        _console.Line($"{result.History.Epochs.Count} epochs; the weights are those of epoch {result.History.BestEpoch}.");
        return result;
    }

    /// <summary>Shows how far off the network is, and others for comparison.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="noise">The least root mean squared error there can be; null where that is not known.</param>
    public void Judge<TNetwork>(HouseResult<TNetwork> result, double? noise)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line();
        _console.Line($"{result.TrainingCount} rows trained on, {result.ValidationCount} to choose the epoch, {result.Test.Count} to be judged by:");
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("");
        foreach (string name in (string[])["R²", "RMSE", "MAE"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        AddRow(table, "mean", result.Mean);
        AddRow(table, "least squares", result.Plane);
        AddRow(table, "network", result.Evaluation);
        if (noise is { } least)
        {
            table.AddRow("noise alone", "", Form(least), "");
        }

        _console.Write(table);
    }

    /// <summary>Shows that the network takes and gives values as they are in the table.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="data">The table.</param>
    /// <param name="count">The rows to show at most.</param>
    public void ShowFolded<TNetwork>(HouseResult<TNetwork> result, CsvData<float> data, int count)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line($"Both scalers are in the network's layers now, which changed no output by more than {result.FoldingError:G2}. Inputs as they are in the table, and what it makes of them:");
        Table table = new() { Border = TableBorder.Simple };
        foreach (string name in data.InputNames.Concat([data.TargetNames[0], "network"]))
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        float[] input = new float[TNetwork.InputSize];
        float[] target = new float[1];
        float[] output = new float[1];
        for (int row = 0; row < Math.Min(count, result.Test.Count); row++)
        {
            result.Test.CopyTo([row], input, target);
            result.Network.Predict(input, output);
            table.AddRow([.. input.Concat(target).Concat(output).Select(value => value.ToString("0.##", CultureInfo.InvariantCulture))]);
        }

        _console.Write(table);
    }

    /// <summary>Shows where the network was saved.</summary>
    public void Saved(string path) => _console.Line($"saved to {path}");

    private static void AddRow(Table table, string name, Evaluation evaluation) =>
        table.AddRow(name, evaluation.RSquared.ToString("F4", CultureInfo.InvariantCulture), Form(evaluation.RootMeanSquaredError), Form(evaluation.MeanAbsoluteError));

    private static string Form(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
