using System;
using System.IO;
using CartPole.Display;
using CartPole.Learning;
using CartPole.Loop;
using Xunit;

namespace NetGen.Training.Tests.Samples.CartPoleSample;

/// <summary>The sample's controller with the sample's own network.</summary>
public sealed class LearningTests
{
    private const double Goal = 195;
    private const int MaximumSteps = 20_000;

    [Fact]
    public void LearnsToBalance()
    {
        int learnt = 0;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            learnt += Run(seed, MaximumSteps).HasLearnt ? 1 : 0;
        }

        Assert.InRange(learnt, 4, 5);
    }

    [Fact]
    public void WhatIsLearntHoldsWithoutLearningOn()
    {
        LearningSession<QNetwork> session = Run(10, MaximumSteps);
        GreedyRun<QNetwork> run = new(session.Controller.Network, 77);
        int steps = 0;
        while (steps < 100 && run.Step())
        {
            steps++;
        }

        Assert.Equal(100, steps);
    }

    [Fact]
    public void TheLoopAllocatesNothing()
    {
        // What allocates does so in every session; in a single one the runtime may have, on behalf of whatever else runs.
        long allocated = long.MaxValue;
        for (int round = 0; round < 3 && allocated != 0; round++)
        {
            LearningSession<QNetwork> session = new(new QSettings(), 3, 2_000, double.PositiveInfinity);
            while (!session.IsOver)
            {
                session.RunEpisode();
            }

            Assert.Equal(2_000, session.Loop.Steps);
            allocated = Math.Min(allocated, session.Loop.AllocatedBytes);
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void SameSeedGivesTheSameEpisodes()
    {
        LearningSession<QNetwork> one = Run(5, 3_000);
        LearningSession<QNetwork> other = Run(5, 3_000);

        Assert.Equal(one.Scores.Episodes, other.Scores.Episodes);
        Assert.Equal(one.Scores.Mean, other.Scores.Mean);
        Assert.Equal(Parameters(one), Parameters(other));
        Assert.NotEqual(Parameters(one), Parameters(Run(6, 3_000)));
    }

    // Two states one after the other: in the second every action ends it all with −1, so Q is −1 there and −γ before.
    [Fact]
    public void ValueOfAnEndGoesBackByTheDiscount()
    {
        QSettings settings = new() { WarmUpSteps = 50, ExplorationSteps = 4_000, Discount = 0.9f };
        QController<QNetwork> controller = new(settings, 1);
        float[] first = [1, 0, 0, 0];
        float[] second = [0, 1, 0, 0];
        for (int episode = 0; episode < 1_500; episode++)
        {
            controller.Begin(first);
            controller.Step(0, second, false);
            controller.Step(-1, second, true);
        }

        float[] values = new float[2];
        controller.Network.Predict(second, values);
        Assert.All(values, value => Assert.Equal(-1, value, 0.05));
        controller.Network.Predict(first, values);
        Assert.All(values, value => Assert.Equal(-0.9, value, 0.05));
    }

    [Fact]
    public void ExplorationFallsToItsEnd()
    {
        QController<QNetwork> controller = new(new QSettings { ExplorationSteps = 100, FinalExploration = 0.1, WarmUpSteps = 1_000 }, 1);
        Assert.Equal(1, controller.Exploration);
        Steps(50);
        Assert.Equal(0.55, controller.Exploration, 1e-12);
        Steps(100);
        Assert.Equal(0.1, controller.Exploration, 1e-12);

        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                controller.Step(0, [0, 0, 0, 0], false);
            }
        }
    }

    [Fact]
    public void ReportTellsStepsTimesAndBytes()
    {
        using StringWriter output = new();
        Report report = new(output, isTerminal: false);
        LearningSession<QNetwork> session = new(new QSettings(), 1, 2_500, Goal);
        report.Begin<QNetwork>(Goal);
        while (!session.IsOver)
        {
            session.RunEpisode();
            report.EndEpisode(session);
        }

        report.End(session);
        report.Watch(new GreedyRun<QNetwork>(session.Controller.Network, 1));

        string text = output.ToString();
        Assert.Contains("4-32-32-2, half squared error, Adam, float", text, StringComparison.Ordinal);
        Assert.Contains("\n   2,500 ", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("It did not learn to balance in 2,500 steps", text, StringComparison.Ordinal);
        Assert.Contains("A control step, learning included: median ", text, StringComparison.Ordinal);
        Assert.Contains("Allocated in 2,500 control steps: ", text, StringComparison.Ordinal);
        Assert.Contains("▟███▙", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    private static LearningSession<QNetwork> Run(ulong seed, int maximumSteps)
    {
        LearningSession<QNetwork> session = new(new QSettings(), seed, maximumSteps, Goal);
        while (!session.IsOver)
        {
            session.RunEpisode();
        }

        return session;
    }

    private static float[] Parameters(LearningSession<QNetwork> session)
    {
        float[] parameters = new float[QNetwork.ParameterCount];
        session.Controller.Network.CopyParametersTo(parameters);
        return parameters;
    }
}
