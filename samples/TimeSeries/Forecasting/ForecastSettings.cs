namespace TimeSeries.Forecasting;

/// <summary>What a training is set to.</summary>
internal sealed record ForecastSettings
{
    /// <summary>The epochs.</summary>
    public int Epochs { get; init; } = 80;

    /// <summary>The samples of a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The steps in which the learning rate rises, before it falls along half a cosine.</summary>
    public int WarmUpSteps { get; init; } = 50;

    /// <summary>The epochs between two checkpoints.</summary>
    public int CheckpointPeriod { get; init; } = 5;
}
