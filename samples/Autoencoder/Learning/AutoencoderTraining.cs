using System;
using Autoencoder.Data;
using NetGen;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;

namespace Autoencoder.Learning;

/// <summary>From images to a network that knows them by a few numbers.</summary>
internal static class AutoencoderTraining
{
    private const int FewestImages = 50;

    // Of all images 60 % are trained on, 20 % choose the epoch, and the last 20 % are looked at once, at the end.
    private const double LearntFrom = 0.8;
    private const double TrainedOn = 0.75;

    /// <summary>Splits, trains and judges.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="images">The images.</param>
    /// <param name="settings">What the training is set to.</param>
    /// <param name="seed">The seed of the split, the weights, the order and the noise.</param>
    /// <param name="progress">Who hears how far the training is.</param>
    /// <exception cref="UsageException">There are too few images.</exception>
    public static AutoencoderResult<TNetwork> Run<TNetwork>(DigitImages images, AutoencoderSettings settings, ulong seed, IProgress<TrainingProgress>? progress)
        where TNetwork : INetwork<TNetwork, float>
    {
        if (images.Count < FewestImages)
        {
            throw new UsageException($"--data: expected at least {FewestImages} images, found {images.Count}");
        }

        (DigitImages learning, DigitImages test) = images.Split(LearntFrom, seed);
        (DigitImages training, DigitImages validation) = learning.Split(TrainedOn, seed);

        TNetwork network = TNetwork.Create(seed);
        TrainingHistory history = Trainer.Fit(network, WithNoise(training, 1), new TrainingOptions<float>
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Seed = seed,
            Validation = WithNoise(validation, 2),
            Schedule = LearningRateSchedule.Cosine(),
            EarlyStopping = new EarlyStopping { Patience = settings.Epochs },
            Progress = progress,
        });

        Dataset<float> seen = WithNoise(test, 3);
        return new AutoencoderResult<TNetwork>
        {
            Network = network,
            History = history,
            TrainingCount = training.Count,
            ValidationCount = validation.Count,
            Test = test,
            Seen = CopyInputs(seen),
            HasNoise = settings.Noise > 0.0,
            Evaluation = Evaluator.Evaluate(network, seen),
            MeanError = MeasureMean(training.Pixels, test.Pixels),
        };

        // The inputs get the noise, the targets don't: in every epoch another one for the images trained on.
        Dataset<float> WithNoise(DigitImages part, ulong number) => settings.Noise > 0.0
            ? part.ToDataset().Augmented(seed + number, new GaussianNoise<float>(settings.Noise))
            : part.ToDataset();
    }

    private static float[] CopyInputs(Dataset<float> dataset)
    {
        float[] inputs = new float[dataset.Count * dataset.InputSize];
        float[] target = new float[dataset.TargetSize];
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            dataset.CopyTo([sample], inputs.AsSpan(sample * dataset.InputSize, dataset.InputSize), target);
        }

        return inputs;
    }

    // The mean squared error of giving the mean of the images trained on, whatever the image.
    private static double MeasureMean(float[] training, float[] test)
    {
        double[] mean = new double[DigitImages.Size];
        for (int i = 0; i < training.Length; i++)
        {
            mean[i % mean.Length] += training[i] / (double)(training.Length / mean.Length);
        }

        double sum = 0.0;
        for (int i = 0; i < test.Length; i++)
        {
            double difference = mean[i % mean.Length] - test[i];
            sum += difference * difference;
        }

        return sum / test.Length;
    }
}
