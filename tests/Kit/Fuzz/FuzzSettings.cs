using System;
using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>How many networks are drawn, and under which variants each is tried.</summary>
public sealed record FuzzSettings
{
    public required int Count { get; init; }

    public required int Seed { get; init; }

    public ImmutableArray<Precision> Precisions { get; init; } = [.. Enum.GetValues<Precision>()];

    public ImmutableArray<Tier> Tiers { get; init; } = [.. Enum.GetValues<Tier>()];

    /// <summary>Whether each network is tried under one of the tiers in turn instead of all.</summary>
    public bool TiersInTurn { get; init; }

    /// <summary>Memory stays bounded for long runs; see <see cref="CompilerSettings.Collectible"/>.</summary>
    public bool Collectible { get; init; }

    /// <summary>The number of compilations in flight.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Whether each network is tried in one of the precisions in turn instead of all.</summary>
    public bool PrecisionsInTurn { get; init; }

    /// <summary>
    /// The vector widths that compilations are written for, in turn; null stands for all widths, as in a user's project.
    /// </summary>
    public ImmutableArray<int?> Widths { get; init; } = [null, 128, 256, 512];

    /// <summary>How many networks, variants counted, go into one compilation.</summary>
    public int NetworksPerCompilation { get; init; } = 64;
}
