using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using NetGen.Persistence;

// In the networks' own namespace: a network offers them without another using.
namespace NetGen;

/// <summary>
/// Saving and loading of networks as safetensors files that PyTorch's <c>nn.Sequential</c> reads and writes: "0.weight" of
/// shape [units, inputs] and "0.bias", then the next layer, an activation other than Linear counting as a module too.
/// </summary>
/// <remarks>
/// Parameters alone are saved. What a training needs to go on as if it had never stopped is a <see cref="Checkpoint{T}"/>.
/// </remarks>
public static class NetworkFileExtensions
{
    /// <summary>Saves the parameters, in the place of a file that is there: whole, or not at all.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; where it is a link, the file that it leads to.</param>
    /// <param name="layerNames">Names of the layers' modules, one a layer, such as ["fc1", "fc2"]. Default: their indices in an <c>nn.Sequential</c>.</param>
    /// <param name="metadata">Texts to travel with the network, under keys that do not begin with "netgen."; <see cref="NetworkFile.ReadMetadata"/> reads them.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the names or the metadata are impossible.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite; no file was touched.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; one that was there is as it was.</exception>
    /// <remarks>
    /// The parameters go to a file of another name in the same folder, from there to the disk, and only then take the old
    /// file's place. Whatever ends the program in between, the file is the old or the new one as a whole. When the call
    /// returns the contents are on the disk; that the folder already names them there is the file system's affair, which
    /// after a power failure may show the old file once more. What a program that was killed left behind,
    /// "name.(16 hexadecimal digits).tmp", is removed by a later call once it is a minute old.
    /// </remarks>
    public static void Save<TNetwork, T>(
        this INetwork<TNetwork, T> network, string path, IReadOnlyList<string>? layerNames = null, IReadOnlyDictionary<string, string>? metadata = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NetworkFile.Prepare(network, layerNames, metadata).Write(path);
    }

    /// <summary>Writes the parameters to where a stream stands, and leaves it open.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="layerNames">Names of the layers' modules, one a layer. Default: their indices in an <c>nn.Sequential</c>.</param>
    /// <param name="metadata">Texts to travel with the network, under keys that do not begin with "netgen.".</param>
    /// <exception cref="ArgumentException">The names or the metadata are impossible; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<TNetwork, T>(
        this INetwork<TNetwork, T> network, Stream stream, IReadOnlyList<string>? layerNames = null, IReadOnlyDictionary<string, string>? metadata = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Prepare(network, layerNames, metadata).Write(stream);
    }

    /// <summary>Loads the parameters; optimizer states, step count and all else stay as they are.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="layerNames">The names under which the layers were saved, one a layer. Default: their indices in an <c>nn.Sequential</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the names are impossible.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no safetensors file or damaged, or a tensor is missing, too many, of another type or shape, or has a
    /// value that is not finite. The message names the file, what was expected and what was found; the network is as it was.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read; the network is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static void Load<TNetwork, T>(this INetwork<TNetwork, T> network, string path, IReadOnlyList<string>? layerNames = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NetworkFile.Load(network, () => TensorFile.Read(path), path, layerNames);
    }

    /// <summary>Loads the parameters from where a stream stands, reads to its end and leaves it open.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="layerNames">The names under which the layers were saved, one a layer. Default: their indices in an <c>nn.Sequential</c>.</param>
    /// <exception cref="ArgumentException">The names are impossible.</exception>
    /// <exception cref="InvalidDataException">
    /// The stream holds no safetensors file, or one that does not fit. The message names what was expected and what was
    /// found; the network is as it was.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read; the network is as it was.</exception>
    public static void Load<TNetwork, T>(this INetwork<TNetwork, T> network, Stream stream, IReadOnlyList<string>? layerNames = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Load(network, () => TensorFile.Read(stream), TensorFile.StreamName, layerNames);
    }
}
