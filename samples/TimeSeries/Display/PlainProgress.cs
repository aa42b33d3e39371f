using System;
using System.Globalization;
using NetGen.Training;

namespace TimeSeries.Display;

/// <summary>Writes a line every some epochs, where the output is no terminal.</summary>
internal sealed class PlainProgress(Action<string> writeLine, int every) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // Reports come within epochs too; of an epoch that has ended its record is there.
        if (value.LastEpoch is not { } record || record.Epoch != value.Epoch || value.Epoch % every != 0)
        {
            return;
        }

        writeLine(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {record.Epoch,4}  loss {record.TrainingLoss:F4}  validation {record.ValidationLoss:F4}  rate {record.LearningRate:F4}"));
    }
}
