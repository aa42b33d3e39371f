using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetGen.Persistence;
using NetGen.Training;
using TimeSeries.Data;

namespace TimeSeries.Forecasting;

/// <summary>
/// The checkpoint of a training: where it lies, and what has to be the same for another start to go on from it. The trainer
/// sees to seed, batches and number of samples itself; of the series and the number of epochs it knows nothing.
/// </summary>
/// <param name="Path">The file.</param>
internal sealed record ResumableTraining(string Path)
{
    private const string SeriesNote = "series";
    private const string EpochsNote = "epochs";

    /// <summary>What the trainer is to be told.</summary>
    /// <param name="series">The series.</param>
    /// <param name="settings">What the training is set to.</param>
    /// <exception cref="InvalidDataException">There is a checkpoint, but of another training.</exception>
    public CheckpointOptions GetOptions(Series series, ForecastSettings settings)
    {
        Dictionary<string, string> notes = new()
        {
            [SeriesNote] = string.Create(CultureInfo.InvariantCulture, $"{series.Dates[0]:yyyy-MM-dd} to {series.Dates[^1]:yyyy-MM-dd}, the last value {series.Values[^1]:R}"),
            [EpochsNote] = settings.Epochs.ToString(CultureInfo.InvariantCulture),
        };
        if (File.Exists(Path))
        {
            Require(Checkpoint<float>.Load(Path).Notes, notes);
        }

        return new CheckpointOptions(Path) { EveryEpochs = settings.CheckpointPeriod, Notes = notes };
    }

    /// <summary>The training has come to its end: there is nothing to go on from.</summary>
    public void Forget() => File.Delete(Path);

    private void Require(IDictionary<string, string> found, Dictionary<string, string> expected)
    {
        foreach ((string name, string value) in expected)
        {
            if (!found.TryGetValue(name, out string? other) || other != value)
            {
                throw new InvalidDataException($"{Path}: expected the checkpoint of a training with {name} {value}, found {other ?? "none"}. Delete it to begin anew.");
            }
        }
    }
}
