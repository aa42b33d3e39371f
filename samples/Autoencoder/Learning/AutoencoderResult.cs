using System;
using Autoencoder.Data;
using NetGen;
using NetGen.Metrics;
using NetGen.Training;

namespace Autoencoder.Learning;

/// <summary>What came of a training. Errors are mean squared errors of a pixel against the image without noise.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
internal sealed record AutoencoderResult<TNetwork>
    where TNetwork : INetwork<TNetwork, float>
{
    /// <summary>The network.</summary>
    public required TNetwork Network { get; init; }

    /// <summary>The epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>The images trained on.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The images that chose the epoch.</summary>
    public required int ValidationCount { get; init; }

    /// <summary>The images that the network never saw.</summary>
    public required DigitImages Test { get; init; }

    /// <summary>Those images as it sees them: with noise, where it learnt to take that off.</summary>
    public required float[] Seen { get; init; }

    /// <summary>Whether it learnt to take noise off.</summary>
    public required bool HasNoise { get; init; }

    /// <summary>What it made of them.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The error of the mean image.</summary>
    public required double MeanError { get; init; }

    /// <summary>The network's error.</summary>
    public double Error => Evaluation.RootMeanSquaredError * Evaluation.RootMeanSquaredError;

    /// <summary>The error of the images as the network sees them: 0 without noise.</summary>
    public double SeenError
    {
        get
        {
            double sum = 0.0;
            for (int i = 0; i < Seen.Length; i++)
            {
                sum += (double)(Seen[i] - Test.Pixels[i]) * (Seen[i] - Test.Pixels[i]);
            }

            return sum / Seen.Length;
        }
    }

    /// <summary>Whether the network is better than the mean image, and, where there is noise, than leaving it on.</summary>
    public bool IsGood => Error < MeanError && (!HasNoise || Error < SeenError);

    /// <summary>What the network made of an image.</summary>
    /// <param name="image">The image's place in <see cref="Test"/>.</param>
    public ReadOnlySpan<double> GetReconstruction(int image) => Evaluation.Outputs.Slice(image * DigitImages.Size, DigitImages.Size);
}
