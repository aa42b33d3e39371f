using System;
using System.Linq;
using NetGen;
using NetGen.Data;
using NetGen.Data.Csv;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;

namespace Flowers.Learning;

/// <summary>From a table to a judged network.</summary>
internal static class FlowerTraining
{
    private const int FewestFlowers = 10;

    // Of all flowers 60 % are trained on, 20 % say when to stop, and the last 20 % are looked at once, at the end.
    private const double LearntFrom = 0.8;
    private const double TrainedOn = 0.75;

    /// <summary>Splits, scales, trains and judges.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="data">The flowers.</param>
    /// <param name="settings">What the training is set to.</param>
    /// <param name="seed">The seed of the split, the weights and the order.</param>
    /// <param name="progress">Who hears how far the training is.</param>
    /// <exception cref="UsageException">There are too few flowers, or their inputs or classes are not as many as the network's.</exception>
    public static FlowerResult<TNetwork> Run<TNetwork>(CsvData<float> data, FlowerSettings settings, ulong seed, IProgress<TrainingProgress>? progress)
        where TNetwork : IClassifier<TNetwork, float>
    {
        Require<TNetwork>(data);
        (Dataset<float> learning, Dataset<float> test) = data.Dataset.SplitStratified(LearntFrom, seed);
        (Dataset<float> training, Dataset<float> validation) = learning.SplitStratified(TrainedOn, seed);

        // Fit to the training set alone: what judges the network must not have shaped its inputs.
        Scaler<float> scaler = Scaler.FitStandard(training);

        TNetwork network = TNetwork.Create(seed);
        TrainingOptions<float> options = new()
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Seed = seed,
            Validation = validation.Scaled(scaler),
            Metrics = [Metric.Accuracy],
            EarlyStopping = new EarlyStopping { Patience = settings.Patience },
            Progress = progress,
        };
        TrainingHistory history = Trainer.Fit(network, training.Scaled(scaler), options);

        return new FlowerResult<TNetwork>
        {
            Model = new FlowerModel<TNetwork>(network, scaler, data.InputNames, data.ClassNames),
            History = history,
            Options = options,
            TrainingCount = training.Count,
            ValidationCount = validation.Count,
            Test = test,
            Evaluation = Evaluator.Evaluate(network, test.Scaled(scaler)),
            CommonestShare = GetCommonestShare(test),
        };
    }

    private static void Require<TNetwork>(CsvData<float> data)
        where TNetwork : IClassifier<TNetwork, float>
    {
        Dataset<float> flowers = data.Dataset;
        if (flowers.Count < FewestFlowers)
        {
            throw new UsageException($"--data: expected at least {FewestFlowers} rows to learn from and be judged by, found {flowers.Count}");
        }

        if (flowers.InputSize != TNetwork.InputSize || flowers.TargetSize != TNetwork.OutputSize)
        {
            throw new UsageException(
                $"--data: expected {TNetwork.InputSize} inputs and {TNetwork.OutputSize} classes, as {typeof(TNetwork).Name} is declared with, found {flowers.InputSize} inputs and {flowers.TargetSize} classes: "
                + $"declare it with [Network({flowers.InputSize}, …)] and [Dense({flowers.TargetSize}, Activation.Softmax)]");
        }
    }

    private static double GetCommonestShare(Dataset<float> flowers)
    {
        int[] counts = new int[flowers.TargetSize];
        float[] input = new float[flowers.InputSize];
        float[] target = new float[flowers.TargetSize];
        for (int flower = 0; flower < flowers.Count; flower++)
        {
            flowers.CopyTo([flower], input, target);
            counts[target.AsSpan().IndexOf(1f)]++;
        }

        return (double)counts.Max() / flowers.Count;
    }
}
