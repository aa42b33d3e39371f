using System;
using System.IO;
using System.Linq;
using Gan;
using Gan.Display;
using Gan.Evaluation;
using Gan.Networks;
using Gan.Training;
using Xunit;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The sample's training with the sample's own networks.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void DefaultTrainingLearnsTheRing()
    {
        Options options = new();
        RingSnapshots snapshots = RingTraining.Run(new GanSettings { Steps = options.Steps }, options.Seed, _ => { });

        RingQuality first = snapshots.All[0].Quality;
        RingQuality last = snapshots.All[^1].Quality;
        Assert.False(first.IsGood);
        Assert.True(last.ModesFound >= 7, $"{last.ModesFound} modes");
        Assert.True(last.NearShare >= 0.9, $"{last.NearShare} near a mode");
    }

    [Fact]
    public void SnapshotsGoFromTheFirstStepToTheLast()
    {
        int shown = 0;
        RingSnapshots snapshots = RingTraining.Run(new GanSettings { Steps = 110, BatchSize = 32 }, 1, _ => shown++);

        Assert.Equal(21, snapshots.All.Count);
        Assert.Equal(21, shown);
        Assert.Equal(0, snapshots.All[0].Step);
        Assert.True(float.IsNaN(snapshots.All[0].GeneratorLoss));
        Assert.Equal(55, snapshots.All[10].Step);
        Assert.Equal(110, snapshots.All[^1].Step);
        Assert.All(snapshots.All, snapshot => Assert.Equal(2 * RingTraining.SnapshotPoints, snapshot.Points.Length));
        Assert.NotEqual(snapshots.All[0].Points, snapshots.All[^1].Points);
    }

    [Fact]
    public void SameSeedGivesTheSamePoints()
    {
        Assert.Equal(Points(3), Points(3));
        Assert.NotEqual(Points(3), Points(4));

        static float[] Points(ulong seed) => RingTraining.Run(new GanSettings { Steps = 40, BatchSize = 32 }, seed, _ => { }).All[^1].Points;
    }

    [Fact]
    public void RedirectedOutputGetsTheTableAndTheLastPicture()
    {
        using StringWriter output = new();
        Report report = new(output, isTerminal: false);
        report.Follow<Generator, Discriminator>(onSnapshot => RingTraining.Run(new GanSettings { Steps = 40, BatchSize = 32 }, 1, onSnapshot));

        string text = output.ToString();
        Assert.Contains("discriminator  2-64-64-1, binary cross-entropy, Adam, float", text, StringComparison.Ordinal);
        Assert.Equal(21, text.Split('\n').Count(line => line.Contains(" of 8  ", StringComparison.Ordinal)));
        Assert.Contains("The ring is not learnt: ", text, StringComparison.Ordinal);
        Assert.Contains(text, letter => letter is > '\u2800' and <= '\u28FF');
        Assert.DoesNotContain('\u001b', text);
    }
}
