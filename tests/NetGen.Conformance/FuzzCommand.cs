using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Conformance;

/// <summary>Draws networks and holds them against the reference and against difference quotients.</summary>
internal static class FuzzCommand
{
    // One mistake fails many networks: the first few, shrunk, tell what it is.
    private const int MostShrunk = 5;

    public static int Run(string[] words, TextWriter output)
    {
        var arguments = new Arguments(words, "--count", "--seed", "--precision", "--tier");
        if (arguments.Words.Count > 0)
        {
            throw new UsageException($"fuzz knows no \"{arguments.Words[0]}\".");
        }

        bool inTurn = arguments.Text("--tier", "turn") == "turn";
        var settings = new FuzzSettings
        {
            Count = arguments.Number("--count", 100),
            Seed = arguments.Number("--seed", 1),
            Precisions = arguments.Choice("--precision", "both", Variants.Precisions),
            Tiers = inTurn ? Variants.Tiers["all"] : arguments.Choice("--tier", "all", Variants.Tiers),
            TiersInTurn = inTurn,
            Collectible = true,
        };
        if (settings.Count < 1)
        {
            throw new UsageException("--count needs a number from 1.");
        }

        long start = Stopwatch.GetTimestamp();
        FuzzRun run = FuzzRun.Execute(settings);
        foreach (FuzzFailure failure in run.Failures)
        {
            foreach (string line in failure.Lines)
            {
                output.WriteLine($"failed: {line}");
            }
        }

        foreach (FuzzFailure failure in run.Failures.DistinctBy(failure => failure.Case.Number).Take(MostShrunk))
        {
            FuzzFailure shrunk = Shrinker.Shrink(failure);
            output.WriteLine();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"network {failure.Case.Number} of seed {settings.Seed}, shrunk ({(shrunk.Width is { } width ? $"NetGenVectorBits {width}; " : string.Empty)}batch sizes {string.Join(", ", shrunk.Case.BatchSizes)}; data seed {shrunk.Case.DataSeed}):"));
            output.WriteLine(shrunk.Variant.Declare("Shrunk").ToSource());
            foreach (string line in shrunk.Lines)
            {
                output.WriteLine($"    {line}");
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int failed = settings.Count - run.Passed;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{run.Checks} values compared in {seconds:F1} s (on all threads: {run.Times})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Passed} passed, {failed} failed, 0 skipped"));
        return failed == 0 ? 0 : 1;
    }
}
