using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;

namespace NetGen.Benchmarks;

/// <summary>Trainings from several seeds, on parts of the data or on all of it.</summary>
internal static class QualityRuns
{
    private const int Seeds = 3;
    private const int Folds = 5;

    /// <summary>Five parts, each once left out of the training, from three seeds; scaled by what is trained on.</summary>
    public static IReadOnlyList<double> CrossValidated<TNetwork>(Dataset<float> data, int batchSize, int epochs, Metric metric, QualityScaling scaling)
        where TNetwork : INetwork<TNetwork, float>
    {
        var values = new List<double>();
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            foreach ((Dataset<float> training, Dataset<float> test) in data.SplitFolds(Folds, seed))
            {
                values.Add(Run<TNetwork>(training, test, seed, batchSize, epochs, metric, scaling));
            }
        }

        return values;
    }

    /// <summary>One training set and one test set, from three seeds.</summary>
    public static IReadOnlyList<double> Repeated<TNetwork>(Dataset<float> training, Dataset<float> test, int batchSize, int epochs, Metric metric, QualityScaling scaling = QualityScaling.None)
        where TNetwork : INetwork<TNetwork, float> =>
        Enumerable.Range(1, Seeds).Select(seed => Run<TNetwork>(training, test, (ulong)seed, batchSize, epochs, metric, scaling)).ToList();

    private static double Run<TNetwork>(Dataset<float> training, Dataset<float> test, ulong seed, int batchSize, int epochs, Metric metric, QualityScaling scaling)
        where TNetwork : INetwork<TNetwork, float>
    {
        (Scaler<float>? inputs, Scaler<float>? targets) = scaling switch
        {
            QualityScaling.Inputs => (Scaler.FitStandard(training), null),
            QualityScaling.InputsAndTargets => (Scaler.FitStandard(training), Scaler.FitStandardTargets(training)),
            QualityScaling.ToUnitInterval => (Scaler.FitMinMax(training), Scaler.FitMinMaxTargets(training)),
            _ => ((Scaler<float>?)null, (Scaler<float>?)null),
        };
        TNetwork network = TNetwork.Create(seed);
        Trainer.Fit(network, training.Scaled(inputs, targets), new TrainingOptions<float> { Seed = seed, BatchSize = batchSize, Epochs = epochs });

        // Errors are told in the unit of the targets.
        inputs?.FoldIntoFirstLayer(network);
        targets?.FoldTargetsIntoLastLayer(network);
        return metric.Compute(Evaluator.Evaluate(network, test, Environment.ProcessorCount));
    }
}
