namespace Gan.Training;

/// <summary>What the training is set to.</summary>
internal sealed record GanSettings
{
    /// <summary>The points of a batch, real and made each.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The steps of each network.</summary>
    public int Steps { get; init; } = 4_000;

    /// <summary>
    /// The standard deviation of the noise added to every point that the discriminator sees, at first; it falls to 0 in
    /// the first half of the training. While it is there, real and made points overlap, and the slope between them
    /// reaches the generator wherever its points are (Sønderby et al., 2017).
    /// </summary>
    public double InstanceNoise { get; init; } = 0.5;

    /// <summary>The share of the old in the running mean of the generator's weights, from which points are drawn.</summary>
    public float Averaging { get; init; } = 0.995f;
}
