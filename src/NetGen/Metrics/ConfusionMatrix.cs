using System;

namespace NetGen.Metrics;

/// <summary>How often each class was taken for each: a row an actual class, a column a predicted one.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>An empty table.</summary>
    /// <param name="classes">The number of classes, at least 2.</param>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples counted.</summary>
    public long Count { get; private set; }

    /// <summary>The number of samples whose class was recognised.</summary>
    public long Correct { get; private set; }

    /// <summary>The fraction of samples whose class was recognised; NaN without samples.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>The mean over the classes of <see cref="GetPrecision"/>, each class counting the same.</summary>
    public double MacroPrecision => Mean(GetPrecision);

    /// <summary>The mean over the classes of <see cref="GetRecall"/>: the balanced accuracy.</summary>
    public double MacroRecall => Mean(GetRecall);

    /// <summary>The mean over the classes of <see cref="GetF1"/>.</summary>
    public double MacroF1 => Mean(GetF1);

    /// <summary>How many samples of a class were taken for another, or for itself.</summary>
    /// <param name="actual">The class they have, from 0.</param>
    /// <param name="predicted">The class they were taken for.</param>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>Counts a sample.</summary>
    /// <param name="actual">The class it has, from 0.</param>
    /// <param name="predicted">The class it was taken for.</param>
    public void Add(int actual, int predicted)
    {
        _counts[Index(actual, predicted)]++;
        Count++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>Adds what another table has counted.</summary>
    /// <param name="other">A table of as many classes.</param>
    public void Add(ConfusionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Classes != Classes)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {Classes} classes, found {other.Classes}."), nameof(other));
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Correct += other.Correct;
    }

    /// <summary>Of the samples taken for a class, the fraction that has it: TP / (TP + FP); 0 where none was.</summary>
    /// <param name="predicted">The class.</param>
    public double GetPrecision(int predicted) => Fraction(this[predicted, predicted], SumOf(other => this[other, predicted]));

    /// <summary>Of the samples of a class, the fraction recognised: TP / (TP + FN); 0 where there are none.</summary>
    /// <param name="actual">The class.</param>
    public double GetRecall(int actual) => Fraction(this[actual, actual], SumOf(other => this[actual, other]));

    /// <summary>The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN); 0 where nothing was counted.</summary>
    /// <param name="label">The class.</param>
    public double GetF1(int label) =>
        Fraction(2 * this[label, label], SumOf(other => this[other, label]) + SumOf(other => this[label, other]));

    private static double Fraction(long part, long whole) => whole == 0 ? 0.0 : (double)part / whole;

    private long SumOf(Func<int, long> count)
    {
        long sum = 0;
        for (int other = 0; other < Classes; other++)
        {
            sum += count(other);
        }

        return sum;
    }

    private double Mean(Func<int, double> measure)
    {
        double sum = 0.0;
        for (int label = 0; label < Classes; label++)
        {
            sum += measure(label);
        }

        return sum / Classes;
    }

    private int Index(int actual, int predicted)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        return (actual * Classes) + predicted;
    }

    private void Check(int label, string name)
    {
        if ((uint)label >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(name, label, FormattableString.Invariant($"Expected a class from 0 to {Classes - 1}, found {label}."));
        }
    }
}
