using System.Collections.Generic;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests;

/// <summary>Both precisions under every tier.</summary>
internal static class Tiers
{
    public static readonly Tier[] All = [Tier.Automatic, Tier.StraightLine, Tier.RegisterTiles, Tier.Blocked];

    public static readonly Precision[] Precisions = [Precision.Single, Precision.Double];

    public static TheoryData<Precision, Tier> EveryVariant()
    {
        var data = new TheoryData<Precision, Tier>();
        foreach ((Precision precision, Tier tier) in Variants())
        {
            data.Add(precision, tier);
        }

        return data;
    }

    public static IEnumerable<(Precision Precision, Tier Tier)> Variants() =>
        Precisions.SelectMany(precision => All.Select(tier => (precision, tier)));

    /// <summary>A network in every variant.</summary>
    public static IEnumerable<NetworkRecipe> Vary(NetworkRecipe recipe) =>
        Variants().Select(variant => recipe with { Precision = variant.Precision, Tier = variant.Tier });
}
