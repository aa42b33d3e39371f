using System;
using Samples.Common;
using TimeSeries.Forecasting;

namespace TimeSeries;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
        A network learns to forecast a series.

        usage: dotnet run -c Release --project samples/TimeSeries -- [options]

          --data FILE        a CSV file of two columns, date and value, with their names in the first line
                             (default: the program draws a series itself)
          --picture FILE     draws the last forecasts, such as forecast.svg
          --checkpoint FILE  what an interrupted training goes on from (default timeseries.checkpoint)
          --seed S           seed of series and weights (default 1)
          --quick            20 epochs instead of 80
          --help             this text

        Ctrl-C interrupts the training; another start with the same arguments goes on.
        Exit codes: 0 better than persistence and a linear model, 1 not better, 2 bad arguments or files, 3 interrupted.
        """;

    private const int QuickEpochs = 20;

    public string? Data { get; init; }

    public string? Picture { get; init; }

    public string Checkpoint { get; init; } = "timeseries.checkpoint";

    public ulong Seed { get; init; } = 1;

    public bool IsQuick { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>What the training is set to.</summary>
    public ForecastSettings Settings => IsQuick ? new ForecastSettings { Epochs = QuickEpochs } : new ForecastSettings();

    /// <inheritdoc/>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        CommandLine line = new(arguments);
        while (line.MoveNext())
        {
            options = line.Option switch
            {
                CommandLine.Help => options with { ShowHelp = true },
                "--data" => options with { Data = line.ReadValue() },
                "--picture" => options with { Picture = line.ReadValue() },
                "--checkpoint" => options with { Checkpoint = line.ReadValue() },
                "--seed" => options with { Seed = line.ReadSeed() },
                "--quick" => options with { IsQuick = true },
                _ => throw line.Unknown("--data, --picture, --checkpoint, --seed, --quick or --help"),
            };
        }

        return options;
    }
}
