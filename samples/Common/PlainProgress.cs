using System;
using System.Globalization;
using NetGen.Training;

namespace Samples.Common;

/// <summary>Writes a line every some epochs, where the output is no terminal.</summary>
/// <param name="writeLine">Writes it.</param>
/// <param name="every">The epochs from line to line.</param>
/// <param name="metric">The metric at its end; null for the learning rate.</param>
internal sealed class PlainProgress(Action<string> writeLine, int every, string? metric) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // Reports come within epochs too; of an epoch that has ended its record is there.
        if (value.LastEpoch is not { } record || record.Epoch != value.Epoch || value.Epoch % every != 0)
        {
            return;
        }

        double last = metric is null ? record.LearningRate : record.Metrics[metric];
        writeLine(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {record.Epoch,4}  loss {record.TrainingLoss:F4}  validation {record.ValidationLoss:F4}  {metric ?? "rate"} {last:F4}"));
    }
}
