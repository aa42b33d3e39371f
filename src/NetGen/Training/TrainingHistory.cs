using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>A training from its first epoch to its end.</summary>
public sealed class TrainingHistory
{
    private readonly List<EpochRecord> _epochs = [];

    /// <summary>The epochs, in their order.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>The epoch whose monitored measure was the best, counted from 1; 0 before the first has ended.</summary>
    public int BestEpoch { get; internal set; }

    /// <summary>Why the training ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>Adds an epoch; a history that was read back is made this way too.</summary>
    /// <param name="record">What is known of it.</param>
    public void Add(EpochRecord record) => _epochs.Add(record);
}
