using System;
using System.Globalization;
using NetGen.Training;
using Spectre.Console;

namespace Samples.Common;

/// <summary>Moves a bar on a terminal.</summary>
internal sealed class LiveProgress(ProgressTask task) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        double samples = value.SamplesPerEpoch == 0 ? 0 : (double)value.Samples / value.SamplesPerEpoch;
        task.MaxValue = value.Epochs;
        task.Value = value.Epoch - 1 + samples;
        task.Description = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {value.Epoch}  loss {value.Loss:F4}  validation {value.LastEpoch?.ValidationLoss ?? double.NaN:F4}");
    }
}
