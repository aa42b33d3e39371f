using System;
using System.Globalization;
using Flowers.Learning;
using NetGen;
using NetGen.Pictures;

namespace Flowers.Display;

/// <summary>The training on a page for a browser: curves, confusion matrix, layers, options and epochs.</summary>
internal static class ReportFile
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">What came of the training.</param>
    /// <param name="source">Where the flowers come from.</param>
    /// <param name="best">The accuracy of the best classifier there can be; null where that is not known.</param>
    public static void Write<TNetwork>(string path, FlowerResult<TNetwork> result, string source, double? best)
        where TNetwork : IClassifier<TNetwork, float>
    {
        TrainingReport report = new TrainingReport("Species of flowers")
        {
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"From {source}: {result.TrainingCount} flowers trained on, {result.ValidationCount} to stop by, {result.Test.Count} to be judged by, which the confusion matrix counts."),
            Date = DateTimeOffset.Now,
            History = result.History,
            Confusion = result.Evaluation.Confusion,
            ClassNames = result.Model.ClassNames,
        };
        report.Add(result.Model.Network).AddOptions(result.Options);
        report.AddFact("always the commonest", Percent(result.CommonestShare));
        if (best is { } accuracy)
        {
            report.AddFact("knowing how they grow", Percent(accuracy));
        }

        report.Save(path);
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * share:F2}\u00A0%");
}
