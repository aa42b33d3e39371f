using System;
using System.Linq;
using System.Threading;
using NetGen;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;
using Samples.Common;
using TimeSeries.Data;

namespace TimeSeries.Forecasting;

/// <summary>From a series to a network that forecasts it.</summary>
internal static class ForecastTraining
{
    private const int FewestForecasts = 20;

    // In the order of time: the first 70 % are trained on, the next 10 % choose the epoch, the last fifth is forecast.
    private const double LearntFrom = 0.8;
    private const double TrainedOn = 0.875;

    /// <summary>Splits, scales, trains, folds and judges.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="series">The series.</param>
    /// <param name="settings">What the training is set to.</param>
    /// <param name="seed">The seed of the weights and the order.</param>
    /// <param name="checkpoint">Where the training leaves what it needs to go on, and goes on from.</param>
    /// <param name="progress">Who hears how far the training is.</param>
    /// <param name="cancellation">Interrupts the training.</param>
    /// <returns>What came of it; null where it was interrupted.</returns>
    /// <exception cref="UsageException">The series is too short.</exception>
    public static ForecastResult<TNetwork>? Run<TNetwork>(
        Series series, ForecastSettings settings, ulong seed, ResumableTraining checkpoint, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
        where TNetwork : INetwork<TNetwork, float>
    {
        Dataset<float> windows = SlidingWindow.CreateDataset(series);
        if (windows.Count < FewestForecasts)
        {
            throw new UsageException($"--data: expected at least {SlidingWindow.Lags + 1 + FewestForecasts} values, found {series.Count}");
        }

        (Dataset<float> learning, Dataset<float> test) = windows.SplitByTime(LearntFrom);
        (Dataset<float> training, Dataset<float> validation) = learning.SplitByTime(TrainedOn);
        Scaler<float> inputScaler = Scaler.FitStandard(training);
        Scaler<float> targetScaler = Scaler.FitStandardTargets(training);

        TNetwork network = TNetwork.Create(seed);
        TrainingHistory history = Trainer.Fit(network, training.Scaled(inputScaler, targetScaler), new TrainingOptions<float>
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Seed = seed,
            Validation = validation.Scaled(inputScaler, targetScaler),
            Schedule = LearningRateSchedule.WarmUp(settings.WarmUpSteps, LearningRateSchedule.Cosine()),
            // Never early, as the schedule counts on all epochs; but the weights are those of the best one.
            EarlyStopping = new EarlyStopping { Patience = settings.Epochs },
            Checkpoint = checkpoint.GetOptions(series, settings),
            Progress = progress,
            CancellationToken = cancellation,
        });
        if (history.StopReason == StopReason.Cancelled)
        {
            return null;
        }

        inputScaler.FoldIntoFirstLayer(network);
        targetScaler.FoldTargetsIntoLastLayer(network);
        checkpoint.Forget();
        Evaluation evaluation = Evaluator.Evaluate(network, test);
        return new ForecastResult<TNetwork>
        {
            Network = network,
            History = history,
            TrainingCount = training.Count,
            ValidationCount = validation.Count,
            FirstForecast = SlidingWindow.GetLast(learning.Count) + 1,
            Evaluation = evaluation,
            Linear = LeastSquares.Fit(training.Scaled(inputScaler)).Evaluate(test.Scaled(inputScaler)),
            Persistence = new Evaluation(
                evaluation.Targets.ToArray().Average(change => change * change),
                new double[evaluation.Count],
                evaluation.Targets.ToArray(),
                1),
        };
    }
}
