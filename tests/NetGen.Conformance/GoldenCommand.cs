using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Conformance;

/// <summary>Runs all reference cases of a folder.</summary>
internal static class GoldenCommand
{
    public static int Run(string[] words, TextWriter output)
    {
        var arguments = new Arguments(words, "--filter", "--precision", "--tier");
        if (arguments.Words is not [string path])
        {
            throw new UsageException("golden needs one folder with case files.");
        }

        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new UsageException($"There is no folder {path}.");
        }

        string filter = arguments.Text("--filter", string.Empty);
        var settings = new GoldenSettings
        {
            Precisions = arguments.Choice("--precision", "both", Variants.Precisions),
            Tiers = arguments.Choice("--tier", "all", Variants.Tiers),
            Collectible = true,
        };

        long start = Stopwatch.GetTimestamp();
        GoldenFolder folder = GoldenFolder.Load(path, filter);
        if (folder.Tasks.Count + folder.Skipped.Count + folder.Unreadable.Count == 0)
        {
            throw new UsageException(filter.Length == 0 ? $"{path} holds no case files." : $"No case in {path} has \"{filter}\" in its file and name.");
        }

        GoldenRun run = GoldenRun.Execute(folder.Tasks, settings);
        return Print(folder, run, Stopwatch.GetElapsedTime(start), output);
    }

    private static int Print(GoldenFolder folder, GoldenRun run, TimeSpan elapsed, TextWriter output)
    {
        foreach ((string place, string reason) in folder.Unreadable)
        {
            output.WriteLine($"failed: {place}: {reason}");
        }

        foreach (GoldenOutcome outcome in run.Outcomes)
        {
            foreach (string line in outcome.Report.Lines)
            {
                output.WriteLine($"failed: {line}");
            }
        }

        foreach ((string place, string reason) in folder.Skipped)
        {
            output.WriteLine($"skipped: {place}: {reason}");
        }

        int passed = run.Outcomes.Count(outcome => outcome.Passed);
        int failed = run.Outcomes.Count(outcome => !outcome.Passed) + folder.Unreadable.Count;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder.Tasks.Count} cases in {run.Outcomes.Count()} variants: {run.DistinctNetworks} networks compiled, {run.DistinctRuns} runs; {elapsed.TotalSeconds:F1} s (on all threads: {run.Times})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {folder.Skipped.Count} skipped"));
        return failed == 0 ? 0 : 1;
    }
}
