using System;
using System.Linq;
using Samples.Common;

namespace BackpropagationSteps;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
        Walks through backpropagation in a 2-3-1 network that learns XOR, number by number.

        usage: dotnet run -c Release --project samples/BackpropagationSteps -- [options]

          --pattern P   the pattern to walk through: 00, 01, 10 or 11 (default 10)
          --seed S      seed of the first weights (default 1)
          --steps N     training steps on that pattern to walk through, 1 to 100 (default 1)
          --help        this text

        Every number is checked against the network's own.
        Exit codes: 0 all agree and XOR is learnt, 1 a number deviates or XOR is not learnt, 2 bad arguments.
        """;

    private const int MaximumSteps = 100;

    public Pattern Pattern { get; init; } = Pattern.Xor.Single(pattern => pattern.Name == "10");

    public ulong Seed { get; init; } = 1;

    public int Steps { get; init; } = 1;

    public bool ShowHelp { get; init; }

    /// <inheritdoc/>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        CommandLine line = new(arguments) { AllowsEmptyValues = true };
        while (line.MoveNext())
        {
            options = line.Option switch
            {
                CommandLine.Help => options with { ShowHelp = true },
                "--pattern" => options with { Pattern = ParsePattern(line.ReadValue()) },
                "--seed" => options with { Seed = line.ReadSeed() },
                "--steps" => options with { Steps = line.ReadWholeNumber(1, MaximumSteps) },
                _ => throw line.Unknown("--pattern, --seed, --steps or --help"),
            };
        }

        return options;
    }

    private static Pattern ParsePattern(string value) =>
        Pattern.Xor.FirstOrDefault(pattern => pattern.Name == value)
        ?? throw new UsageException($"--pattern: expected 00, 01, 10 or 11, found '{value}'");
}
