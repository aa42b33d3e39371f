namespace Autoencoder.Learning;

/// <summary>What a training is set to.</summary>
internal sealed record AutoencoderSettings
{
    /// <summary>The epochs.</summary>
    public int Epochs { get; init; } = 150;

    /// <summary>The images of a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The standard deviation of the noise that the network learns to take off; 0 for none.</summary>
    public double Noise { get; init; }
}
