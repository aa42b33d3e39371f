using System;
using Samples.Common;

namespace CartPole;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
        A network learns to balance a pole on a cart while it controls it.

        usage: dotnet run -c Release --project samples/CartPole -- [options]

          --seed S      seed of the first weights, the starts and the exploration (default 10)
          --steps N     control steps of 20 ms to learn in at most, 1,000 to 1,000,000 (default 80000)
          --quick       ends at a mean of 195 steps in the last 20 episodes instead of 475
          --watch       shows the cart for an episode when it has learnt
          --help        this text

        Exit codes: 0 it balances, 1 it did not learn to within the steps, 2 bad arguments.
        """;

    private const int MinimumSteps = 1_000;
    private const int MaximumSteps = 1_000_000;

    /// <summary>The mean number of steps in the last episodes that counts as balancing for good: of 500 at most.</summary>
    private const double FullGoal = 475;

    /// <summary>The mean that counts as having learnt to balance.</summary>
    private const double QuickGoal = 195;

    public ulong Seed { get; init; } = 10;

    public int Steps { get; init; } = 80_000;

    public bool IsQuick { get; init; }

    public bool Watch { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>The mean number of steps to reach.</summary>
    public double Goal => IsQuick ? QuickGoal : FullGoal;

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
                "--seed" => options with { Seed = line.ReadSeed() },
                "--steps" => options with { Steps = line.ReadWholeNumber(MinimumSteps, MaximumSteps) },
                "--quick" => options with { IsQuick = true },
                "--watch" => options with { Watch = true },
                _ => throw line.Unknown("--seed, --steps, --quick, --watch or --help"),
            };
        }

        return options;
    }
}
