using System;
using System.Collections.Generic;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Parts a data set in two: what to train on and what to be judged by. Every sample is on exactly one side, in the order of the
/// data set; both sides are views. What is drawn at random comes from a seed, and the same seed gives the same parts on every
/// machine.
/// </summary>
public static class DataSplit
{
    /// <summary>Parts at random.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="fraction">The fraction to train on, in (0, 1): of n samples, round(fraction·n).</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is no such, or leaves a side without a sample.</exception>
    public static (Dataset<T> Training, Dataset<T> Validation) SplitRandom<T>(this Dataset<T> dataset, double fraction, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int trained = CountTrained(dataset, fraction);
        int[] order = Permutation.Create(dataset.Count, new SplitMix64(seed));
        bool[] training = new bool[dataset.Count];
        foreach (int sample in order.AsSpan(0, trained))
        {
            training[sample] = true;
        }

        return Part(dataset, sample => training[sample]);
    }

    /// <summary>
    /// Parts at random within each class: its share of either side is the fraction but for less than one sample, and the
    /// sides are as large as those of <see cref="SplitRandom"/>.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set; a sample's class is the largest of its targets, the first of equals, or 0 and 1 in a single column.</param>
    /// <param name="fraction">The fraction to train on, in (0, 1).</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is no such, or leaves a side without a sample.</exception>
    /// <exception cref="ArgumentException">A single target column holds another value than 0 and 1.</exception>
    public static (Dataset<T> Training, Dataset<T> Validation) SplitStratified<T>(this Dataset<T> dataset, double fraction, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int trained = CountTrained(dataset, fraction);
        int[][] classes = SampleClasses.Group(dataset);
        int[] counts = Apportion(classes, fraction, trained);
        var random = new SplitMix64(seed);
        bool[] training = new bool[dataset.Count];
        for (int label = 0; label < classes.Length; label++)
        {
            Permutation.Shuffle(classes[label], ref random);
            foreach (int sample in classes[label].AsSpan(0, counts[label]))
            {
                training[sample] = true;
            }
        }

        return Part(dataset, sample => training[sample]);
    }

    /// <summary>Trains on what comes first and validates on what comes after, as forecasts must; nothing is drawn.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set, in the order of time.</param>
    /// <param name="fraction">The fraction to train on, in (0, 1): of n samples, the first round(fraction·n).</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is no such, or leaves a side without a sample.</exception>
    public static (Dataset<T> Training, Dataset<T> Validation) SplitByTime<T>(this Dataset<T> dataset, double fraction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int trained = CountTrained(dataset, fraction);
        return Part(dataset, sample => sample < trained);
    }

    /// <summary>
    /// Parts at random into folds whose sizes differ by at most one; each in turn is validated on, and all others trained on.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set.</param>
    /// <param name="folds">The number of folds, from 2 to the number of samples.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is no such.</exception>
    public static IReadOnlyList<(Dataset<T> Training, Dataset<T> Validation)> SplitFolds<T>(this Dataset<T> dataset, int folds, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireFolds(dataset, folds);
        return Deal(dataset, [Permutation.Create(dataset.Count, new SplitMix64(seed))], folds);
    }

    /// <summary>
    /// Parts at random into folds within each class: the folds' sizes differ by at most one, and so do the numbers of any
    /// class in them.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="dataset">The data set; a sample's class is the largest of its targets, the first of equals, or 0 and 1 in a single column.</param>
    /// <param name="folds">The number of folds, from 2 to the number of samples.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is no such.</exception>
    /// <exception cref="ArgumentException">A single target column holds another value than 0 and 1.</exception>
    public static IReadOnlyList<(Dataset<T> Training, Dataset<T> Validation)> SplitStratifiedFolds<T>(this Dataset<T> dataset, int folds, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireFolds(dataset, folds);
        int[][] classes = SampleClasses.Group(dataset);
        var random = new SplitMix64(seed);
        foreach (int[] samples in classes)
        {
            Permutation.Shuffle(samples, ref random);
        }

        return Deal(dataset, classes, folds);
    }

    // Like cards: group after group, without starting over at the first fold for each.
    private static (Dataset<T> Training, Dataset<T> Validation)[] Deal<T>(Dataset<T> dataset, int[][] groups, int folds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] foldOf = new int[dataset.Count];
        int dealt = 0;
        foreach (int[] group in groups)
        {
            foreach (int sample in group)
            {
                foldOf[sample] = dealt++ % folds;
            }
        }

        var parts = new (Dataset<T> Training, Dataset<T> Validation)[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            int validated = fold;
            parts[fold] = Part(dataset, sample => foldOf[sample] != validated);
        }

        return parts;
    }

    // Hare and Niemeyer: everyone gets the whole part of its quota, the largest remainders one more.
    private static int[] Apportion(int[][] groups, double fraction, int total)
    {
        int[] counts = new int[groups.Length];
        double[] remainders = new double[groups.Length];
        int left = total;
        for (int group = 0; group < groups.Length; group++)
        {
            double quota = groups[group].Length * fraction;
            counts[group] = (int)quota;
            remainders[group] = quota - counts[group];
            left -= counts[group];
        }

        while (left > 0)
        {
            int largest = 0;
            for (int group = 1; group < groups.Length; group++)
            {
                largest = remainders[group] > remainders[largest] ? group : largest;
            }

            counts[largest]++;
            remainders[largest] = double.NegativeInfinity;
            left--;
        }

        return counts;
    }

    private static (Dataset<T> Training, Dataset<T> Validation) Part<T>(Dataset<T> dataset, Func<int, bool> isTraining)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<int> training = new(dataset.Count);
        List<int> validation = [];
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            (isTraining(sample) ? training : validation).Add(sample);
        }

        return (dataset.Select(training.ToArray()), dataset.Select(validation.ToArray()));
    }

    private static int CountTrained<T>(Dataset<T> dataset, double fraction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        int trained = fraction is > 0.0 and < 1.0 ? (int)Math.Round(fraction * dataset.Count) : 0;
        if (trained < 1 || trained >= dataset.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                FormattableString.Invariant($"Expected a fraction in (0, 1) that leaves both sides at least one of {dataset.Count} samples, found {fraction}."));
        }

        return trained;
    }

    private static void RequireFolds<T>(Dataset<T> dataset, int folds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (folds < 2 || folds > dataset.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(folds),
                folds,
                FormattableString.Invariant($"Expected from 2 to {dataset.Count} folds, one sample each, found {folds}."));
        }
    }
}
