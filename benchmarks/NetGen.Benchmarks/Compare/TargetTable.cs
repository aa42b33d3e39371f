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
        List<(Target Target, Finding Found)> rows = [.. TargetCatalogue.All.Select(target => (target, Find(target, results, null))).OfType<(Target, Finding)>()];
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

    // What NetGen reached, or a peer; null where nothing was measured.
    private static Finding? Find(Target target, IReadOnlyList<Result> results, string? peer)
    {
        List<Result> measured = [.. results.Where(result => target.Workloads.Contains(result.Workload.Name) && (peer is null || result.Opponents.Contains(peer)))];
        if (target.Kind == TargetKind.Time)
        {
            return measured.Count == 0 ? null : new(peer is null ? measured[0].NetGen.Median : measured[0].Times(peer).Median, "ns a sample");
        }

        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Result result in measured)
        {
            if (Ratio(target, result, results, peer) is { } ratio)
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

    private static double? Ratio(Target target, Result result, IReadOnlyList<Result> results, string? peer)
    {
        if (peer is not null && target.Opponent == TargetCatalogue.Single)
        {
            // Its own single calls, which had rounds of their own.
            Workload? single = SampleBySample.Single(result.Workload);
            return results.FirstOrDefault(other => other.Workload == single && other.Opponents.Contains(peer))?.Times(peer).Median / result.Times(peer).Median;
        }

        return result.Opponent(target.Opponent) is { } opponent ? result.Ratios(opponent, peer).Median : null;
    }

    private sealed record Finding(double Value, string Where);
}
