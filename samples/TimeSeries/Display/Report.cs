using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;
using Spectre.Console;
using TimeSeries.Data;
using TimeSeries.Forecasting;

namespace TimeSeries.Display;

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
    /// <param name="series">The series.</param>
    /// <param name="train">Trains, and tells its argument how far it is.</param>
    public ForecastResult<TNetwork>? Follow<TNetwork>(Series series, Func<IProgress<TrainingProgress>, ForecastResult<TNetwork>?> train)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line($"{series.Source}: {series.Count:N0} values from {series.Dates[0]:yyyy-MM-dd} to {series.Dates[^1]:yyyy-MM-dd}");
        _console.Line(TNetwork.Description);
        _console.Line();
        return _console.Follow(train, LinePeriod);
    }

    /// <summary>Tells how an interrupted training goes on.</summary>
    /// <param name="path">The checkpoint.</param>
    public void Interrupted(string path) => _console.Line($"Interrupted. Another start with the same arguments goes on from {path}.");

    /// <summary>Shows how far off the network is, and others for comparison.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="noise">The least root mean squared error there can be; null where that is not known.</param>
    public void Judge<TNetwork>(ForecastResult<TNetwork> result, double? noise)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line($"{result.History.Epochs.Count} epochs; the weights are those of epoch {result.History.BestEpoch}.");
        _console.Line();
        _console.Line($"{result.TrainingCount:N0} values trained on, {result.ValidationCount:N0} to choose the epoch; the last {result.Evaluation.Count:N0} forecast, each from those before it:");
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("");
        table.AddColumn(new TableColumn("RMSE").RightAligned());
        table.AddColumn(new TableColumn("MAE").RightAligned());
        AddRow(table, "persistence", result.Persistence);
        AddRow(table, "linear model", result.Linear);
        AddRow(table, "network", result.Evaluation);
        if (noise is { } least)
        {
            table.AddRow("noise alone", Form(least), "");
        }

        _console.Write(table);
    }

    /// <summary>Shows what comes after the end of the series.</summary>
    /// <param name="result">What came of the training.</param>
    /// <param name="series">The series.</param>
    /// <param name="count">The number of values.</param>
    public void Continue<TNetwork>(ForecastResult<TNetwork> result, Series series, int count)
        where TNetwork : INetwork<TNetwork, float>
    {
        _console.Line("What comes next, each forecast from those before it:");
        _console.Line(string.Join("  ", result.Continue(series, count).Select(forecast =>
            string.Create(CultureInfo.InvariantCulture, $"{forecast.Date:yyyy-MM-dd} {forecast.Value:F1}"))));
    }

    private static void AddRow(Table table, string name, Evaluation evaluation) =>
        table.AddRow(name, Form(evaluation.RootMeanSquaredError), Form(evaluation.MeanAbsoluteError));

    private static string Form(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
