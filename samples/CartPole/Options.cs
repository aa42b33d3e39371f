using System;
using System.Globalization;

namespace CartPole;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
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
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--steps":
                    options = options with { Steps = ParseSteps(ValueOf(name, arguments, ref i)) };
                    break;
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                case "--watch":
                    options = options with { Watch = true };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --seed, --steps, --quick, --watch or --help");
            }
        }

        return options;
    }

    private static string ValueOf(string name, ReadOnlySpan<string> arguments, ref int index)
    {
        index++;
        return index < arguments.Length && !arguments[index].StartsWith("--", StringComparison.Ordinal)
            ? arguments[index]
            : throw new UsageException($"{name}: expected a value after it, found none");
    }

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");

    private static int ParseSteps(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps is >= MinimumSteps and <= MaximumSteps
            ? steps
            : throw new UsageException($"--steps: expected a whole number from {MinimumSteps} to {MaximumSteps}, found '{value}'");
}
