using System;
using Flowers.Learning;
using Samples.Common;

namespace Flowers;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
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
                "--save" => options with { Save = line.ReadValue() },
                "--report" => options with { Report = line.ReadValue() },
                "--seed" => options with { Seed = line.ReadSeed() },
                "--quick" => options with { IsQuick = true },
                _ => throw line.Unknown("--data, --save, --report, --seed, --quick or --help"),
            };
        }

        return options;
    }
}
