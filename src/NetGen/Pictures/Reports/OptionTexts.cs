using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NetGen.Pictures.Drawing;
using NetGen.Training;

namespace NetGen.Pictures.Reports;

/// <summary>The options of a training as names and values.</summary>
internal static class OptionTexts
{
    /// <summary>Those that say how the parameters came about; who watched it is of no account.</summary>
    public static IEnumerable<(string Name, string Value)> Of<T>(TrainingOptions<T> options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        yield return ("epochs at most", NumberText.Count(options.Epochs));
        yield return ("batch size", NumberText.Count(options.BatchSize));
        yield return ("shuffled", options.Shuffle ? "every epoch" : "no");
        yield return ("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("validation", options.Validation is { } samples ? $"{NumberText.Count(samples.Count)} samples"
            : options.ValidationFraction > 0.0 ? $"{NumberText.Percent(options.ValidationFraction)} of the training set" : "none");
        if (options.Metrics.Count > 0)
        {
            yield return ("metrics", string.Join(", ", options.Metrics.Select(metric => metric.Name)));
        }

        yield return ("learning rate", options.Schedule is null ? "the network's own" : "scheduled");
        if (options.EarlyStopping is { } stopping)
        {
            string change = stopping.MinimumChange > 0.0 ? $" by at least {Number(stopping.MinimumChange)}" : string.Empty;
            string best = stopping.RestoreBest ? ", best parameters restored" : string.Empty;
            yield return ("early stopping", $"{NumberText.Count(stopping.Patience)} epochs without better {stopping.Monitor.Name}{change}{best}");
        }

        if (options.ClipNorm > 0.0)
        {
            yield return ("gradient norm at most", Number(options.ClipNorm));
        }

        if (options.ClipValue > 0.0)
        {
            yield return ("gradient elements at most", Number(options.ClipValue));
        }

        yield return ("threads", NumberText.Count(options.Threads));
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
