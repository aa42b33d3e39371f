using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Kit;

namespace NetGen.Tests.Golden;

/// <summary>The reference cases of the repository, and what comes of them with emitted networks.</summary>
internal static class GoldenSuite
{
    private static readonly Lazy<GoldenFolder> _folder = new(() => GoldenFolder.Load(Repository.Golden));

    private static readonly Dictionary<Precision, Lazy<ILookup<(string File, string Case), GoldenOutcome>>> _outcomes = Tiers.Precisions.ToDictionary(
        precision => precision,
        precision => new Lazy<ILookup<(string File, string Case), GoldenOutcome>>(
            () => Run(precision), LazyThreadSafetyMode.ExecutionAndPublication));

    public static GoldenFolder Folder => _folder.Value;

    /// <summary>The outcomes of one case under its tiers.</summary>
    public static IEnumerable<GoldenOutcome> Outcomes(string file, string name, Precision precision) =>
        _outcomes[precision].Value[(file, name)];

    // One worker for each precision: the classes of the two run side by side. The conformance program runs every case
    // under every tier; here the tiers take turns, so that the suite stays one that people run.
    private static ILookup<(string File, string Case), GoldenOutcome> Run(Precision precision) => GoldenRun
        .Execute(Folder.Tasks, new GoldenSettings { Precisions = [precision], Tiers = [.. Tiers.All], TiersInTurn = true, Workers = 1 })
        .Outcomes.ToLookup(outcome => (outcome.Task.Case.File, outcome.Task.Case.Name));
}
