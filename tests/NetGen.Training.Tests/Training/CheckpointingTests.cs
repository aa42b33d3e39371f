using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests;

/// <summary>A training that is interrupted, anywhere, and resumed gives the bits of one that never was.</summary>
public sealed class CheckpointingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-").FullName;

    private string File => Path.Combine(_folder, "training.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(3)] // within the first epoch
    [InlineData(13)] // at the very end of an epoch
    [InlineData(14)]
    [InlineData(40)]
    public void AResumedTrainingGivesTheSameBits(int stopAt)
    {
        Interrupted<IrisNet, float>(stopAt);
        Interrupted<IrisDoubleNet, double>(stopAt);
        Interrupted<NAdamNet, float>(stopAt);
    }

    private void Interrupted<TNetwork, T>(int stopAt)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MemoryDataset<T> data = MemoryDataset<T>.Clusters(200, 4, 3, 1);
        TrainingOptions<T> Options() => new()
        {
            Epochs = 5,
            BatchSize = 16,
            Seed = 8,
            ValidationFraction = 0.2,
            Metrics = [Metric.Accuracy],
            Schedule = LearningRateSchedule.WarmUp(5, LearningRateSchedule.ReduceOnPlateau(0.5, patience: 1)),
            EarlyStopping = new EarlyStopping { Patience = 4 },
            ClipNorm = 2,
        };
        TNetwork whole = TNetwork.Create(3);
        TrainingHistory expected = Trainer.Fit(whole, data, Options());

        System.IO.File.Delete(File);
        TNetwork network = TNetwork.Create(3);
        CheckpointOptions checkpoint = new(File) { Notes = new Dictionary<string, string> { ["scaler"] = "text" } };
        TrainingHistory first = Trainer.Fit(network, data, Options() with
        {
            Checkpoint = checkpoint,
            AfterBatch = result => result.Step == stopAt ? TrainingControl.Stop : TrainingControl.Continue,
        });
        Assert.Equal(StopReason.Cancelled, first.StopReason);
        Assert.Equal("text", Checkpoint<T>.Load(File).Notes["scaler"]);

        // Another process: another instance, with other parameters.
        TNetwork resumed = TNetwork.Create(99);
        int steps = 0;
        TrainingHistory found = Trainer.Fit(resumed, data, Options() with
        {
            Checkpoint = checkpoint,
            AfterBatch = result =>
            {
                Assert.Equal(stopAt + ++steps, result.Step);
                return TrainingControl.Continue;
            },
        });
        Assert.True(steps > 0);
        Assert.Equal(Parameters<TNetwork, T>(whole), Parameters<TNetwork, T>(resumed));
        Assert.Equal(whole.LearningRate, resumed.LearningRate);
        Assert.Equal(expected.Epochs.Select(Shown), found.Epochs.Select(Shown));
        Assert.Equal(expected.BestEpoch, found.BestEpoch);
        Assert.Equal(expected.StopReason, found.StopReason);

        // At its end it has nothing more to do.
        TNetwork again = TNetwork.Create(98);
        TrainingHistory end = Trainer.Fit(again, data, Options() with { Checkpoint = checkpoint });
        Assert.Equal(Parameters<TNetwork, T>(whole), Parameters<TNetwork, T>(again));
        Assert.Equal(found.Epochs.Count, end.Epochs.Count);
    }

    [Fact]
    public void ACheckpointOfAnotherTrainingIsRefusedAndNothingChanges()
    {
        MemoryDataset<float> data = MemoryDataset<float>.Clusters(60, 4, 3, 1);
        TrainingOptions<float> options = new() { Epochs = 1, BatchSize = 16, Seed = 8, Checkpoint = new CheckpointOptions(File) };
        Trainer.Fit(new IrisNet(), data, options);
        var network = new IrisNet();
        float[] before = Parameters<IrisNet, float>(network);
        Assert.Contains("batch size 20", Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options with { BatchSize = 20 })).Message);
        Assert.Contains("seed 9", Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options with { Seed = 9 })).Message);
        Checkpoint<float>.Capture(network).Save(File);
        Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        System.IO.File.WriteAllBytes(File, [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => Trainer.Fit(network, data, options));
        Assert.Equal(before, Parameters<IrisNet, float>(network));
        Assert.Equal(0, network.StepCount);
        TrainingHistory anew = Trainer.Fit(network, data, options with { Checkpoint = new CheckpointOptions(File) { Resume = false } });
        Assert.Single(anew.Epochs);
    }

    [Fact]
    public void ItIsWrittenAsOftenAsWanted()
    {
        MemoryDataset<float> data = MemoryDataset<float>.Clusters(64, 4, 3, 1);
        var written = new List<long>();
        Trainer.Fit(new IrisNet(), data, new TrainingOptions<float>
        {
            Epochs = 5,
            BatchSize = 16,
            Checkpoint = new CheckpointOptions(File) { EveryEpochs = 2, EverySteps = 3 },
            AfterBatch = result =>
            {
                if (System.IO.File.Exists(File))
                {
                    long step = long.Parse(Checkpoint<float>.Load(File).Notes["training.step"], System.Globalization.CultureInfo.InvariantCulture);
                    if (written.LastOrDefault() != step)
                    {
                        written.Add(step);
                    }
                }

                return TrainingControl.Continue;
            },
        });
        Assert.Equal([3L, 6, 8, 9, 12, 15, 16, 18], written);
        Assert.Equal("20", Checkpoint<float>.Load(File).Notes["training.step"]);
    }

    [Fact]
    public void AHistoryReadsBackToTheSameBits()
    {
        var history = new TrainingHistory { BestEpoch = 1, StopReason = StopReason.EarlyStopping };
        history.Add(new EpochRecord
        {
            Epoch = 1,
            Step = 7,
            TrainingLoss = 0.1 + 0.2,
            LearningRate = double.Epsilon,
            Duration = TimeSpan.FromTicks(12345),
            SamplesPerSecond = double.PositiveInfinity,
            Metrics = new Dictionary<string, double> { ["R² \"quoted\""] = -1.0 / 3 },
        });
        TrainingHistory read = TrainingHistory.Parse(history.ToJson());
        Assert.Equal(history.ToJson(), read.ToJson());
        Assert.Equal(0.1 + 0.2, read.Epochs[0].TrainingLoss);
        Assert.True(double.IsNaN(read.Epochs[0].ValidationLoss));
        foreach (string damaged in (string[])["", "{}", "[1]", "{\"bestEpoch\":1}", history.ToJson()[..^5], history.ToJson().Replace("Early", "Late", StringComparison.Ordinal)])
        {
            Assert.Throws<FormatException>(() => TrainingHistory.Parse(damaged));
        }
    }

    private static string Shown(EpochRecord epoch) => FormattableString.Invariant(
        $"{epoch.Epoch} {epoch.Step} {epoch.TrainingLoss:R} {epoch.ValidationLoss:R} {epoch.LearningRate:R} {epoch.Metrics["accuracy"]:R}");

    private static T[] Parameters<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
