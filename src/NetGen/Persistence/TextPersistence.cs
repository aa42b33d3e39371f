using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Text;
using NetGen.Persistence;
using NetGen.Persistence.TextFormat;

namespace NetGen;

/// <summary>
/// Parameters as text: exact, the same bytes on every machine, and what <see cref="NetworkAttribute.Weights"/> takes to compile
/// them into a program. Optimizer states and step count are not part of it.
/// </summary>
public static class TextPersistence
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes the parameters to a file. An older file is replaced only when the new one is complete.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, by custom <c>….weights.txt</c>.</param>
    /// <exception cref="InvalidOperationException">A parameter is not finite; nothing has been written.</exception>
    /// <exception cref="IOException">The file cannot be written, or is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void SaveAsText<TSelf, T>(this INetwork<TSelf, T> network, string path)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        T[] values = ParametersOf(network);

        AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            WeightsTextWriter.Write<T>(text, TopologyOf<TSelf, T>(), values);
        });
    }

    /// <summary>Writes the parameters to a text.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="text">Receives the text, with LF at the ends of lines.</param>
    /// <exception cref="InvalidOperationException">A parameter is not finite; nothing has been written.</exception>
    public static void SaveAsText<TSelf, T>(this INetwork<TSelf, T> network, TextWriter text)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(text);
        WeightsTextWriter.Write<T>(text, TopologyOf<TSelf, T>(), ParametersOf(network));
    }

    /// <summary>Sets the parameters to those of a file. Optimizer states, gradients and step count stay as they are.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, as <see cref="SaveAsText{TSelf, T}(INetwork{TSelf, T}, string)"/> writes it.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no such text, is damaged or belongs to another topology or number type. The message names the file, the line,
    /// what was expected and what was found; no parameter has changed.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static void LoadText<TSelf, T>(this INetwork<TSelf, T> network, string path)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
        network.CopyParametersFrom(Read<TSelf, T>(text, path));
    }

    /// <summary>Sets the parameters to those of a text. Optimizer states, gradients and step count stay as they are.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="text">The text, which is read to its end.</param>
    /// <exception cref="InvalidDataException">
    /// This is no such text, it is damaged or belongs to another topology or number type. The message names the line, what was
    /// expected and what was found; no parameter has changed.
    /// </exception>
    public static void LoadText<TSelf, T>(this INetwork<TSelf, T> network, TextReader text)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(text);
        network.CopyParametersFrom(Read<TSelf, T>(text, "weights"));
    }

    /// <summary>The parameters of a text, all finite, for a network.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="name">What it is called in messages.</param>
    internal static T[] Read<TSelf, T>(TextReader text, string name)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            var reader = new WeightsTextReader(text);
            string expected = TopologyOf<TSelf, T>().ToString();
            if (reader.Topology.ToString() is var found && found != expected)
            {
                throw new InvalidDataException($"expected weights of {expected}; found {found}.");
            }

            var values = new T[TSelf.ParameterCount];
            byte[] line = new byte[WeightsTextFormat.LineBytes];
            int position = 0;
            for (int count = reader.ReadValues(line); count > 0; count = reader.ReadValues(line))
            {
                LittleEndian.Read(line.AsSpan(0, count), values.AsSpan(position));
                position += LittleEndian.CountIn<T>(count);
            }

            return values;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{name}: {exception.Message}", exception);
        }
    }

    private static T[] ParametersOf<TSelf, T>(INetwork<TSelf, T> network)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[TSelf.ParameterCount];
        network.CopyParametersTo(values);
        int index = Array.FindIndex(values, value => !T.IsFinite(value));
        return index < 0
            ? values
            : throw new InvalidOperationException(FormattableString.Invariant($"Expected finite parameters, found {values[index]} at index {index}: a text of weights holds no others."));
    }

    private static WeightsTopology TopologyOf<TSelf, T>()
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision precision = typeof(T) == typeof(float) ? Precision.Single
            : typeof(T) == typeof(double) ? Precision.Double
            : throw new NotSupportedException($"Expected a network of float or double, found {typeof(T)}.");
        var layers = new List<(int Units, bool Bias)>();
        for (int layer = 1; layer <= TSelf.LayerCount; layer++)
        {
            int units = TSelf.GetLayerUnits(layer);
            layers.Add((units, TSelf.GetLayerParameterCount(layer) > TSelf.GetLayerInputs(layer) * units));
        }

        return new WeightsTopology(precision, TSelf.InputSize, layers);
    }
}
