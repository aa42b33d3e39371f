using System;
using System.Linq;
using Xunit;

namespace NetGen.Training.Tests;

public sealed class ScheduleTests
{
    private static double[] Rates(LearningRateSchedule schedule, int steps, int stepsPerEpoch) => Enumerable.Range(0, steps)
        .Select(step => schedule.GetRate(new ScheduleStep(0.1, 1 + (step / stepsPerEpoch), step, steps)))
        .ToArray();

    [Fact]
    public void FormulasAreThoseOfTheirDocumentation()
    {
        Assert.Equal([0.1, 0.1, 0.1], Rates(LearningRateSchedule.Constant, 3, 1));
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.025], Rates(LearningRateSchedule.StepDecay(0.5, 2), 5, 1));
        Assert.Equal([0.1, 0.1, 0.1 * 0.9, 0.1 * 0.9], Rates(LearningRateSchedule.Exponential(0.9), 4, 2));
        double[] cosine = Rates(LearningRateSchedule.Cosine(0.02), 4, 2);
        Assert.Equal(0.1, cosine[0], 15);
        Assert.Equal(0.06, cosine[2], 15);
        Assert.Equal(0.02 + (0.04 * (1 + Math.Cos(0.75 * Math.PI))), cosine[3], 15);
        double[] warm = Rates(LearningRateSchedule.WarmUp(4, LearningRateSchedule.Cosine()), 8, 8);
        Assert.Equal([0.025, 0.05, 0.075, 0.1], warm[..4].Select(rate => Math.Round(rate, 12)));
        Assert.Equal(0.1, warm[4], 15);
        Assert.Equal(0.05, warm[6], 15);
        double[] cycle = Rates(LearningRateSchedule.OneCycle(0.5), 10, 10);
        Assert.Equal(0.1 / 25, cycle[0], 15);
        Assert.Equal(0.1, cycle[5], 15);
        Assert.Equal(cycle.Max(), cycle[5]);
        Assert.True(cycle[9] < 0.011);
    }

    [Fact]
    public void APlateauLowersTheRateAndIsRememberedAsText()
    {
        LearningRateSchedule schedule = LearningRateSchedule.ReduceOnPlateau(0.5, patience: 2, minimum: 0.03);
        double Rate() => schedule.GetRate(new ScheduleStep(0.1, 1, 0, 100));
        schedule.EpochEnded(better: true);
        schedule.EpochEnded(better: false);
        Assert.Equal(0.1, Rate());
        string state = schedule.SaveState();
        schedule.EpochEnded(better: false);
        Assert.Equal(0.05, Rate());
        schedule.EpochEnded(better: false);
        schedule.EpochEnded(better: false);
        Assert.Equal(0.03, Rate());
        schedule.LoadState(state);
        Assert.Equal(0.1, Rate());
        schedule.EpochEnded(better: false);
        Assert.Equal(0.05, Rate());
        schedule.Restart();
        Assert.Equal(0.1, Rate());
        Assert.Throws<FormatException>(() => schedule.LoadState("1 x"));
        Assert.Throws<FormatException>(() => LearningRateSchedule.Constant.LoadState("1 2"));
    }

    [Fact]
    public void TheTrainerSetsTheRateOfEveryStepAndGivesTheOldOneBack()
    {
        var network = new IrisNet();
        var rates = new System.Collections.Generic.List<double>();
        Trainer.Fit(network, MemoryDataset<float>.Clusters(40, 4, 3, 1), new TrainingOptions<float>
        {
            Epochs = 2,
            BatchSize = 10,
            Schedule = LearningRateSchedule.StepDecay(0.1, 1),
            AfterBatch = result =>
            {
                rates.Add(network.LearningRate);
                Assert.Equal(network.LearningRate, result.LearningRate);
                return TrainingControl.Continue;
            },
        });
        Assert.Equal([0.01, 0.01, 0.01, 0.01, 0.001, 0.001, 0.001, 0.001], rates);
        Assert.Equal(0.01, network.LearningRate);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void AFactorThatIsNoneIsRefused(double factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(factor, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.ReduceOnPlateau(factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.OneCycle(factor));
    }
}
