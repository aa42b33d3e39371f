using System;

namespace NetGen.Metrics;

/// <summary>A measure by its name, as histories and reports show it.</summary>
/// <param name="Name">The name, such as "accuracy".</param>
/// <param name="LargerIsBetter">Whether a larger value is the better one.</param>
/// <param name="Compute">Its value.</param>
public sealed record Metric(string Name, bool LargerIsBetter, Func<Evaluation, double> Compute)
{
    /// <summary>The mean loss of a sample.</summary>
    public static Metric Loss { get; } = new("loss", false, evaluation => evaluation.Loss);

    /// <summary>The fraction of samples whose class was recognised.</summary>
    public static Metric Accuracy { get; } = new("accuracy", true, evaluation => evaluation.Accuracy);

    /// <summary>The mean of F1 over the classes.</summary>
    public static Metric MacroF1 { get; } = new("macro F1", true, evaluation => evaluation.MacroF1);

    /// <summary>The area under the receiver operating characteristic.</summary>
    public static Metric RocAuc { get; } = new("ROC AUC", true, evaluation => evaluation.RocAuc);

    /// <summary>The coefficient of determination.</summary>
    public static Metric RSquared { get; } = new("R²", true, evaluation => evaluation.RSquared);

    /// <summary>The root mean squared error.</summary>
    public static Metric RootMeanSquaredError { get; } = new("RMSE", false, evaluation => evaluation.RootMeanSquaredError);

    /// <summary>The mean absolute error.</summary>
    public static Metric MeanAbsoluteError { get; } = new("MAE", false, evaluation => evaluation.MeanAbsoluteError);

    /// <summary>The fraction of samples whose class is among those of the k largest outputs.</summary>
    /// <param name="k">How many.</param>
    public static Metric TopK(int k) => new(FormattableString.Invariant($"top-{k} accuracy"), true, evaluation => evaluation.GetTopKAccuracy(k));
}
