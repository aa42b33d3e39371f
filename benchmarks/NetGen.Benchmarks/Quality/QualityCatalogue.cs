using System.Collections.Generic;
using NetGen.Data;
using NetGen.Metrics;

namespace NetGen.Benchmarks;

/// <summary>
/// The tasks, with what PyTorch 1.13 reached in single precision: the same networks, initial weights and biases ~ U(−1/√n, 1/√n),
/// batches drawn anew each epoch.
/// </summary>
internal static class QualityCatalogue
{
    public static IReadOnlyList<QualityTask> All { get; } =
    [
        new("iris", "4-16-3, Adam 0.01, batch 16, 100 epochs, 5 × 3", "accuracy", true, 0.9556, 0.0233, files =>
            QualityRuns.CrossValidated<IrisNet>(files.Classes("iris.csv", 3, folders: "sklearn"), 16, 100, Metric.Accuracy, QualityScaling.Inputs)),
        new("wine", "13-16-3, Adam 0.01, batch 16, 50 epochs, 5 × 3", "accuracy", true, 0.9863, 0.0281, files =>
            QualityRuns.CrossValidated<WineNet>(files.Classes("wine_data.csv", 3, folders: "sklearn"), 16, 50, Metric.Accuracy, QualityScaling.Inputs)),
        new("breast cancer", "30-16-2, Adam 0.005, batch 32, 30 epochs, 5 × 3", "accuracy", true, 0.9766, 0.0082, files =>
            QualityRuns.CrossValidated<CancerNet>(files.Classes("breast_cancer.csv", 2, folders: "sklearn"), 32, 30, Metric.Accuracy, QualityScaling.Inputs)),
        new("digits", "64-64-10, Adam 0.001, batch 32, 30 epochs, 5 × 3", "accuracy", true, 0.9672, 0.0077, files =>
            QualityRuns.CrossValidated<DigitsNet>(files.Classes("digits.csv.gz", 10, divisor: 16f, headLines: 0, folders: "sklearn"), 32, 30, Metric.Accuracy, QualityScaling.None)),
        new("optdigits", "64-64-10, Adam 0.001, batch 32, 30 epochs, 3 seeds", "accuracy", true, 0.9536, 0.0007, files =>
            QualityRuns.Repeated<DigitsNet>(
                files.Classes("optdigits.tra", 10, divisor: 16f, headLines: 0, folders: "optdigits"),
                files.Classes("optdigits.tes", 10, divisor: 16f, headLines: 0, folders: "optdigits"),
                32,
                30,
                Metric.Accuracy)),
        new("diabetes", "10-16-1, Adam 0.001, batch 32, 50 epochs, 5 × 3", "R²", true, 0.494, 0.044, files =>
            QualityRuns.CrossValidated<DiabetesNet>(files.Diabetes(), 32, 50, Metric.RSquared, QualityScaling.InputsAndTargets)),
        new("sunspots", "12-16-1 tanh, Adam 0.001, batch 32, 100 epochs, 3 seeds", "RMSE", false, 19.05, 0.15, files =>
        {
            (Dataset<float> training, Dataset<float> test) = files.Sunspots().SplitByTime(0.8);
            return QualityRuns.Repeated<SunspotsNet>(training, test, 32, 100, Metric.RootMeanSquaredError, QualityScaling.ToUnitInterval);
        }),
        new("MNIST", "784-128-10, Adam 0.001, batch 32, 5 epochs, 3 seeds", "accuracy", true, 0.9761, 0.0019, files =>
            QualityRuns.Repeated<PixelsNet>(files.Images("mnist", training: true), files.Images("mnist", training: false), 32, 5, Metric.Accuracy)),
        new("Fashion-MNIST", "784-128-10, Adam 0.001, batch 32, 5 epochs, 3 seeds", "accuracy", true, 0.8706, 0.0027, files =>
            QualityRuns.Repeated<PixelsNet>(files.Images("fashion-mnist", training: true), files.Images("fashion-mnist", training: false), 32, 5, Metric.Accuracy)),
    ];
}
