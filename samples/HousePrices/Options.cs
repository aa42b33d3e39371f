using System;
using Samples.Common;

namespace HousePrices;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
        A network learns prices of houses, and takes and gives values as they are.

        usage: dotnet run -c Release --project samples/HousePrices -- [options]

          --data FILE     a CSV file with names in its first line (default: the program draws houses itself)
          --target NAME   the column of that file to learn (default: its last one)
          --save FILE     saves the network
          --seed S        seed of houses, split and weights (default 1)
          --quick         25 epochs instead of 60
          --help          this text

        Exit codes: 0 better than linear least squares, 1 not better, 2 bad arguments or files.
        """;

    private const int FullEpochs = 60;
    private const int QuickEpochs = 25;

    public string? Data { get; init; }

    public string? Target { get; init; }

    public string? Save { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool IsQuick { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>The epochs.</summary>
    public int Epochs => IsQuick ? QuickEpochs : FullEpochs;

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
                "--target" => options with { Target = line.ReadValue() },
                "--save" => options with { Save = line.ReadValue() },
                "--seed" => options with { Seed = line.ReadSeed() },
                "--quick" => options with { IsQuick = true },
                _ => throw line.Unknown("--data, --target, --save, --seed, --quick or --help"),
            };
        }

        return options.Target is null || options.Data is not null
            ? options
            : throw new UsageException("--target: expected --data with it, found none");
    }
}
