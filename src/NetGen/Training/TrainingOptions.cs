using System;
using System.Collections.Generic;
using System.Numerics;
using System.Threading;
using NetGen.Data;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>How <see cref="Trainer"/> trains. Every value has a default that is a fair start.</summary>
/// <typeparam name="T">The number type of the network.</typeparam>
public sealed record TrainingOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _epochs = 10;
    private readonly int _batchSize = 32;
    private readonly double _clipNorm;
    private readonly double _clipValue;
    private readonly double _validationFraction;
    private readonly int _threads = 1;

    /// <summary>How often the whole training set is gone through, at least 1. Default: 10.</summary>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = AtLeastOne(value, nameof(Epochs));
    }

    /// <summary>The samples of a step, at least 1; the last batch of an epoch may be smaller. Default: 32.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = AtLeastOne(value, nameof(BatchSize));
    }

    /// <summary>Whether every epoch goes through the samples in an order of its own. Default: true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Where the orders and the split come from. Epoch e's order follows from the seed and e alone, so that a training
    /// which is resumed goes on exactly as it would have. Default: 0.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>The samples that judge each epoch; null for none. Not together with <see cref="ValidationFraction"/>.</summary>
    public Dataset<T>? Validation { get; init; }

    /// <summary>The fraction of the training set, drawn at random, that judges each epoch instead of training, in [0, 1). Default: 0.</summary>
    public double ValidationFraction
    {
        get => _validationFraction;
        init => _validationFraction = value is >= 0.0 and < 1.0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValidationFraction), value, "Expected a fraction in [0, 1).");
    }

    /// <summary>What is measured on the validation set besides the loss, such as <see cref="Metric.Accuracy"/>.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>The learning rate of every step; null for the network's own.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>When a training that gets no better ends; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Clips the gradient of the loss of a batch, without penalties, by its norm over all parameters:
    /// g ← g·min(1, c/(‖g‖ + 10⁻⁶)) (Pascanu, Mikolov and Bengio, 2013). Default: 0, no clipping. Faster, and with penalties
    /// included, is <see cref="NetworkAttribute.ClipNorm"/> of the network itself.
    /// </summary>
    public double ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = NotNegative(value, nameof(ClipNorm));
    }

    /// <summary>Clips each element of that gradient to [−c, c]. Default: 0, no clipping. Not together with <see cref="ClipNorm"/>.</summary>
    public double ClipValue
    {
        get => _clipValue;
        init => _clipValue = NotNegative(value, nameof(ClipValue));
    }

    /// <summary>The threads that training and validation may use. The bits don't depend on it. Default: 1.</summary>
    public int Threads
    {
        get => _threads;
        init => _threads = AtLeastOne(value, nameof(Threads));
    }

    /// <summary>Who hears how far the training is.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The least time between two reports; the end of an epoch is always reported. Default: a tenth of a second.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Called after every step.</summary>
    public Func<BatchResult, TrainingControl>? AfterBatch { get; init; }

    /// <summary>Called after every epoch, validation included.</summary>
    public Func<EpochRecord, TrainingControl>? AfterEpoch { get; init; }

    /// <summary>Ends the training after the step it is in; <c>Fit</c> then returns with <see cref="StopReason.Cancelled"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Where the training leaves what it needs to go on, and goes on from; null for nowhere.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    private static double NotNegative(double value, string name) => value >= 0.0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected a finite number of at least 0.");
}
