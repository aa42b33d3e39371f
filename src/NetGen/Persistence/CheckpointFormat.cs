using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>
/// Checkpoints as safetensors files: tensors "network.k.weight", "network.k.bias", "optimizer.state", "shared.state",
/// "gradients" and "extras.name"; single numbers and notes in the metadata.
/// </summary>
internal static class CheckpointFormat
{
    private const string Version = "1";
    private const string VersionKey = NetworkFile.ReservedPrefix + "checkpoint";
    private const string StepCountKey = NetworkFile.ReservedPrefix + "step_count";
    private const string LearningRateKey = NetworkFile.ReservedPrefix + "learning_rate";
    private const string AccumulatedSamplesKey = NetworkFile.ReservedPrefix + "accumulated_samples";
    private const string NotesPrefix = "notes.";
    private const string ExtrasPrefix = "extras.";

    public static TensorFileWriter Write<T>(Checkpoint<T> checkpoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckpointContents<T> contents = checkpoint.Contents;
        TensorFileWriter writer = new();
        writer.Metadata.Add(VersionKey, Version);
        writer.Metadata.Add(NetworkFile.DescriptionKey, contents.Description);
        writer.Metadata.Add(StepCountKey, FileRefusal.Number(contents.StepCount));
        writer.Metadata.Add(LearningRateKey, contents.LearningRate.ToString("R", CultureInfo.InvariantCulture));
        writer.Metadata.Add(AccumulatedSamplesKey, FileRefusal.Number(contents.AccumulatedSamples));
        foreach ((string key, string text) in checkpoint.Notes)
        {
            WellFormed.Require(key, nameof(checkpoint.Notes));
            WellFormed.Require(text, nameof(checkpoint.Notes));
            writer.Metadata.Add(NotesPrefix + key, text);
        }

        foreach (TensorValues<T> tensor in contents.Tensors)
        {
            writer.Add<T>(tensor.Name, tensor.Shape, tensor.Values);
        }

        foreach ((string name, double value) in contents.Shared)
        {
            writer.Add<double>(name, [], new[] { value });
        }

        foreach ((string name, T[] values) in checkpoint.Extras)
        {
            ArgumentNullException.ThrowIfNull(values, nameof(checkpoint.Extras));
            writer.Add<T>(ExtrasPrefix + name, [values.Length], values);
        }

        return writer;
    }

    public static Checkpoint<T> Read<T>(TensorFile file, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, string> metadata = new(file.Metadata);
        string version = Take(metadata, VersionKey, source);
        if (version != Version)
        {
            throw FileRefusal.Of(source, $"version {Version} of a checkpoint", FileRefusal.Quote(version));
        }

        List<TensorValues<T>> tensors = [];
        Dictionary<string, double> shared = [];
        CheckpointContents<T> contents = new()
        {
            Description = Take(metadata, NetworkFile.DescriptionKey, source),
            StepCount = TakeWhole(metadata, StepCountKey, long.MaxValue, source),
            LearningRate = TakeRate(metadata, source),
            AccumulatedSamples = (int)TakeWhole(metadata, AccumulatedSamplesKey, int.MaxValue, source),
            Tensors = tensors,
            Shared = shared,
        };
        Checkpoint<T> checkpoint = new(contents, source);
        foreach (TensorEntry tensor in file.Tensors)
        {
            if (tensor.Name.StartsWith(ExtrasPrefix, StringComparison.Ordinal))
            {
                checkpoint.Extras.Add(tensor.Name[ExtrasPrefix.Length..], ReadExtra<T>(tensor, source));
            }
            else if (tensor.Name.StartsWith(CheckpointContents<T>.SharedPrefix, StringComparison.Ordinal))
            {
                TensorSpec.RequireExactly(source, [CheckpointContents<T>.SharedSpec(tensor.Name)], [tensor.Spec]);
                shared.Add(tensor.Name, TensorValues<double>.Read(source, tensor).Values[0]);
            }
            else if (tensor.Name == CheckpointContents<T>.GradientsName
                || tensor.Name.StartsWith(CheckpointContents<T>.ParametersPrefix, StringComparison.Ordinal)
                || tensor.Name.StartsWith(CheckpointContents<T>.StatePrefix, StringComparison.Ordinal))
            {
                tensors.Add(TensorValues<T>.Read(source, tensor));
            }
            else
            {
                throw FileRefusal.Of(source, "the tensors of a checkpoint", FileRefusal.Quote(tensor.Name));
            }
        }

        foreach ((string key, string text) in metadata)
        {
            if (!key.StartsWith(NotesPrefix, StringComparison.Ordinal))
            {
                throw FileRefusal.Of(source, $"metadata of a checkpoint, its own or {NotesPrefix}…", FileRefusal.Quote(key));
            }

            checkpoint.Notes.Add(key[NotesPrefix.Length..], text);
        }

        return checkpoint;
    }

    private static T[] ReadExtra<T>(TensorEntry tensor, string source)
        where T : unmanaged
    {
        TensorSpec.RequireExactly(source, [new TensorSpec(tensor.Name, TensorTypes.Of<T>(), [tensor.Data.Length / tensor.Type.Size()])], [tensor.Spec]);
        return tensor.ToArray<T>();
    }

    private static string Take(Dictionary<string, string> metadata, string key, string source) =>
        metadata.Remove(key, out string? text) ? text : throw FileRefusal.Of(source, $"a checkpoint, with {key} in its metadata", "none");

    private static long TakeWhole(Dictionary<string, string> metadata, string key, long maximum, string source)
    {
        string text = Take(metadata, key, source);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= maximum
            ? value
            : throw FileRefusal.Of(source, $"a whole number from 0 to {FileRefusal.Number(maximum)} as {key}", FileRefusal.Quote(text));
    }

    private static double TakeRate(Dictionary<string, string> metadata, string source)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        string text = Take(metadata, LearningRateKey, source);
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0
            ? value
            : throw FileRefusal.Of(source, $"a number of at least 0 as {LearningRateKey}", FileRefusal.Quote(text));
    }
}
