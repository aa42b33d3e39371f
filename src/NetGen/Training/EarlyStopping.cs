using System;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>
/// Ends a training whose monitored measure has not become better for a while (Prechelt, Early Stopping – But When?, 1998),
/// and gives the network the parameters of its best epoch.
/// </summary>
public sealed record EarlyStopping
{
    private readonly int _patience = 5;
    private readonly double _minimumChange;

    /// <summary>Epochs without a better measure after which the training ends, at least 1. Default: 5.</summary>
    public int Patience
    {
        get => _patience;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _patience = value;
        }
    }

    /// <summary>By how much a measure has to be better to count as better, at least 0. Default: 0.</summary>
    public double MinimumChange
    {
        get => _minimumChange;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _minimumChange = value;
        }
    }

    /// <summary>The measure of the validation set that is monitored. Default: the loss.</summary>
    public Metric Monitor { get; init; } = Metric.Loss;

    /// <summary>Whether the network gets the parameters and the optimizer's state of its best epoch at the end. Default: true.</summary>
    public bool RestoreBest { get; init; } = true;
}
