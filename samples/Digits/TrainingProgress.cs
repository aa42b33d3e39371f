namespace Digits;

/// <summary>How far an epoch has come.</summary>
internal readonly record struct TrainingProgress
{
    /// <summary>The epoch, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>The samples seen in this epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>The samples of a whole epoch.</summary>
    public required int SamplesPerEpoch { get; init; }

    /// <summary>The mean loss of the samples seen in this epoch, each before its step.</summary>
    public required double Loss { get; init; }

    /// <summary>The fraction of the samples seen in this epoch that were recognized before their step.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The speed of this epoch so far.</summary>
    public required double SamplesPerSecond { get; init; }
}
