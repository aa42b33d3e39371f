using System;
using System.Globalization;

namespace Gan;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        A generator and a discriminator, two generated networks, learn a ring of eight Gaussians from each other.

        usage: dotnet run -c Release --project samples/Gan -- [options]

          --seed S      seed of weights, noise and points (default 1)
          --steps N     steps of each network, 100 to 1,000,000 (default 4000)
          --pictures D  writes 21 pictures of the points, from the first step to the last, as SVG files into the folder D
          --help        this text

        Exit codes: 0 at least 7 of 8 modes are found and 90 % of the points lie near one, 1 they are not,
        2 bad arguments or a folder that cannot be written to.
        """;

    private const int MinimumSteps = 100;
    private const int MaximumSteps = 1_000_000;

    public ulong Seed { get; init; } = 1;

    public int Steps { get; init; } = 4_000;

    public string? PictureDirectory { get; init; }

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
                case "--seed":
                    options = options with { Seed = ParseSeed(ValueOf(name, arguments, ref i)) };
                    break;
                case "--steps":
                    options = options with { Steps = ParseSteps(ValueOf(name, arguments, ref i)) };
                    break;
                case "--pictures":
                    options = options with { PictureDirectory = ParseDirectory(ValueOf(name, arguments, ref i)) };
                    break;
                default:
                    throw new UsageException($"unknown argument '{name}': expected --seed, --steps, --pictures or --help");
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

    private static string ParseDirectory(string value) =>
        value.Length > 0 ? value : throw new UsageException("--pictures: expected a folder, found an empty name");

    private static int ParseSteps(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps is >= MinimumSteps and <= MaximumSteps
            ? steps
            : throw new UsageException($"--steps: expected a whole number from {MinimumSteps} to {MaximumSteps}, found '{value}'");
}
