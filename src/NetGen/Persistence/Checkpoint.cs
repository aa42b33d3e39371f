using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>
/// A training at rest: parameters, optimizer states, step count and learning rate of a network, gradients that wait for their
/// step, and what a trainer wants to keep beside them. A network that it is restored to goes on with the same bits as the one it was
/// captured from.
/// </summary>
/// <typeparam name="T">The network's number type.</typeparam>
/// <remarks>
/// Hyperparameters of the optimizer other than the learning rate belong to the network's declaration and are not part of it;
/// a program that changes them while it trains keeps them in <see cref="Notes"/>.
/// </remarks>
public sealed class Checkpoint<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal Checkpoint(CheckpointContents<T> contents, string source)
    {
        Contents = contents;
        Source = source;
    }

    /// <summary>The description of the network that it was captured from.</summary>
    public string Description => Contents.Description;

    /// <summary>The optimizer steps that the network had taken.</summary>
    public long StepCount => Contents.StepCount;

    /// <summary>The network's learning rate, before any schedule.</summary>
    public double LearningRate => Contents.LearningRate;

    /// <summary>Texts to be kept: the epoch, states of generators, a scaler, a history.</summary>
    public IDictionary<string, string> Notes { get; } = new Dictionary<string, string>();

    /// <summary>Values to be kept, such as the best parameters so far; they come back bit by bit, whatever they are.</summary>
    public IDictionary<string, T[]> Extras { get; } = new Dictionary<string, T[]>();

    internal CheckpointContents<T> Contents { get; }

    internal string Source { get; }

    /// <summary>Copies everything that the next step of a network depends on.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">A parameter or a state is not finite: nothing could go on from there.</exception>
    public static Checkpoint<T> Capture<TNetwork>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Checkpoint<T>(CheckpointContents<T>.Capture(network), "the checkpoint");
    }

    /// <summary>Gives a network everything that was captured, and drops gradients that wait in it.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">A network with the same description and the same layers.</param>
    /// <exception cref="InvalidDataException">It is of another network. The message says what was expected and what was found; the network is as it was.</exception>
    public void Restore<TNetwork>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Contents.Restore(network, Source);
    }

    /// <summary>Saves the checkpoint, in the place of a file that is there: whole, or not at all.</summary>
    /// <param name="path">The file; where it is a link, the file that it leads to.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or a note or an extra is null or has half a surrogate pair in its text.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; one that was there is as it was.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckpointFormat.Write(this).Write(path);
    }

    /// <summary>Writes the checkpoint to where a stream stands, and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentException">A note or an extra is null or has half a surrogate pair in its text; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointFormat.Write(this).Write(stream);
    }

    /// <summary>Loads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no checkpoint, of another number type, or damaged. The message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static Checkpoint<T> Load(string path) => CheckpointFormat.Read<T>(TensorFile.Read(path), path);

    /// <summary>Loads a checkpoint from where a stream stands, reads to its end and leaves it open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidDataException">The stream holds no checkpoint, one of another number type, or a damaged one.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Checkpoint<T> Load(Stream stream) => CheckpointFormat.Read<T>(TensorFile.Read(stream), TensorFile.StreamName);
}
