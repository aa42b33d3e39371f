using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Conformance;

/// <summary>The words for precisions and tiers.</summary>
internal static class Variants
{
    public static IReadOnlyDictionary<string, ImmutableArray<Precision>> Precisions { get; } =
        new Dictionary<string, ImmutableArray<Precision>>
        {
            ["float"] = [Precision.Single],
            ["double"] = [Precision.Double],
            ["both"] = [Precision.Single, Precision.Double],
        };

    public static IReadOnlyDictionary<string, ImmutableArray<Tier>> Tiers { get; } = Enum.GetValues<Tier>()
        .Select(tier => (Name: tier.ToString(), Tiers: (ImmutableArray<Tier>)[tier]))
        .Append((Name: "all", Tiers: [.. Enum.GetValues<Tier>()]))
        .ToDictionary(pair => pair.Name, pair => pair.Tiers);
}
