using System;
using System.Linq;
using NetGen;
using NetGen.Data;
using NetGen.Data.Csv;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;

namespace HousePrices.Regression;

/// <summary>From a table to a network that takes and gives values as they are in the table.</summary>
internal static class HouseTraining
{
    private const int FewestHouses = 10;
    private const int BatchSize = 32;

    // Of all houses 60 % are trained on, 20 % choose the epoch, and the last 20 % are looked at once, at the end.
    private const double LearntFrom = 0.8;
    private const double TrainedOn = 0.75;

    /// <summary>Splits, scales, trains, folds and judges.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="data">The houses.</param>
    /// <param name="epochs">The epochs.</param>
    /// <param name="seed">The seed of the split, the weights and the order.</param>
    /// <param name="progress">Who hears how far the training is.</param>
    /// <exception cref="UsageException">There are too few houses, or not as many inputs as the network has.</exception>
    public static HouseResult<TNetwork> Run<TNetwork>(CsvData<float> data, int epochs, ulong seed, IProgress<TrainingProgress>? progress)
        where TNetwork : INetwork<TNetwork, float>
    {
        Require<TNetwork>(data.Dataset);
        (Dataset<float> learning, Dataset<float> test) = data.Dataset.SplitRandom(LearntFrom, seed);
        (Dataset<float> training, Dataset<float> validation) = learning.SplitRandom(TrainedOn, seed);

        // A price of 400 would be a loss of 160,000 and gradients to match: targets are scaled like inputs.
        Scaler<float> inputScaler = Scaler.FitStandard(training);
        Scaler<float> targetScaler = Scaler.FitStandardTargets(training);

        TNetwork network = TNetwork.Create(seed);
        TrainingHistory history = Trainer.Fit(network, training.Scaled(inputScaler, targetScaler), new TrainingOptions<float>
        {
            Epochs = epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Validation = validation.Scaled(inputScaler, targetScaler),
            Schedule = LearningRateSchedule.Cosine(),
            // Never early, as the schedule counts on all epochs; but the weights are those of the best one.
            EarlyStopping = new EarlyStopping { Patience = epochs },
            Progress = progress,
        });

        double[] unfolded = Unscale(Evaluator.Evaluate(network, test.Scaled(inputScaler)), targetScaler);
        inputScaler.FoldIntoFirstLayer(network);
        targetScaler.FoldTargetsIntoLastLayer(network);

        // The data set as it was read: no scaler is needed from here on.
        Evaluation folded = Evaluator.Evaluate(network, test);
        return new HouseResult<TNetwork>
        {
            Network = network,
            History = history,
            TrainingCount = training.Count,
            ValidationCount = validation.Count,
            Test = test,
            Evaluation = folded,
            Mean = EvaluateMean(training, test),
            Plane = LeastSquares.Fit(training.Scaled(inputScaler)).Evaluate(test.Scaled(inputScaler)),
            FoldingError = unfolded.Zip(folded.Outputs.ToArray(), (before, after) => Math.Abs(before - after)).Max(),
        };
    }

    private static void Require<TNetwork>(Dataset<float> houses)
        where TNetwork : INetwork<TNetwork, float>
    {
        if (houses.Count < FewestHouses)
        {
            throw new UsageException($"--data: expected at least {FewestHouses} rows to learn from and be judged by, found {houses.Count}");
        }

        if (houses.InputSize != TNetwork.InputSize)
        {
            throw new UsageException(
                $"--data: expected {TNetwork.InputSize} inputs, as {typeof(TNetwork).Name} is declared with, found {houses.InputSize}: declare it with [Network({houses.InputSize}, …)]");
        }
    }

    // Outputs of a network that was trained on scaled targets.
    private static double[] Unscale(Evaluation evaluation, Scaler<float> scaler)
    {
        float[] outputs = Array.ConvertAll(evaluation.Outputs.ToArray(), output => (float)output);
        scaler.Invert(outputs);
        return Array.ConvertAll(outputs, output => (double)output);
    }

    private static Evaluation EvaluateMean(Dataset<float> training, Dataset<float> test)
    {
        double mean = TargetsOf(training).Average();
        double[] targets = TargetsOf(test);
        return new Evaluation(
            targets.Average(target => (target - mean) * (target - mean)),
            [.. Enumerable.Repeat(mean, targets.Length)],
            targets,
            1);
    }

    private static double[] TargetsOf(Dataset<float> houses)
    {
        float[] inputs = new float[houses.Count * houses.InputSize];
        float[] targets = new float[houses.Count];
        houses.CopyTo([.. Enumerable.Range(0, houses.Count)], inputs, targets);
        return Array.ConvertAll(targets, target => (double)target);
    }
}
