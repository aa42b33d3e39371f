namespace Flowers.Learning;

/// <summary>What a training is set to.</summary>
internal sealed record FlowerSettings
{
    /// <summary>The epochs at most.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>The epochs without a smaller validation loss after which the training ends.</summary>
    public int Patience { get; init; } = 25;

    /// <summary>The flowers of a step.</summary>
    public int BatchSize { get; init; } = 16;
}
