using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>All targets with what was found: the least ratio of several workloads, or their geometric mean.</summary>
internal static class TargetTable
{
    public static void Write(IReadOnlyList<Result> results, TextWriter output)
    {
        List<(Target Target, double Found, string Where)> rows = [.. TargetCatalogue.All.Select(target => Row(target, results)).OfType<(Target, double, string)>()];
        if (rows.Count == 0)
        {
            return;
        }

        var table = new TableWriter(output, ("targets", 46), ("against", 8), ("target", -7), ("found", -6), ("where", 34), ("met", 3));
        foreach ((Target target, double found, string where) in rows)
        {
            table.Row(
                Workloads(target),
                target.Opponent.Length == 0 ? "–" : target.Opponent,
                target.Bound,
                Figures.Significant(found),
                where,
                target.IsMetBy(found) ? "yes" : "no");
        }
    }

    private static string Workloads(Target target) => target.Workloads.Count <= 3
        ? string.Join(", ", target.Workloads)
        : $"{target.Workloads[0]} … {target.Workloads[^1]} ({target.Workloads.Count})";

    private static (Target Target, double Found, string Where)? Row(Target target, IReadOnlyList<Result> results)
    {
        List<Result> measured = [.. results.Where(result => target.Workloads.Contains(result.Workload.Name))];
        if (target.Kind == TargetKind.Time)
        {
            return measured.Count == 0 ? null : (target, measured[0].NetGen.Median, "ns a sample");
        }

        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Result result in measured)
        {
            if (result.Opponent(target.Opponent) is { } opponent)
            {
                ratios.Add(result.Workload.Name, result.Ratios(opponent).Median);
            }
        }

        if (ratios.Count == 0)
        {
            return null;
        }

        string of = ratios.Count < target.Workloads.Count ? $", {ratios.Count} of {target.Workloads.Count}" : string.Empty;
        if (target.Kind == TargetKind.GeometricMean)
        {
            return (target, Distribution.GeometricMean(ratios.Values), $"geometric mean{of}");
        }

        KeyValuePair<string, double> least = ratios.MinBy(pair => pair.Value);
        return (target, least.Value, $"least: {least.Key}{of}");
    }
}
