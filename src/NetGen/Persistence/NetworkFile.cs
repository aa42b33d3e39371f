using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>
/// Networks as safetensors files with the names and shapes of PyTorch's <c>nn.Sequential</c>; the methods <c>Save</c> and
/// <c>Load</c> that every network has lead here.
/// </summary>
public static class NetworkFile
{
    /// <summary>What NetGen's own metadata begin with.</summary>
    internal const string ReservedPrefix = "netgen.";

    /// <summary>The metadata key under which a saved network describes itself; it says something to people, and loading does not ask for it.</summary>
    public const string DescriptionKey = ReservedPrefix + "description";

    /// <summary>The texts that travel with a network.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Those given to <c>Save</c>, and under <see cref="DescriptionKey"/> the network's description.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or not of the length that its header says.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path) => TensorFile.ReadMetadata(path);

    internal static TensorFileWriter Prepare<TNetwork, T>(
        INetwork<TNetwork, T> network, IReadOnlyList<string>? layerNames, IReadOnlyDictionary<string, string>? metadata)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        LayerTensors[] layers = NetworkTensors.Of<TNetwork, T>(layerNames);
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        TensorValues<T>.RequireFinite("parameters", parameters);
        TensorFileWriter writer = new();
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>())
        {
            if (key.StartsWith(ReservedPrefix, StringComparison.Ordinal))
            {
                throw new ArgumentException($"expected metadata whose keys do not begin with {ReservedPrefix}, found {FileRefusal.Quote(key)}.", nameof(metadata));
            }

            WellFormed.Require(key, nameof(metadata));
            WellFormed.Require(value, nameof(metadata));
            writer.Metadata.Add(key, value);
        }

        writer.Metadata.Add(DescriptionKey, TNetwork.Description);
        foreach (TensorValues<T> tensor in NetworkTensors.Split<T>(layers, parameters))
        {
            writer.Add<T>(tensor.Name, tensor.Shape, tensor.Values);
        }

        return writer;
    }

    internal static void Load<TNetwork, T>(INetwork<TNetwork, T> network, Func<TensorFile> read, string source, IReadOnlyList<string>? layerNames)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        LayerTensors[] layers = NetworkTensors.Of<TNetwork, T>(layerNames);
        TensorFile file = read();
        TensorSpec.RequireExactly(source, [.. NetworkTensors.Specs<T>(layers)], [.. file.Tensors.Select(tensor => tensor.Spec)]);
        network.CopyParametersFrom(NetworkTensors.Join<T>(layers, name =>
            file.TryGetTensor(name, out TensorEntry? tensor) ? TensorValues<T>.Read(source, tensor).Values : []));
    }
}
