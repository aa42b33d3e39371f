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
    /// <param name="network">The network; it goes on from the parameters and the optimizer's state that it has.</param>
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
        options = Checked<TNetwork, T>(options ?? new TrainingOptions<T>());
        return new TrainingLoop<TNetwork, T>(network, new ShuffledBatches<T>(training, options.Shuffle, options.Seed), options).Run();
    }

    private static TrainingOptions<T> Checked<TNetwork, T>(TrainingOptions<T> options)
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

        return options;
    }
}
