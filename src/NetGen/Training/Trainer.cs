using System;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>Trains any generated network. Nothing is allocated per step, and nothing here is slower than a loop of one's own.</summary>
public static class Trainer
{
    /// <summary>Trains a network on a data set.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">
    /// The network; it goes on from the parameters and the optimizer's state that it has. Gradients that wait for a step are thrown away.
    /// </param>
    /// <param name="training">The samples to train on, at least one.</param>
    /// <param name="options">Epochs, batches, validation and all the rest; the defaults where it is null.</param>
    /// <returns>The epochs, and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// A data set is empty or has rows of another length than the network's, or options contradict each other. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    public static TrainingHistory Fit<TNetwork, T>(TNetwork network, Dataset<T> training, TrainingOptions<T>? options = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        DataFit.Check<TNetwork, T>(training, nameof(training));
        options ??= new TrainingOptions<T>();
        if (options.ValidationFraction > 0.0)
        {
            if (options.Validation is not null)
            {
                throw new ArgumentException("Expected one of Validation and ValidationFraction, found both.", nameof(options));
            }

            (training, Dataset<T> validation) = training.SplitRandom(1.0 - options.ValidationFraction, options.Seed);
            options = options with { Validation = validation };
        }

        Check<TNetwork, T>(options);
        return new TrainingLoop<TNetwork, T>(network, new ShuffledBatches<T>(training, options.Shuffle, options.Seed), options).Run();
    }

    /// <summary>Trains a network on a stream of samples, such as one that is larger than memory.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; it goes on from the parameters and the optimizer's state that it has.</param>
    /// <param name="training">
    /// The samples; every epoch goes through them from the first one. They come in their own order:
    /// <see cref="ShuffleBuffer{T}"/> brings them into another.
    /// </param>
    /// <param name="options">
    /// Epochs, batches, validation and all the rest. There is no number of steps beforehand: schedules that ask for the fraction
    /// of all steps stay at their beginning.
    /// </param>
    /// <returns>The epochs, and why the training ended.</returns>
    /// <exception cref="ArgumentException">The stream has rows of another length than the network's, or options contradict each other.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    public static TrainingHistory Fit<TNetwork, T>(TNetwork network, SampleStream<T> training, TrainingOptions<T>? options = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        DataFit.CheckSizes<TNetwork, T>(training.InputSize, training.TargetSize, nameof(training));
        options ??= new TrainingOptions<T>();
        if (options.ValidationFraction > 0.0)
        {
            throw new ArgumentException("Expected a validation set, found a fraction: a stream cannot be split.", nameof(options));
        }

        Check<TNetwork, T>(options);
        return new TrainingLoop<TNetwork, T>(network, new StreamBatches<T>(training), options).Run();
    }

    private static void Check<TNetwork, T>(TrainingOptions<T> options)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Validation is not null)
        {
            DataFit.Check<TNetwork, T>(options.Validation, nameof(options.Validation));
        }

        if (options.ClipNorm > 0.0 && options.ClipValue > 0.0)
        {
            throw new ArgumentException("Expected one of ClipNorm and ClipValue, found both.", nameof(options));
        }

        bool judged = options.Validation is not null;
        if (!judged && options.Metrics.Count > 0)
        {
            throw new ArgumentException("Expected a validation set to measure metrics on, found none: set Validation or ValidationFraction.", nameof(options));
        }

        if (!judged && options.EarlyStopping is { } stopping && stopping.Monitor != Metrics.Metric.Loss)
        {
            throw new ArgumentException($"Expected a validation set to monitor {stopping.Monitor.Name} on, found none: set Validation or ValidationFraction.", nameof(options));
        }
    }
}
