using System;
using Samples.Common;

namespace Gan;

/// <summary>What the command line asks for.</summary>
internal sealed record Options : ISampleOptions<Options>
{
    public static string Usage => """
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
                "--pictures" => options with { PictureDirectory = ParseDirectory(line.ReadValue()) },
                _ => throw line.Unknown("--seed, --steps, --pictures or --help"),
            };
        }

        return options;
    }

    private static string ParseDirectory(string value) =>
        value.Length > 0 ? value : throw new UsageException("--pictures: expected a folder, found an empty name");
}
