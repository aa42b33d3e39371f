using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>The rounds of one workload: nanoseconds a sample, NetGen's and each opponent's.</summary>
internal sealed class Result(Workload workload, IReadOnlyList<string> opponents)
{
    private readonly List<double> _netGen = [];
    private readonly List<double>[] _opponents = [.. opponents.Select(_ => new List<double>())];

    public Workload Workload => workload;

    public IReadOnlyList<string> Opponents => opponents;

    public Distribution NetGen => new(_netGen);

    public void AddNetGen(double nanoseconds) => _netGen.Add(nanoseconds);

    public void Add(int opponent, double nanoseconds) => _opponents[opponent].Add(nanoseconds);

    public Distribution Times(string opponent) => new(TimesOf(opponent));

    /// <summary>The opponent's time divided by NetGen's, round by round.</summary>
    public Distribution Ratios(string opponent) => new(TimesOf(opponent).Zip(_netGen, (other, own) => other / own));

    /// <summary>The opponent whose ratio a target means: of the two builds of plain C the better one. Null where there is none.</summary>
    public string? Opponent(string name) => name == TargetCatalogue.BetterPlain
        ? opponents.Where(IsPlain).OrderBy(plain => Times(plain).Median).FirstOrDefault()
        : opponents.FirstOrDefault(opponent => opponent == name);

    /// <summary>The target of an opponent's ratio.</summary>
    public Target? TargetOf(string opponent)
    {
        string name = IsPlain(opponent) && opponent == Opponent(TargetCatalogue.BetterPlain) ? TargetCatalogue.BetterPlain : opponent;
        return TargetCatalogue.Of(workload.Name, name);
    }

    private static bool IsPlain(string name) => name is "plain256" or "plain512";

    private List<double> TimesOf(string opponent) => _opponents[opponents.ToList().IndexOf(opponent)];
}
