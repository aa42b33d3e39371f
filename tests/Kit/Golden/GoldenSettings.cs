using System;
using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>Which variants of the networks are run, and how the work is cut.</summary>
public sealed record GoldenSettings
{
    public ImmutableArray<Precision> Precisions { get; init; } = [.. Enum.GetValues<Precision>()];

    public ImmutableArray<Tier> Tiers { get; init; } = [.. Enum.GetValues<Tier>()];

    /// <summary>Whether each case runs under the first tier and one of the others in turn, instead of all.</summary>
    public bool TiersInTurn { get; init; }

    /// <summary>The number of compilations in flight.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>
    /// How many networks, tiers counted, go into one compilation: few cost the compiler's start-up again and again, many
    /// cost memory and leave cores idle at the end.
    /// </summary>
    public int NetworksPerCompilation { get; init; } = 64;

    /// <summary>Whether memory stays bounded; see <see cref="CompilerSettings.Collectible"/>.</summary>
    public bool Collectible { get; init; }

    /// <summary>The tiers that a case runs under.</summary>
    internal ImmutableArray<Tier> TiersOf(int index) =>
        TiersInTurn && Tiers.Length > 2 ? [Tiers[0], Tiers[1 + (index % (Tiers.Length - 1))]] : Tiers;
}
