using System;
using System.Globalization;
using TimeSeries.Forecasting;

namespace TimeSeries;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
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

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They make no sense; the message is one line for the user.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    options = options with { ShowHelp = true };
                    break;
                case "--data":
                    options = options with { Data = ValueOf(name, arguments, ref i) };
                    break;
                case "--picture":
                    options = options with { Picture = ValueOf(name, arguments, ref i) };
                    break;
                case "--checkpoint":
                    options = options with { Checkpoint = ValueOf(name, arguments, ref i) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --data, --picture, --checkpoint, --seed, --quick or --help");
            }
        }

        return options;
    }

    private static string ValueOf(string name, ReadOnlySpan<string> arguments, ref int index)
    {
        index++;
        return index < arguments.Length && arguments[index].Length > 0 && !arguments[index].StartsWith("--", StringComparison.Ordinal)
            ? arguments[index]
            : throw new UsageException($"{name}: expected a value after it, found none");
    }

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");
}
