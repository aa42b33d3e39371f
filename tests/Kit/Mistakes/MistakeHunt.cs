using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// Holds mistaken networks against the reference. A comparison that a mistake passes is blind for it; one that the
/// network fails without the mistake finds whatever it is asked to find.
/// </summary>
public sealed class MistakeHunt
{
    private readonly Precision _precision;
    private readonly MistakeLibrary _library;
    private readonly Dictionary<string, DeviationReport> _unharmed = new(StringComparer.Ordinal);

    public MistakeHunt(IReadOnlyCollection<PlantedMistake> mistakes, Precision precision)
    {
        _precision = precision;
        _library = MistakeLibrary.Compile(mistakes.SelectMany(mistake => Variants(mistake).Select(variant => (mistake, variant))));
    }

    /// <summary>What speaks against the comparison: nothing where it catches the mistake under every tier, and only that.</summary>
    public ImmutableArray<string> FindObjections(PlantedMistake mistake) =>
        [.. Variants(mistake).SelectMany(variant => FindObjections(mistake, variant))];

    private IEnumerable<string> FindObjections(PlantedMistake mistake, NetworkRecipe variant)
    {
        string where = $"{variant.Precision}, {variant.Tier}";
        foreach (string line in CompareUnharmed(mistake, variant).Lines)
        {
            yield return $"{where}: deviates without the mistake: {line}";
        }

        if ((_library.FindRefusal(mistake, variant) ?? FindMiss(mistake, variant)) is { } objection)
        {
            yield return $"{where}: {objection}";
        }
    }

    private string? FindMiss(PlantedMistake mistake, NetworkRecipe variant)
    {
        try
        {
            return Compare(mistake, variant, _library.FindWrong(mistake, variant)).Failures == 0 ? "the mistake is not caught" : null;
        }
        catch (Exception exception)
        {
            // Nothing was compared then; and the other mistakes are still to be judged.
            return $"the mistake throws {exception.GetType().Name} where its numbers should deviate: {exception.Message}";
        }
    }

    // Mistakes share networks: each is compared once.
    private DeviationReport CompareUnharmed(PlantedMistake mistake, NetworkRecipe variant)
    {
        string key = $"{variant.ToAttributes()} {string.Join(' ', mistake.BatchSizes)}";
        if (!_unharmed.TryGetValue(key, out DeviationReport? report))
        {
            report = Compare(mistake, variant, _library.FindRight(variant));
            _unharmed.Add(key, report);
        }

        return report;
    }

    private static DeviationReport Compare(PlantedMistake mistake, NetworkRecipe variant, CompiledNetwork network)
    {
        var report = new DeviationReport($"{mistake.Name}, {variant.Precision}, {variant.Tier}");
        int seed = new FuzzCase(0, variant, 0, mistake.BatchSizes).With(variant, mistake.BatchSizes).DataSeed;
        new ReferenceComparison(variant, seed, () => network.Create(), report).Run(mistake.BatchSizes);
        return report;
    }

    private IEnumerable<NetworkRecipe> Variants(PlantedMistake mistake) =>
        mistake.Tiers.Select(tier => mistake.Recipe with { Precision = _precision, Tier = tier });
}
