using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class DataSplitTests
{
    // 60, 30, 9 and 1 samples of classes 0 to 3, mixed.
    private static readonly int[] _labels = Enumerable.Range(0, 100)
        .Select(i => i * 37 % 100)
        .Select(i => i < 60 ? 0 : i < 90 ? 1 : i < 99 ? 2 : 3)
        .ToArray();

    [Theory]
    [InlineData(2, 0.5, 1)]
    [InlineData(10, 0.75, 8)]
    [InlineData(100, 0.333, 33)]
    [InlineData(1000, 0.999, 999)]
    public void EverySampleIsOnExactlyOneSide(int count, double fraction, int trained)
    {
        Dataset<float> dataset = Samples.Numbered(count);
        foreach ((Dataset<float> Training, Dataset<float> Validation) parts in new[]
        {
            dataset.SplitRandom(fraction, 1), dataset.SplitRandom(fraction, 2), dataset.SplitByTime(fraction),
            Samples.Classed(Enumerable.Range(0, count).Select(i => i % 2).ToArray(), 2).SplitStratified(fraction, 3),
        })
        {
            Assert.Equal(trained, parts.Training.Count);
            AssertParts(count, parts);
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(10, 3)]
    [InlineData(101, 10)]
    [InlineData(7, 7)]
    public void EverySampleIsValidatedOnInExactlyOneFold(int count, int folds)
    {
        Dataset<float> dataset = Samples.Numbered(count);
        Dataset<float> classed = Samples.Classed(Enumerable.Range(0, count).Select(i => i % 3).ToArray(), 3);
        foreach (IReadOnlyList<(Dataset<float> Training, Dataset<float> Validation)> parts in new[] { dataset.SplitFolds(folds, 5), classed.SplitStratifiedFolds(folds, 5) })
        {
            Assert.Equal(folds, parts.Count);
            Assert.All(parts, part => AssertParts(count, part));
            Assert.Equal(Enumerable.Range(0, count), parts.SelectMany(part => Samples.Numbers(part.Validation)).Order());
            Assert.True(parts.Max(part => part.Validation.Count) - parts.Min(part => part.Validation.Count) <= 1);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.25)]
    public void StratifiedSplitsGiveEachClassItsShare(double fraction)
    {
        foreach (ulong seed in new ulong[] { 1, 2, 3 })
        {
            (Dataset<float> training, Dataset<float> validation) = Samples.Classed(_labels, 4).SplitStratified(fraction, seed);
            Assert.Equal(fraction * 100, training.Count, 1e-9);
            for (int label = 0; label < 4; label++)
            {
                double quota = fraction * _labels.Count(other => other == label);
                Assert.InRange(CountOf(training, label), Math.Floor(quota), Math.Ceiling(quota));
            }

            AssertParts(100, (training, validation));
        }
    }

    [Fact]
    public void StratifiedFoldsDifferByAtMostOneOfAnyClass()
    {
        IReadOnlyList<(Dataset<float> Training, Dataset<float> Validation)> parts = Samples.Classed(_labels, 4).SplitStratifiedFolds(7, 11);
        for (int label = 0; label < 4; label++)
        {
            int[] counts = parts.Select(part => CountOf(part.Validation, label)).ToArray();
            Assert.True(counts.Max() - counts.Min() <= 1, $"class {label}: {string.Join(' ', counts)}");
        }
    }

    [Fact]
    public void ASingleColumnOfZeroAndOneIsTwoClasses()
    {
        int[] labels = Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 1 : 0).ToArray();
        (Dataset<float> training, _) = Samples.Classed(labels, 1).SplitStratified(0.5, 1);
        Assert.Equal(5, Samples.CopyAll(training).Targets.Sum());
        Assert.Contains("found -1 at sample 1", Assert.Throws<ArgumentException>(() => Samples.Numbered(3).SplitStratified(0.5, 1)).Message);
    }

    [Fact]
    public void TimeSplitsTrainOnWhatComesFirst()
    {
        (Dataset<float> training, Dataset<float> validation) = Samples.Numbered(5).SplitByTime(0.6);
        Assert.Equal([0, 1, 2], Samples.Numbers(training));
        Assert.Equal([3, 4], Samples.Numbers(validation));
    }

    // Pinned: a seed is a promise across machines and versions.
    [Fact]
    public void TheSameSeedGivesTheSameParts()
    {
        Dataset<float> dataset = Samples.Numbered(12);
        Assert.Equal("1 2 8", string.Join(' ', Samples.Numbers(dataset.SplitRandom(0.75, 42).Validation)));
        Assert.Equal("2 5 6 9 | 0 1 4 7 | 3 8 10 11", string.Join(" | ", dataset.SplitFolds(3, 42).Select(part => string.Join(' ', Samples.Numbers(part.Validation)))));
        Dataset<float> classed = Samples.Classed([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1], 2);
        Assert.Equal("1 5 11", string.Join(' ', Samples.Numbers(classed.SplitStratified(0.75, 42).Validation)));
        Assert.Equal("1 2 4 7 8 9 | 0 3 5 6 10 11", string.Join(" | ", classed.SplitStratifiedFolds(2, 42).Select(part => string.Join(' ', Samples.Numbers(part.Validation)))));
        Assert.NotEqual(Samples.Numbers(dataset.SplitRandom(0.75, 42).Validation), Samples.Numbers(dataset.SplitRandom(0.75, 43).Validation));
    }

    // Each of the 10 pairs out of 5 should be validated on a tenth of the time; 3.3 standard deviations to either side.
    [Fact]
    public void EveryPartIsAsLikelyAsAnyOther()
    {
        Dataset<float> dataset = Samples.Numbered(5);
        Dictionary<string, int> counts = [];
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            string pair = string.Join(' ', Samples.Numbers(dataset.SplitRandom(0.6, seed).Validation));
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 900, 1100));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void AFractionThatLeavesASideEmptyIsRefused(double fraction)
    {
        Dataset<float> dataset = Samples.Numbered(10);
        Assert.Contains("10 samples", Assert.Throws<ArgumentOutOfRangeException>(() => dataset.SplitRandom(fraction, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.SplitByTime(fraction));
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Classed(new int[10], 2).SplitStratified(fraction, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void ANumberOfFoldsThatCannotBeIsRefused(int folds)
    {
        Assert.Contains("from 2 to 10 folds", Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Numbered(10).SplitFolds(folds, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Classed(new int[10], 2).SplitStratifiedFolds(folds, 1));
    }

    private static int CountOf(Dataset<float> part, int label) => Samples.Numbers(part).Count(sample => _labels[sample] == label);

    private static void AssertParts(int count, (Dataset<float> Training, Dataset<float> Validation) parts)
    {
        Assert.Equal(Enumerable.Range(0, count), Samples.Numbers(parts.Training).Concat(Samples.Numbers(parts.Validation)).Order());
        Assert.Equal(Samples.Numbers(parts.Training).Order(), Samples.Numbers(parts.Training));
        Assert.Equal(Samples.Numbers(parts.Validation).Order(), Samples.Numbers(parts.Validation));
    }
}
