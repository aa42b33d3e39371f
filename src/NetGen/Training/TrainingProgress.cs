using System;

namespace NetGen.Training;

/// <summary>How far a training has come.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The epoch, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>The optimizer steps taken since the training began, those of earlier epochs included.</summary>
    public required long Step { get; init; }

    /// <summary>The samples seen in this epoch.</summary>
    public required long Samples { get; init; }

    /// <summary>The samples of a whole epoch; 0 where that is not known beforehand.</summary>
    public required long SamplesPerEpoch { get; init; }

    /// <summary>The mean loss of the samples seen in this epoch, each before its batch's step.</summary>
    public required double Loss { get; init; }

    /// <summary>The loss of the last batch, before its step.</summary>
    public required double BatchLoss { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Samples trained on per second in this call, validation not counted.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>The time since the call began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The time that the remaining epochs will take at the speed so far; null where that is not known.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The last epoch that is over; null in the first.</summary>
    public required EpochRecord? LastEpoch { get; init; }
}
