using System;
using System.Diagnostics;
using System.Linq;
using CartPole.Display;
using CartPole.Learning;
using CartPole.Loop;
using CartPole.Plant;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Samples.CartPoleSample;

/// <summary>Memory, times, scores and drawing.</summary>
public sealed class PartsTests
{
    [Fact]
    public void MemoryKeepsTheLastStepsAndDrawsWholeOnes()
    {
        ReplayMemory memory = new(4, 2);
        for (int step = 0; step < 10; step++)
        {
            memory.Add([step, -step], step, 100 * step, [step + 0.5f, 0], step % 2 == 1);
        }

        ReplayBatch batch = new(200, 2);
        SplitMix64 random = new(1);
        memory.Draw(ref random, batch);

        Assert.Equal(4, memory.Count);
        Assert.Equal([6, 7, 8, 9], batch.Actions.Distinct().Order());
        for (int k = 0; k < batch.Size; k++)
        {
            int step = batch.Actions[k];
            Assert.Equal([step, -step], batch.States[(2 * k)..(2 * k + 2)]);
            Assert.Equal(100 * step, batch.Rewards[k]);
            Assert.Equal([step + 0.5f, 0], batch.NextStates[(2 * k)..(2 * k + 2)]);
            Assert.Equal(step % 2 == 1, batch.IsTerminal[k]);
        }
    }

    [Fact]
    public void PercentilesAreThoseOfTheSortedTimes()
    {
        StepTimes times = new(1000);
        Assert.True(double.IsNaN(times.GetPercentile(0.5)));
        for (int i = 1000; i >= 1; i--)
        {
            times.Add(5, 5 + i);
        }

        double tick = 1e6 / Stopwatch.Frequency;
        Assert.Equal(500 * tick, times.GetPercentile(0.5), 1e-9);
        Assert.Equal(999 * tick, times.GetPercentile(0.999), 1e-9);
        Assert.Equal(1000 * tick, times.GetPercentile(1), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => times.GetPercentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => times.GetPercentile(1.1));
    }

    [Fact]
    public void ScoreIsTheMeanOfTheLastTwenty()
    {
        Scoreboard scores = new();
        scores.Add(500);
        Assert.Equal(500, scores.Mean);
        Assert.False(scores.HasReached(195), "One long episode is luck.");
        for (int i = 0; i < 20; i++)
        {
            scores.Add(190 + i);
        }

        Assert.Equal(199.5, scores.Mean);
        Assert.True(scores.HasReached(195));
        Assert.False(scores.HasReached(200));
    }

    [Fact]
    public void DrawingShowsWhereTheCartIsAndHowThePoleLeans()
    {
        string[] upright = Lines(new CartPoleState(0, 0, 0, 0));
        string[] leaning = Lines(new CartPoleState(1.2, 0, 0.2, 0));

        Assert.Equal(10, upright.Length);
        Assert.All(upright, line => Assert.Equal(CartDrawing.Width, line.Length));
        Assert.All(upright[..8], line => Assert.Equal(36, line.IndexOf('█', StringComparison.Ordinal)));
        Assert.Equal(36 + 15 - 2, leaning[8].IndexOf('▟', StringComparison.Ordinal));
        Assert.True(leaning[0].IndexOf('█', StringComparison.Ordinal) > leaning[7].IndexOf('█', StringComparison.Ordinal) + 5, "The pole leans to the right.");
    }

    [Fact]
    public void DrawingCutsWhatIsBeyondTheEdge() =>
        Assert.All(Lines(new CartPoleState(-3.5, 0, -0.3, 0)), line => Assert.Equal(CartDrawing.Width, line.Length));

    private static string[] Lines(CartPoleState state) => CartDrawing.Draw(state).TrimEnd('\n').Split('\n');
}
