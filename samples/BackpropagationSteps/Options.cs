using System;
using System.Globalization;
using System.Linq;

namespace BackpropagationSteps;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
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
                case "--pattern":
                    options = options with { Pattern = ParsePattern(ValueOf(name, arguments, ref i)) };
                    break;
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--steps":
                    options = options with { Steps = ParseSteps(ValueOf(name, arguments, ref i)) };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --pattern, --seed, --steps or --help");
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

    private static Pattern ParsePattern(string value) =>
        Pattern.Xor.FirstOrDefault(pattern => pattern.Name == value)
        ?? throw new UsageException($"--pattern: expected 00, 01, 10 or 11, found '{value}'");

    private static ulong ParseSeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed: expected a whole number from 0 to {ulong.MaxValue}, found '{value}'");

    private static int ParseSteps(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps is >= 1 and <= MaximumSteps
            ? steps
            : throw new UsageException($"--steps: expected a whole number from 1 to {MaximumSteps}, found '{value}'");
}
