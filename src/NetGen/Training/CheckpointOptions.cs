using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>
/// Where a training leaves what it needs to go on after an interruption: parameters, the optimizer's state, epoch and step,
/// the best epoch, the schedule and the history. A training that goes on from it gives the same bits as one that never stopped.
/// </summary>
/// <param name="Path">The file; it is replaced as a whole or not at all.</param>
public sealed record CheckpointOptions(string Path)
{
    private readonly int _everyEpochs = 1;
    private readonly int _everySteps;

    /// <summary>After how many epochs the file is written, at least 1. It is written at the end and on cancellation anyway. Default: 1.</summary>
    public int EveryEpochs
    {
        get => _everyEpochs;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _everyEpochs = value;
        }
    }

    /// <summary>After how many steps it is written too, for long epochs; 0 for not within epochs. Default: 0.</summary>
    public int EverySteps
    {
        get => _everySteps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _everySteps = value;
        }
    }

    /// <summary>Whether a training goes on from the file where there is one. Default: true.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>The caller's own texts that travel with it, such as that of a scaler.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
