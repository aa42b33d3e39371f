using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>
/// All targets with what was found: the least ratio of several workloads, or their geometric mean. Beside it the same of the
/// hand-written peer in NetGen's place: how much of it is there to be had.
/// </summary>
internal static class TargetTable
{
    private const string Hand = "hand";

    public static void Write(IReadOnlyList<Result> results, TextWriter output)
    {
        var rows = new List<(Target Target, Finding Found)>();
        foreach (Target target in TargetCatalogue.All)
        {
            if (Find(target, results, TargetCatalogue.NetGen) is { } found)
            {
                rows.Add((target, found));
            }
        }

        if (rows.Count == 0)
        {
            return;
        }

        var table = new TableWriter(output, ("targets", 46), ("against", 8), ("target", -7), ("found", -6), ("where", 34), ("met", 3), ("hand's", -6));
        foreach ((Target target, Finding found) in rows)
        {
            Finding? ofHand = target.Opponent == Hand ? null : Find(target, results, Hand);
            table.Row(
                Workloads(target),
                target.Opponent.Length == 0 ? "–" : target.Opponent,
                target.Bound,
                Figures.Significant(found.Value),
                found.Where,
                target.IsMetBy(found.Value) ? "yes" : "no",
                ofHand is null ? "–" : Figures.Significant(ofHand.Value));
        }
    }

    private static string Workloads(Target target) => target.Workloads.Count <= 3
        ? string.Join(", ", target.Workloads)
        : $"{target.Workloads[0]} … {target.Workloads[^1]} ({target.Workloads.Count})";

    // What a contestant reached; null where nothing was measured.
    private static Finding? Find(Target target, IReadOnlyList<Result> results, string contestant)
    {
        List<Result> measured = [.. results.Where(result => target.Workloads.Contains(result.Workload.Name) && result.Has(contestant))];
        if (target.Kind == TargetKind.Time)
        {
            return measured.Count == 0 ? null : new(measured[0].Times(contestant).Median, "ns a sample");
        }

        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Result result in measured)
        {
            if (Ratio(target, result, results, contestant) is { } ratio)
            {
                ratios.Add(result.Workload.Name, ratio);
            }
        }

        if (ratios.Count == 0)
        {
            return null;
        }

        string of = ratios.Count < target.Workloads.Count ? $", {ratios.Count} of {target.Workloads.Count}" : string.Empty;
        if (target.Kind == TargetKind.GeometricMean)
        {
            return new(Distribution.GeometricMean(ratios.Values), $"geometric mean{of}");
        }

        KeyValuePair<string, double> least = ratios.MinBy(pair => pair.Value);
        return new(least.Value, $"least: {least.Key}{of}");
    }

    private static double? Ratio(Target target, Result result, IReadOnlyList<Result> results, string contestant)
    {
        if (target.Opponent == TargetCatalogue.Single && contestant != TargetCatalogue.NetGen)
        {
            // Its own single calls, which had rounds of their own.
            Workload? single = WorkloadCatalogue.SingleOf(result.Workload);
            Result? calls = results.FirstOrDefault(other => other.Workload == single && other.Has(contestant));
            return calls?.Times(contestant).Median / result.Times(contestant).Median;
        }

        return result.Opponent(target.Opponent) is { } opponent ? result.Ratios(opponent, contestant).Median : null;
    }

    private sealed record Finding(double Value, string Where);
}
