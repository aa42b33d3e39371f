using System;
using System.IO;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests;

/// <summary>Training on samples that never lie in memory all at once.</summary>
public sealed class StreamTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-").FullName;
    private readonly MemoryDataset<float> _data = MemoryDataset<float>.Clusters(300, 4, 3, 1);

    private string File => Path.Combine(_folder, "rows.bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AStreamInItsOwnOrderIsTheDataSetUnshuffled()
    {
        RowFile.Write(File, _data);
        var streamed = new IrisNet();
        var inMemory = new IrisNet();
        using (SampleStream<float> stream = new RowFile<float>(File, 4, 3))
        {
            TrainingHistory history = Trainer.Fit(streamed, stream, new TrainingOptions<float> { Epochs = 3, BatchSize = 32 });
            TrainingHistory twin = Trainer.Fit(inMemory, _data, new TrainingOptions<float> { Epochs = 3, BatchSize = 32, Shuffle = false });
            Assert.Equal(twin.Epochs.Select(epoch => epoch.TrainingLoss), history.Epochs.Select(epoch => epoch.TrainingLoss));
        }

        Assert.Equal(Parameters(inMemory), Parameters(streamed));
    }

    [Fact]
    public void AWindowShufflesEachEpochAnewAndAResumedTrainingGivesTheSameBits()
    {
        RowFile.Write(File, _data);
        string checkpoint = Path.Combine(_folder, "checkpoint");
        float[] Run(int stopAt, string? path)
        {
            var network = new IrisNet();
            using var stream = new ShuffleBuffer<float>(new RowFile<float>(File, 4, 3), window: 50, seed: 3);
            Trainer.Fit(network, stream, new TrainingOptions<float>
            {
                Epochs = 3,
                BatchSize = 32,
                Checkpoint = path is null ? null : new CheckpointOptions(path),
                AfterBatch = result => result.Step == stopAt ? TrainingControl.Stop : TrainingControl.Continue,
            });
            return Parameters(network);
        }

        float[] whole = Run(-1, null);
        float[] part = Run(14, checkpoint);
        Assert.NotEqual(whole, part);
        Assert.Equal(whole, Run(-1, checkpoint));
    }

    [Fact]
    public void WhatAStreamCannotDoIsRefused()
    {
        RowFile.Write(File, _data);
        using var stream = new RowFile<float>(File, 4, 3);
        Assert.Throws<ArgumentException>(() => Trainer.Fit(new IrisNet(), stream, new TrainingOptions<float> { ValidationFraction = 0.1 }));
        Assert.Throws<ArgumentException>(() => Trainer.Fit(new BinaryNet(), stream));
    }

    private static float[] Parameters(IrisNet network)
    {
        float[] parameters = new float[IrisNet.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
