using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>What a target is compared with.</summary>
internal enum TargetKind
{
    /// <summary>The ratio of each workload.</summary>
    Each,

    /// <summary>The geometric mean of the workloads' ratios.</summary>
    GeometricMean,

    /// <summary>NetGen's own nanoseconds a sample.</summary>
    Time,
}

/// <summary>A goal: how many times as long an opponent takes, or how long NetGen takes.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Opponent">The opponent's name.</param>
/// <param name="Value">The least ratio, or the longest time.</param>
/// <param name="Workloads">The workloads.</param>
internal sealed record Target(TargetKind Kind, string Opponent, double Value, params IReadOnlyList<string> Workloads)
{
    public bool IsMetBy(double found) => Kind == TargetKind.Time ? found <= Value : found >= Value;

    public string Bound => $"{(Kind == TargetKind.Time ? "≤" : "≥")} {Figures.Significant(Value)}";
}
