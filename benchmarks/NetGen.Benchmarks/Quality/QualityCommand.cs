using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>How well NetGen's trainer learns what PyTorch has learnt.</summary>
internal static class QualityCommand
{
    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        var options = new Arguments(arguments, "--data", "--only");
        string folder = options.Text("--data", string.Empty);
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"Expected --data DIR, the folder with the data sets mnist, fashion-mnist, sklearn, optdigits and sunspots; found \"{folder}\".");
        }

        string[] only = options.Text("--only", string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var files = new QualityFiles(folder);
        Machine.Write(output);
        var table = new TableWriter(
            output, ("data", 13), ("network and training", 55), ("measure", 8), ("NetGen, mean (deviation)", -24), ("PyTorch", -15), ("s", -5), ("within one deviation or better", 30));
        bool met = true;
        foreach (QualityTask task in QualityCatalogue.All.Where(task => only.Length == 0 || only.Contains(task.Name, StringComparer.OrdinalIgnoreCase)))
        {
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<double> values = task.Run(files);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double mean = values.Average();
            double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
            met &= task.IsMetBy(mean);
            table.Row(
                task.Name,
                task.Setup,
                task.Measure,
                FormattableString.Invariant($"{mean:0.0000} ({deviation:0.0000})"),
                FormattableString.Invariant($"{task.Reference:0.0000} ({task.Deviation:0.0000})"),
                FormattableString.Invariant($"{seconds:0.0}"),
                task.IsMetBy(mean) ? "yes" : "no");
        }

        return met ? 0 : 1;
    }
}
