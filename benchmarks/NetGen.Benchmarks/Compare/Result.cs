using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>The rounds of one workload: nanoseconds a sample.</summary>
/// <param name="workload">The workload.</param>
/// <param name="netGen">NetGen's times.</param>
/// <param name="opponents">The names and times of the opponents.</param>
internal sealed class Result(Workload workload, double[] netGen, IReadOnlyList<(string Name, double[] Times)> opponents)
{
    public Workload Workload => workload;

    public IEnumerable<string> Opponents => opponents.Select(opponent => opponent.Name);

    public Distribution NetGen { get; } = new(netGen);

    public Distribution Times(string contestant) => new(TimesOf(contestant));

    /// <summary>Whether NetGen or an opponent was timed.</summary>
    public bool Has(string contestant) => contestant == TargetCatalogue.NetGen || Opponents.Contains(contestant);

    /// <summary>The opponent's time divided by NetGen's, or by that of another one in its place, round by round.</summary>
    public Distribution Ratios(string opponent, string contestant = TargetCatalogue.NetGen) =>
        new(TimesOf(opponent).Zip(TimesOf(contestant), (other, own) => other / own));

    /// <summary>The opponent's least time divided by NetGen's: what is left where others disturb most rounds.</summary>
    public double RatioOfLeast(string opponent) => Times(opponent).Least / NetGen.Least;

    /// <summary>The opponent whose ratio a target means: of the two builds of plain C the better one. Null where there is none.</summary>
    public string? Opponent(string name) => name == TargetCatalogue.BetterPlain
        ? Opponents.Where(IsPlain).OrderBy(plain => Times(plain).Median).FirstOrDefault()
        : Opponents.FirstOrDefault(opponent => opponent == name);

    /// <summary>The target of an opponent's ratio.</summary>
    public Target? TargetOf(string opponent)
    {
        string name = IsPlain(opponent) && opponent == Opponent(TargetCatalogue.BetterPlain) ? TargetCatalogue.BetterPlain : opponent;
        return TargetCatalogue.Of(workload.Name, name);
    }

    private static bool IsPlain(string name) => name is "plain256" or "plain512";

    private double[] TimesOf(string contestant) =>
        contestant == TargetCatalogue.NetGen ? netGen : opponents.First(pair => pair.Name == contestant).Times;
}
