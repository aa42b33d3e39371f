using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>What is known of an epoch once it is over.</summary>
public sealed record EpochRecord
{
    /// <summary>The epoch, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The optimizer steps taken since the training began, those of earlier epochs included.</summary>
    public required long Step { get; init; }

    /// <summary>The mean over the epoch's samples of the loss that each had in its batch, before that batch's step.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The loss of the validation set after the epoch; NaN without one.</summary>
    public double ValidationLoss { get; init; } = double.NaN;

    /// <summary>The validation set's other measures by name, such as "accuracy"; empty without one.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How long the epoch took, validation included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Samples trained on per second, validation not counted.</summary>
    public required double SamplesPerSecond { get; init; }
}
