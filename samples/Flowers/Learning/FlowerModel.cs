using System;
using System.Collections.Generic;
using System.IO;
using NetGen;
using NetGen.Data;
using NetGen.Persistence;

namespace Flowers.Learning;

/// <summary>All that is needed to name a flower: the network, the scaler of its inputs, and the names of inputs and classes.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <param name="Network">The network, which takes scaled inputs.</param>
/// <param name="Scaler">What scales them.</param>
/// <param name="InputNames">The name of each input.</param>
/// <param name="ClassNames">The name of each class.</param>
internal sealed record FlowerModel<TNetwork>(TNetwork Network, Scaler<float> Scaler, IReadOnlyList<string> InputNames, IReadOnlyList<string> ClassNames)
    where TNetwork : IClassifier<TNetwork, float>
{
    private const string ScalerKey = "scaler";
    private const string InputsKey = "inputs";
    private const string ClassesKey = "classes";

    // Fields of a table are without white space around them, but may have commas.
    private const char Separator = '\n';

    /// <summary>Saves all of it in one file: weights as tensors, the rest as metadata.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => Network.Save(path, metadata: new Dictionary<string, string>
    {
        [ScalerKey] = Scaler.ToText(),
        [InputsKey] = string.Join(Separator, InputNames),
        [ClassesKey] = string.Join(Separator, ClassNames),
    });

    /// <summary>Loads what <see cref="Save"/> saved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such, or of another network.</exception>
    public static FlowerModel<TNetwork> Load(string path)
    {
        TNetwork network = TNetwork.Create(seed: 0);
        network.Load(path);
        IReadOnlyDictionary<string, string> metadata = NetworkFile.ReadMetadata(path);
        return new(network, Scaler<float>.Parse(Get(ScalerKey)), Get(InputsKey).Split(Separator), Get(ClassesKey).Split(Separator));

        string Get(string key) => metadata.TryGetValue(key, out string? text)
            ? text
            : throw new InvalidDataException($"{path}: expected \"{key}\" among the metadata, found {string.Join(", ", metadata.Keys)}.");
    }

    /// <summary>How likely a flower is of each class.</summary>
    /// <param name="measured">The flower's inputs as they are in the table.</param>
    public float[] Predict(ReadOnlySpan<float> measured)
    {
        float[] scaled = measured.ToArray();
        Scaler.Apply(scaled);
        float[] probabilities = new float[TNetwork.OutputSize];
        Network.Predict(scaled, probabilities);
        return probabilities;
    }
}
