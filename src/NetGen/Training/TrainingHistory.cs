using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>A training from its first epoch to its end.</summary>
public sealed class TrainingHistory
{
    private readonly List<EpochRecord> _epochs = [];

    /// <summary>The epochs, in their order.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>The epoch whose monitored measure was the best, counted from 1; 0 before the first has ended.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Why the training ended.</summary>
    public StopReason StopReason { get; set; }

    /// <summary>The history as JSON.</summary>
    public string ToJson() => TrainingHistoryText.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote: the same bits.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">The text is no such.</exception>
    public static TrainingHistory Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TrainingHistoryText.Read(json);
    }

    /// <summary>Adds an epoch.</summary>
    /// <param name="record">What is known of it.</param>
    public void Add(EpochRecord record) => _epochs.Add(record);
}
