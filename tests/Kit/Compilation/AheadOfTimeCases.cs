using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// The variants under which cases run in programs that are compiled before they run: both precisions; reference cases
/// with the planner's kernels, drawn networks under the tiers in turn.
/// </summary>
public static class AheadOfTimeCases
{
    private const int Seed = 1;
    private static readonly Tier[] _tiers = Enum.GetValues<Tier>();

    /// <summary>The drawn networks are the same in every program.</summary>
    public static FuzzCase Draw(int number) => FuzzCase.Draw(Seed, number);

    /// <summary>All networks of a reference case.</summary>
    public static IEnumerable<NetworkRecipe> Networks(GoldenTask task) =>
        Enum.GetValues<Precision>().SelectMany(precision => Networks(task, precision));

    /// <summary>The networks of a reference case in one precision, in the order in which the case takes them.</summary>
    public static IEnumerable<NetworkRecipe> Networks(GoldenTask task, Precision precision) =>
        task.Networks.Select(recipe => recipe with { Precision = precision });

    /// <summary>A drawn network in both precisions.</summary>
    public static IEnumerable<NetworkRecipe> Networks(FuzzCase fuzz) =>
        Enum.GetValues<Precision>().Select(precision => fuzz.Recipe with { Precision = precision, Tier = _tiers[fuzz.Number % _tiers.Length] });
}
