using System.Collections.Generic;

namespace Gan.Evaluation;

/// <summary>What the generator made at several times of the training: the frames of a picture.</summary>
internal sealed class RingSnapshots
{
    private readonly List<RingSnapshot> _snapshots = [];

    /// <summary>All of them, in the order of their steps.</summary>
    public IReadOnlyList<RingSnapshot> All => _snapshots;

    /// <summary>Adds one.</summary>
    public void Add(RingSnapshot snapshot) => _snapshots.Add(snapshot);
}
