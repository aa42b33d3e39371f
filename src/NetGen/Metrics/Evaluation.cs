using System;

namespace NetGen.Metrics;

/// <summary>
/// What a network gave for every sample of a data set, beside what it should have given, and the measures of both.
/// Measures are computed when they are asked for, in double precision and in the order of the samples: the same bits on
/// every machine and with any number of threads.
/// </summary>
public sealed class Evaluation
{
    private readonly double[] _outputs;
    private readonly double[] _targets;
    private readonly double _threshold;
    private ConfusionMatrix? _confusion;

    /// <summary>Outputs and targets side by side.</summary>
    /// <param name="loss">The mean loss of a sample.</param>
    /// <param name="outputs">The outputs, one row a sample.</param>
    /// <param name="targets">The targets, one row a sample; classes as one-hot rows, or 0 and 1 (or −1 and 1) in one column.</param>
    /// <param name="outputSize">The values of a row.</param>
    /// <param name="threshold">The output of a single unit above which a sample is taken for class 1.</param>
    public Evaluation(double loss, double[] outputs, double[] targets, int outputSize, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        if (outputs.Length == 0 || outputs.Length % outputSize != 0 || targets.Length != outputs.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected as many outputs as targets, in rows of {outputSize}, at least one; found {outputs.Length} and {targets.Length}."),
                nameof(outputs));
        }

        Loss = loss;
        OutputSize = outputSize;
        _outputs = outputs;
        _targets = targets;
        _threshold = threshold;
    }

    /// <summary>The mean loss of a sample, as the network defines it, without penalties.</summary>
    public double Loss { get; }

    /// <summary>The number of samples.</summary>
    public int Count => _outputs.Length / OutputSize;

    /// <summary>The number of outputs of a sample.</summary>
    public int OutputSize { get; }

    /// <summary>The number of classes: one a unit, two for a single unit.</summary>
    public int Classes => OutputSize == 1 ? 2 : OutputSize;

    /// <summary>The outputs, one row a sample.</summary>
    public ReadOnlySpan<double> Outputs => _outputs;

    /// <summary>The targets, one row a sample.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>Which class was taken for which.</summary>
    public ConfusionMatrix Confusion => _confusion ??= CountClasses();

    /// <summary>The fraction of samples whose class was recognised.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The mean of F1 over the classes.</summary>
    public double MacroF1 => Confusion.MacroF1;

    /// <summary>The root of the mean over all values of (y − t)².</summary>
    public double RootMeanSquaredError => Math.Sqrt(RegressionMeasures.MeanSquaredError(_outputs, _targets));

    /// <summary>The mean over all values of |y − t|.</summary>
    public double MeanAbsoluteError => RegressionMeasures.MeanAbsoluteError(_outputs, _targets);

    /// <summary>
    /// The coefficient of determination 1 − Σ(y − t)²/Σ(t − t̄)², the mean over the outputs; NaN where all targets of an output
    /// are the same.
    /// </summary>
    public double RSquared => RegressionMeasures.RSquared(_outputs, _targets, OutputSize);

    /// <summary>
    /// The area under the receiver operating characteristic: the probability that a sample of the class has a larger output
    /// than one of another class, ties counting half (Mann and Whitney, 1947; Hanley and McNeil, 1982). With several outputs
    /// the mean over the classes, each against the rest; NaN where a class has no samples or all.
    /// </summary>
    public double RocAuc => RankingMeasures.RocAuc(_outputs, _targets, OutputSize);

    /// <summary>The fraction of samples whose class is among those of the k largest outputs; equal outputs rank in their order.</summary>
    /// <param name="k">How many, 1 to <see cref="OutputSize"/>.</param>
    public double GetTopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, OutputSize);
        return RankingMeasures.TopKAccuracy(_outputs, _targets, OutputSize, k);
    }

    /// <summary>The class that a sample has.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public int GetActual(int sample) => OutputSize == 1 ? (_targets[sample] > 0.5 ? 1 : 0) : LargestOf(_targets, sample);

    /// <summary>The class that a sample was taken for.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public int GetPredicted(int sample) => OutputSize == 1 ? (_outputs[sample] > _threshold ? 1 : 0) : LargestOf(_outputs, sample);

    private int LargestOf(double[] rows, int sample) => Argmax.Of<double>(rows.AsSpan(sample * OutputSize, OutputSize));

    private ConfusionMatrix CountClasses()
    {
        var matrix = new ConfusionMatrix(Classes);
        for (int sample = 0; sample < Count; sample++)
        {
            matrix.Add(GetActual(sample), GetPredicted(sample));
        }

        return matrix;
    }
}
