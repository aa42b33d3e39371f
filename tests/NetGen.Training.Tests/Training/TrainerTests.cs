using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Metrics;
using Xunit;

namespace NetGen.Training.Tests;

public sealed class TrainerTests
{
    private static readonly MemoryDataset<float> _training = MemoryDataset<float>.Clusters(200, 4, 3, 1);
    private static readonly MemoryDataset<float> _validation = MemoryDataset<float>.Clusters(70, 4, 3, 2);

    private static T[] Parameters<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static float[] Parameters(IrisNet network) => Parameters<IrisNet, float>(network);

    [Fact]
    public void WithoutShuffleItIsTheLoopOneWouldWrite()
    {
        var network = new IrisNet();
        var twin = new IrisNet();
        TrainingHistory history = Trainer.Fit(network, _training, new TrainingOptions<float> { Epochs = 3, BatchSize = 32, Shuffle = false });
        var losses = new List<double>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            double sum = 0;
            for (int first = 0; first < 200; first += 32)
            {
                int rows = Math.Min(32, 200 - first);
                sum += rows * (double)twin.Train(_training.Inputs.AsSpan(first * 4, rows * 4), _training.Targets.AsSpan(first * 3, rows * 3), rows);
            }

            losses.Add(sum / 200);
        }

        Assert.Equal(Parameters(twin), Parameters(network));
        Assert.Equal(losses, history.Epochs.Select(epoch => epoch.TrainingLoss));
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(21, history.Epochs[^1].Step);
        Assert.Equal([1, 2, 3], history.Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void ItLearnsAndTheSameSeedGivesTheSameBits()
    {
        float[] Run(ulong seed, int threads, out TrainingHistory history)
        {
            var network = new IrisNet();
            history = Trainer.Fit(network, _training, new TrainingOptions<float>
            {
                Epochs = 8,
                BatchSize = 16,
                Seed = seed,
                Threads = threads,
                Validation = _validation,
                Metrics = [Metric.Accuracy, Metric.MacroF1],
            });
            return Parameters(network);
        }

        float[] first = Run(1, 1, out TrainingHistory history);
        Assert.Equal(first, Run(1, 2, out TrainingHistory second));
        Assert.NotEqual(first, Run(2, 1, out _));
        Assert.True(history.Epochs[^1].Metrics["accuracy"] > 0.9, $"accuracy {history.Epochs[^1].Metrics["accuracy"]}");
        Assert.True(history.Epochs[^1].ValidationLoss < history.Epochs[0].ValidationLoss);
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss), second.Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.Equal(["accuracy", "macro F1"], history.Epochs[0].Metrics.Keys);
        Assert.All(history.Epochs, epoch => Assert.True(epoch.SamplesPerSecond > 0 && epoch.Duration > TimeSpan.Zero));
    }

    [Fact]
    public void EveryEpochSeesEverySampleOnceInAnOrderOfItsOwn()
    {
        var source = new ShuffledBatches<float>(_training, shuffle: true, seed: 4);
        float[] x = new float[7 * 4];
        float[] t = new float[7 * 3];
        List<float> Epoch(int epoch)
        {
            var seen = new List<float>();
            source.StartEpoch(epoch);
            for (int rows; (rows = source.Next(x, t)) > 0;)
            {
                seen.AddRange(Enumerable.Range(0, rows).Select(r => x[r * 4]));
            }

            return seen;
        }

        List<float> first = Epoch(1);
        List<float> second = Epoch(2);
        Assert.NotEqual(first, second);
        Assert.Equal(first, Epoch(1));
        float[] all = Enumerable.Range(0, 200).Select(r => _training.Inputs[r * 4]).Order().ToArray();
        Assert.Equal(all, first.Order());
        Assert.Equal(all, second.Order());
    }

    [Fact]
    public void ABatchThatIsSummedCountsAsItsSamples()
    {
        MemoryDataset<double> data = MemoryDataset<double>.Clusters(50, 2, 2, 3);
        var network = new SumNet();
        double expected = Enumerable.Range(0, 50).Sum(r => network.GetLoss(data.Inputs.AsSpan(2 * r, 2), data.Targets.AsSpan(r, 1), 1)) / 50;
        Assert.Equal(expected, Evaluator.Evaluate(network, data).Loss, 12);
        TrainingHistory history = Trainer.Fit(network, data, new TrainingOptions<double> { Epochs = 1, BatchSize = 50 });
        Assert.Equal(expected, history.Epochs[0].TrainingLoss, 12);
    }

    [Fact]
    public void EarlyStoppingGivesTheBestEpochBack()
    {
        // A rate that learns for a while and then shakes.
        var network = new IrisNet { LearningRate = 0.3 };
        var parameters = new List<float[]>();
        TrainingHistory history = Trainer.Fit(network, _training, new TrainingOptions<float>
        {
            Epochs = 200,
            BatchSize = 16,
            Validation = _validation,
            EarlyStopping = new EarlyStopping { Patience = 3, MinimumChange = 1e-3 },
            AfterEpoch = _ =>
            {
                parameters.Add(Parameters(network));
                return TrainingControl.Continue;
            },
        });
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(history.BestEpoch + 3, history.Epochs.Count);
        Assert.Equal(parameters[history.BestEpoch - 1], Parameters(network));
        Assert.Equal(history.Epochs[history.BestEpoch - 1].ValidationLoss, Evaluator.Evaluate(network, _validation).Loss);
        Assert.Equal(0.3, network.LearningRate);
    }

