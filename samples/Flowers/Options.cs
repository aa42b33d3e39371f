using System;
using System.Globalization;
using Flowers.Learning;

namespace Flowers;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        A network learns to tell species of flowers apart, from a CSV file.

        usage: dotnet run -c Release --project samples/Flowers -- [options]

          --data FILE   a CSV file with names in its first line and the class in its last column, of three classes
                        (default: the program draws flowers itself)
          --save FILE   where the network is saved (default: a temporary file)
          --report FILE writes the training as a page for a browser, such as report.html
          --seed S      seed of flowers, split and weights (default 1)
          --quick       40 epochs at most instead of 300
          --help        this text

        Exit codes: 0 better than always the commonest class, 1 not better, 2 bad arguments or files.
        """;

    private const int QuickEpochs = 40;
    private const int QuickPatience = 10;

    public string? Data { get; init; }

    public string? Save { get; init; }

    public string? Report { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool IsQuick { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>What the training is set to.</summary>
    public FlowerSettings Settings => IsQuick ? new FlowerSettings { Epochs = QuickEpochs, Patience = QuickPatience } : new FlowerSettings();

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
                case "--save":
                    options = options with { Save = ValueOf(name, arguments, ref i) };
                    break;
                case "--report":
                    options = options with { Report = ValueOf(name, arguments, ref i) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --data, --save, --report, --seed, --quick or --help");
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
