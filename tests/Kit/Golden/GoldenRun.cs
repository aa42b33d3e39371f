using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Kit;

/// <summary>
/// Runs cases with emitted networks, in both precisions and under all tiers. Cases with the same network share its
/// code, and so do variants for which the generator writes the same text: what is the same is run once and counted
/// for each.
/// </summary>
public sealed class GoldenRun
{
    private static readonly GoldenOutcome[] _none = [];
    private readonly GoldenSettings _settings;
    private readonly CompilerSettings _compiler;
    private readonly GoldenOutcome[][] _outcomes;
    private int _distinctNetworks;
    private int _distinctRuns;

    private GoldenRun(GoldenSettings settings, int units)
    {
        _settings = settings;
        _compiler = CompilerSettings.Bulk with { ConcurrentBuild = settings.Workers == 1, Collectible = settings.Collectible };
        _outcomes = new GoldenOutcome[units][];
        Array.Fill(_outcomes, _none);
    }

    /// <summary>In the order of the tasks, of the precisions and of the tiers.</summary>
    public IEnumerable<GoldenOutcome> Outcomes => _outcomes.SelectMany(outcomes => outcomes);

    public PhaseTimes Times { get; } = new();

    /// <summary>How many networks were compiled.</summary>
    public int DistinctNetworks => _distinctNetworks;

    /// <summary>How many of the outcomes were computed; the others are of variants with the same code.</summary>
    public int DistinctRuns => _distinctRuns;

    public static GoldenRun Execute(IReadOnlyList<GoldenTask> tasks, GoldenSettings settings)
    {
        List<Unit> units = [.. tasks.SelectMany(task => settings.Precisions.Select(precision => (Task: task, Precision: precision)))
            .Select((unit, index) => new Unit(index, unit.Task, unit.Precision))];
        var run = new GoldenRun(settings, units.Count);
        Parallel.ForEach(
            run.Cut(units),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Workers },
            run.RunTogether);
        return run;
    }

    // Units with the same networks stay together, so that they share one compilation.
    private List<List<Unit>> Cut(List<Unit> units)
    {
        var pieces = new List<List<Unit>>();
        int networks = _settings.NetworksPerCompilation;
        foreach (IGrouping<string, Unit> same in units.GroupBy(unit => unit.Key, StringComparer.Ordinal))
        {
            if (networks >= _settings.NetworksPerCompilation)
            {
                pieces.Add([]);
                networks = 0;
            }

            pieces[^1].AddRange(same);
            networks += same.First().Task.Networks.Length * _settings.TiersOf(0).Length;
        }

        return pieces;
    }

    private void RunTogether(List<Unit> units)
    {
        using SharedCodeLibrary library = SharedCodeLibrary.Compile(
            units.SelectMany(unit => _settings.TiersOf(unit.Index).SelectMany(unit.Networks)), _compiler, Times);
        Interlocked.Add(ref _distinctNetworks, library.DistinctNetworks);
        foreach (Unit unit in units)
        {
            _outcomes[unit.Index] = Times.Measure(Phase.Run, () => RunTiers(unit, library));
        }
    }

    private GoldenOutcome[] RunTiers(Unit unit, SharedCodeLibrary library)
    {
        var reports = new Dictionary<string, DeviationReport>(StringComparer.Ordinal);
        ImmutableArray<Tier> tiers = _settings.TiersOf(unit.Index);
        var outcomes = new GoldenOutcome[tiers.Length];
        for (int i = 0; i < outcomes.Length; i++)
        {
            Tier tier = tiers[i];
            string where = $"{unit.Task.Case.File}, {unit.Task.Case.Name}, {unit.Precision}, {tier}";
            NetworkRecipe[] networks = [.. unit.Networks(tier)];
            if (networks.Select(library.FindRefusal).FirstOrDefault(refusal => refusal is not null) is { } reason)
            {
                outcomes[i] = new GoldenOutcome(unit.Task, unit.Precision, tier, Fail(where, reason));
                continue;
            }

            string code = string.Join(' ', networks.Select(library.FindCode));
            if (!reports.TryGetValue(code, out DeviationReport? report))
            {
                report = RunOne(unit.Task, networks, library, where);
                reports.Add(code, report);
                Interlocked.Increment(ref _distinctRuns);
            }

            outcomes[i] = new GoldenOutcome(unit.Task, unit.Precision, tier, report.At(where));
        }

        return outcomes;
    }

    private static DeviationReport RunOne(GoldenTask task, NetworkRecipe[] networks, SharedCodeLibrary library, string where)
    {
        var report = new DeviationReport(where);
        try
        {
            task.Run(
                [.. networks.Select<NetworkRecipe, Func<ITestNetwork>>(recipe => () => library.Find(recipe).Create())],
                report);
        }
        catch (Exception exception)
        {
            // Whatever a network or a broken case throws is this case's failure and stops no other.
            report.Add($"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }

        if (report.Checks == 0 && report.Failures == 0)
        {
            report.Add("nothing was compared");
        }

        return report;
    }

    private static DeviationReport Fail(string where, string reason)
    {
        var report = new DeviationReport(where);
        report.Add(reason.ReplaceLineEndings(" "));
        return report;
    }

    /// <summary>One case in one precision.</summary>
    private sealed record Unit(int Index, GoldenTask Task, Precision Precision)
    {
        public string Key => $"{Precision} {string.Join('\n', Task.Networks.Select(recipe => recipe.ToAttributes()))}";

        public IEnumerable<NetworkRecipe> Networks(Tier tier) =>
            Task.Networks.Select(recipe => recipe with { Precision = Precision, Tier = tier });
    }
}
