using System;
using System.IO;
using System.Threading;
using Digits;
using Digits.Glyphs;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The sample's training loop with the sample's own network.</summary>
public sealed class TrainingRunTests
{
    private const ulong Seed = 5;

    [Fact]
    public void LearnsDrawnDigits()
    {
        TrainingRun<DigitNet> run = Create(3000);
        LabelledImages test = ProceduralDigits.Create(500, ~Seed);
        double before = run.Test(test).Accuracy;

        TrainingProgress first = RunEpoch(run, 1, CancellationToken.None);
        TrainingProgress second = RunEpoch(run, 2, CancellationToken.None);

        Assert.InRange(before, 0, 0.4);
        Assert.Equal(3000, first.Samples);
        Assert.True(second.Loss < first.Loss, $"{second.Loss} < {first.Loss}");
        Assert.InRange(run.Test(test).Accuracy, 0.8, 1);
    }

    [Fact]
    public void SameSeedGivesTheSameTraining()
    {
        TrainingProgress one = RunEpoch(Create(333), 1, CancellationToken.None);
        TrainingProgress other = RunEpoch(Create(333), 1, CancellationToken.None);

        Assert.Equal(one with { SamplesPerSecond = 0 }, other with { SamplesPerSecond = 0 });
    }

    [Fact]
    public void StopsAfterTheCurrentBatch()
    {
        using CancellationTokenSource stop = new();
        using StoppingWriter output = new(stop);
        using ProgressDisplay display = new(output, () => 120, Palette.None, TimeProvider.System);

        TrainingProgress reached = Create(320).RunEpoch(display, 1, 1, stop.Token);

        Assert.Equal(32, reached.Samples);
        Assert.True(reached.Loss > 0);
    }

    [Fact]
    public void StoppedBeforehandItTrainsNothing() =>
        Assert.Equal(0, RunEpoch(Create(320), 1, new CancellationToken(canceled: true)).Samples);

    private static TrainingRun<DigitNet> Create(int samples) =>
        new(new DigitNet(Seed), ProceduralDigits.Create(samples, Seed), Seed);

    private static TrainingProgress RunEpoch(TrainingRun<DigitNet> run, int epoch, CancellationToken stop)
    {
        using ProgressDisplay display = new(TextWriter.Null, null, Palette.None, TimeProvider.System);
        return run.RunEpoch(display, epoch, 2, stop);
    }

    /// <summary>Asks for a stop as soon as the first batch is shown.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value) => stop.Cancel();
    }
}
