using System;
using System.Linq;
using System.Threading.Tasks;
using NetGen.Metrics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void RegressionMeasuresAreThoseComputedByHand()
    {
        // Two outputs; computed with a pocket calculator.
        var evaluation = new Evaluation(0.5, [1, 10, 2, 20, 3, 30], [1, 12, 3, 20, 5, 28], 2);
        Assert.Equal(3, evaluation.Count);
        Assert.Equal(Math.Sqrt((0 + 4 + 1 + 0 + 4 + 4) / 6.0), evaluation.RootMeanSquaredError, 14);
        Assert.Equal((0 + 2 + 1 + 0 + 2 + 2) / 6.0, evaluation.MeanAbsoluteError, 14);
        Assert.Equal(((1 - (5.0 / 8)) + (1 - (8.0 / 128))) / 2, evaluation.RSquared, 14);
        Assert.True(double.IsNaN(new Evaluation(0, [1, 2], [3, 3], 1).RSquared));
    }

    [Fact]
    public void ClassesAreTheLargestOrThoseAboveTheThreshold()
    {
        var several = new Evaluation(0, [0.1, 0.7, 0.2, 0.5, 0.3, 0.2, 0.3, 0.3, 0.4], [0, 1, 0, 0, 1, 0, 0, 0, 1], 3);
        Assert.Equal([1, 0, 2], Enumerable.Range(0, 3).Select(several.GetPredicted));
        Assert.Equal([1, 1, 2], Enumerable.Range(0, 3).Select(several.GetActual));
        Assert.Equal(2.0 / 3, several.Accuracy);
        Assert.Equal(1.0, several.GetTopKAccuracy(2));
        Assert.Equal(2.0 / 3, several.GetTopKAccuracy(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => several.GetTopKAccuracy(4));

        var single = new Evaluation(0, [0.4, 0.6, 0.9], [0, 0, 1], 1);
        Assert.Equal(2, single.Classes);
        Assert.Equal(2.0 / 3, single.Accuracy);
        var signs = new Evaluation(0, [-0.4, 0.6, -0.9], [-1, 1, 1], 1, threshold: 0.0);
        Assert.Equal(2.0 / 3, signs.Accuracy);
    }

    [Fact]
    public void TheAreaUnderTheCurveCountsPairs()
    {
        var random = new SplitMix64(3);
        foreach (int distinct in (int[])[3, 1000])
        {
            double[] y = Enumerable.Range(0, 80).Select(_ => random.NextInt(distinct) / (double)distinct).ToArray();
            double[] t = Enumerable.Range(0, 80).Select(_ => (double)random.NextInt(2)).ToArray();
            double pairs = 0;
            double wins = 0;
            for (int i = 0; i < 80; i++)
            {
                for (int j = 0; j < 80; j++)
                {
                    if (t[i] > t[j])
                    {
                        pairs++;
                        wins += y[i] > y[j] ? 1 : y[i] == y[j] ? 0.5 : 0;
                    }
                }
            }

            Assert.True(pairs > 100);
            Assert.Equal(wins / pairs, new Evaluation(0, y, t, 1).RocAuc, 12);

            // Two complementary outputs rank the same pairs.
            double[] both = y.SelectMany(p => new[] { 1 - p, p }).ToArray();
            double[] hot = t.SelectMany(label => new[] { 1 - label, label }).ToArray();
            Assert.Equal(wins / pairs, new Evaluation(0, both, hot, 2).RocAuc, 12);
        }

        Assert.True(double.IsNaN(new Evaluation(0, [0.1, 0.2], [1, 1], 1).RocAuc));
    }

    [Fact]
    public async Task AnyNumberOfThreadsGivesTheSameBitsAndMayRunAtOnce()
    {
        MemoryDataset<float> data = MemoryDataset<float>.Clusters(1500, 4, 3, 9);
        var network = new IrisNet();
        Evaluation one = Evaluator.Evaluate(network, data);
        Evaluation[] many = await Task.WhenAll(Enumerable.Range(1, 6).Select(threads => Task.Run(() => Evaluator.Evaluate(network, data, threads))));
        Assert.All(many, evaluation =>
        {
            Assert.Equal(one.Loss, evaluation.Loss);
            Assert.True(one.Outputs.SequenceEqual(evaluation.Outputs));
            Assert.True(one.Targets.SequenceEqual(evaluation.Targets));
        });

        float[] y = new float[3];
        network.Predict(data.Inputs.AsSpan(4 * 1300, 4), y);
        Assert.Equal(y.Select(value => (double)value), one.Outputs.Slice(3 * 1300, 3).ToArray());
        Assert.Equal((double)network.GetLoss(data.Inputs, data.Targets, 1500), one.Loss, 5);
        Assert.Equal(network.Classify(data.Inputs.AsSpan(4 * 7, 4)), one.GetPredicted(7));
    }

    [Fact]
    public void AProbabilityOfOneUnitIsJudgedAtOneHalf()
    {
        MemoryDataset<float> data = MemoryDataset<float>.Clusters(300, 2, 2, 9);
        var network = new BinaryNet();
        Trainer.Fit(network, data, new TrainingOptions<float> { Epochs = 10 });
        Evaluation evaluation = Evaluator.Evaluate(network, data);
        Assert.Equal(Enumerable.Range(0, 300).Select(r => network.Classify(data.Inputs.AsSpan(2 * r, 2))), Enumerable.Range(0, 300).Select(evaluation.GetPredicted));
        Assert.True(evaluation.Accuracy > 0.9 && evaluation.RocAuc > evaluation.Accuracy);
    }

    [Fact]
    public void LengthsThatDoNotFitAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Evaluation(0, [1, 2, 3], [1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => new Evaluation(0, [1, 2], [1], 1));
        Assert.Throws<ArgumentException>(() => new Evaluation(0, [], [], 1));
        Assert.Contains("found 2 and 1", Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(new IrisNet(), MemoryDataset<float>.Clusters(4, 2, 2, 1))).Message);
    }
}