    [Fact]
    public void AMonitoredMetricMayBeLargerTheBetter()
    {
        var network = new IrisNet();
        TrainingHistory history = Trainer.Fit(network, _training, new TrainingOptions<float>
        {
            Epochs = 100,
            Validation = _validation,
            Metrics = [Metric.Accuracy],
            EarlyStopping = new EarlyStopping { Patience = 4, Monitor = Metric.Accuracy },
        });
        Assert.Equal(history.Epochs.Max(epoch => epoch.Metrics["accuracy"]), history.Epochs[history.BestEpoch - 1].Metrics["accuracy"]);
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
    }

    [Fact]
    public void DivergenceNamesEpochAndStepAndKeepsTheBest()
    {
        MemoryDataset<double> data = MemoryDataset<double>.Clusters(64, 2, 2, 3);
        var network = new SumNet();
        double[] before = Parameters<SumNet, double>(network);
        network.LearningRate = 1e6;
        TrainingDivergedException refusal = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network, data, new TrainingOptions<double> { Epochs = 500, BatchSize = 8 }));
        Assert.Contains(FormattableString.Invariant($"epoch {refusal.Epoch} at step {refusal.Step}"), refusal.Message);
        Assert.False(double.IsFinite(refusal.Loss));
        Assert.Equal(StopReason.Diverged, refusal.History.StopReason);
        double[] after = Parameters<SumNet, double>(network);
        Assert.All(after, value => Assert.True(double.IsFinite(value)));
        if (refusal.History.BestEpoch == 0)
        {
            Assert.Equal(before, after);
        }

        Assert.Equal(1e6, network.LearningRate);
        Assert.Equal(0, network.AccumulatedSamples);
    }

    [Fact]
    public void CancellationEndsAfterTheStepItIsIn()
    {
        using var stop = new CancellationTokenSource();
        var network = new IrisNet();
        int steps = 0;
        TrainingHistory history = Trainer.Fit(network, _training, new TrainingOptions<float>
        {
            CancellationToken = stop.Token,
            AfterBatch = result =>
            {
                steps++;
                if (result.Step == 10)
                {
                    stop.Cancel();
                }

                return TrainingControl.Continue;
            },
        });
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(10, steps);
        Assert.Single(history.Epochs);
        Assert.Equal(10, network.StepCount);
    }

    [Fact]
    public void ACallbackMayEndIt()
    {
        TrainingHistory byBatch = Trainer.Fit(new IrisNet(), _training, new TrainingOptions<float> { AfterBatch = result => result.Step == 3 ? TrainingControl.Stop : TrainingControl.Continue });
        Assert.Empty(byBatch.Epochs);
        TrainingHistory byEpoch = Trainer.Fit(new IrisNet(), _training, new TrainingOptions<float> { AfterEpoch = record => record.Epoch == 2 ? TrainingControl.Stop : TrainingControl.Continue });
        Assert.Equal(2, byEpoch.Epochs.Count);
        Assert.Equal(StopReason.Cancelled, byEpoch.StopReason);
    }

    [Fact]
    public void ProgressTellsEpochStepLossAndTimeLeft()
    {
        var reports = new List<TrainingProgress>();
        Trainer.Fit(new IrisNet(), _training, new TrainingOptions<float> { Epochs = 2, BatchSize = 50, Progress = new Listener(reports), ProgressInterval = TimeSpan.Zero });
        Assert.Equal(10, reports.Count); // four steps and an end, twice
        Assert.Equal([1L, 2, 3, 4, 4, 5, 6, 7, 8, 8], reports.Select(report => report.Step));
        Assert.Equal([50L, 100, 150, 200, 200], reports.Take(5).Select(report => report.Samples));
        Assert.All(reports, report => Assert.Equal(200, report.SamplesPerEpoch));
        Assert.All(reports, report => Assert.True(report.Loss > 0 && report.SamplesPerSecond > 0));
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
        Assert.True(reports[0].Remaining > TimeSpan.Zero);
        Assert.Null(reports[3].LastEpoch);
        Assert.Equal(1, reports[5].LastEpoch!.Epoch);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var network = new IrisNet();
        long from = 0;
        long to = 0;
        Trainer.Fit(network, _training, new TrainingOptions<float>
        {
            Epochs = 4,
            BatchSize = 10,
            ClipNorm = 0.5,
            Schedule = LearningRateSchedule.WarmUp(10, LearningRateSchedule.Cosine()),
            AfterBatch = result =>
            {
                if (result.Step == 41)
                {
                    from = GC.GetAllocatedBytesForCurrentThread();
                }
                else if (result.Step == 60)
                {
                    to = GC.GetAllocatedBytesForCurrentThread();
                }

                return TrainingControl.Continue;
            },
        });
        Assert.NotEqual(0, from);
        Assert.Equal(from, to);
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeAnythingChanges()
    {
        var network = new IrisNet();
        float[] before = Parameters(network);
        Assert.Contains("4 inputs and 3 targets", Assert.Throws<ArgumentException>(() => Trainer.Fit(network, MemoryDataset<float>.Clusters(10, 2, 2, 1))).Message);
        Assert.Throws<ArgumentException>(() => Trainer.Fit(network, new MemoryDataset<float>([], [], 4, 3)));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(network, _training, new TrainingOptions<float> { ClipNorm = 1, ClipValue = 1 }));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(network, _training, new TrainingOptions<float> { Metrics = [Metric.Accuracy] }));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(network, _training, new TrainingOptions<float> { EarlyStopping = new EarlyStopping { Monitor = Metric.Accuracy } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions<float> { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions<float> { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions<float> { ClipNorm = double.NaN });
        Assert.Equal(before, Parameters(network));
    }

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
