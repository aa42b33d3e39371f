using System;

namespace NetGen.Metrics;

/// <summary>What depends on the order of the outputs alone.</summary>
internal static class RankingMeasures
{
    public static double TopKAccuracy(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputSize, int k)
    {
        int count = outputs.Length / outputSize;
        int hits = 0;
        for (int sample = 0; sample < count; sample++)
        {
            ReadOnlySpan<double> y = outputs.Slice(sample * outputSize, outputSize);
            int actual = Argmax.Of(targets.Slice(sample * outputSize, outputSize));
            int ahead = 0;
            for (int i = 0; i < y.Length; i++)
            {
                ahead += y[i] > y[actual] || (y[i] == y[actual] && i < actual) ? 1 : 0;
            }

            hits += ahead < k ? 1 : 0;
        }

        return (double)hits / count;
    }

    public static double RocAuc(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputSize)
    {
        int count = outputs.Length / outputSize;
        int[] own = new int[count]; // the column that a sample is a positive of; −1 for none
        for (int sample = 0; sample < count; sample++)
        {
            own[sample] = outputSize == 1 ? (targets[sample] > 0.5 ? 0 : -1) : Argmax.Of(targets.Slice(sample * outputSize, outputSize));
        }

        double[] scores = new double[count];
        bool[] positive = new bool[count];
        double sum = 0.0;
        for (int column = 0; column < outputSize; column++)
        {
            for (int sample = 0; sample < count; sample++)
            {
                scores[sample] = outputs[(sample * outputSize) + column];
                positive[sample] = own[sample] == column;
            }

            sum += RocAucOf(scores, positive);
        }

        return sum / outputSize;
    }

    // Σ over the positives of their ranks, equal scores sharing the mean of theirs: U = R − n₁(n₁ + 1)/2, area U/(n₁n₀).
    private static double RocAucOf(double[] scores, bool[] positive)
    {
        Array.Sort(scores, positive);
        double ranks = 0.0;
        long positives = 0;
        for (int from = 0; from < scores.Length;)
        {
            // A score that is no number equals none: it ranks by itself, below all others.
            int to = from + 1;
            int inTie = positive[from] ? 1 : 0;
            for (; to < scores.Length && scores[to] == scores[from]; to++)
            {
                inTie += positive[to] ? 1 : 0;
            }

            // Ranks from + 1 … to.
            ranks += inTie * ((from + 1.0 + to) / 2.0);
            positives += inTie;
            from = to;
        }

        long negatives = scores.Length - positives;
        return positives == 0 || negatives == 0
            ? double.NaN
            : (ranks - (positives * (positives + 1.0) / 2.0)) / ((double)positives * negatives);
    }
}
