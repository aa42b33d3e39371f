using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence.Fuzz;

/// <summary>
/// Whatever happens to a file, it is taken exactly when it is still a right one, as an oracle sees it; otherwise it is
/// refused, the network stays as it was, and little memory was spent.
/// </summary>
public sealed partial class DamagedFileTests
{
    private const int NetworkFiles = 80_000;
    private const int CheckpointFiles = 20_000;

    // An exception, its message and the first buffers; then a multiple of the file.
    private const int FixedAllocation = 20_000;
    private const int AllocationPerByte = 16;

    private static readonly string[] _names = ["0.weight", "0.bias", "2.weight", "2.bias"];

    [Fact]
    public void NetworksAreLoadedOrRefused()
    {
        FuzzedNet network = new(1);
        using MemoryStream stream = new();
        network.Save(stream, metadata: new Dictionary<string, string> { ["ä"] = "ö" });
        Mutator mutator = new(stream.ToArray(), 5);
        float[] before = Parameters(network);
        int loaded = 0;
        for (int i = 0; i < NetworkFiles; i++)
        {
            byte[] file = mutator.Next();
            float[]? expected = Expected(file);
            bool accepted = Try(() => network.Load(i % 2 == 0 ? new MemoryStream(file) : new NarrowStream(file, 1000)), file);
            Assert.True(accepted == expected is not null, $"{(accepted ? "Taken" : "Refused")}: {Text(file)}");
            Assert.True(SameBits(expected ?? before, Parameters(network)), $"Other parameters: {Text(file)}");
            if (accepted)
            {
                loaded++;
                network.CopyParametersFrom(before);
            }
        }

        // Both answers were really given: flips among the data and new texts are still right files.
        Assert.InRange(loaded, NetworkFiles / 20, NetworkFiles / 2);
    }

    [Fact]
    public void TensorFilesAreReadOrRefused()
    {
        TensorFileWriter writer = new();
        writer.Add<float>("0.weight", [2, 1, 3], new float[6]);
        writer.Add<byte>("b", [5], new byte[5]);
        writer.Add<double>("d", [], new double[1]);
        writer.Metadata["k"] = "v";
        using MemoryStream stream = new();
        writer.Write(stream);
        Mutator mutator = new(stream.ToArray(), 6);
        for (int i = 0; i < CheckpointFiles; i++)
        {
            byte[] file = mutator.Next();
            Oracle.Contents? expected = Oracle.Read(file);
            TensorFile? found = null;
            bool accepted = Try(() => found = TensorFile.Read(i % 2 == 0 ? new MemoryStream(file) : new NarrowStream(file, 1000)), file);
            Assert.True(accepted == expected is not null, $"{(accepted ? "Taken" : "Refused")}: {Text(file)}");
            if (expected is not null)
            {
                Assert.Equal(expected.Metadata, found!.Metadata);
                Assert.Equal(expected.Tensors.Count, found.Tensors.Count);
                Assert.All(found.Tensors, tensor =>
                    Assert.True(tensor.Data.Span.SequenceEqual(expected.Tensors[tensor.Name].Data) && tensor.Shape.SequenceEqual(expected.Tensors[tensor.Name].Shape)));
            }
        }
    }

    [Fact]
    public void CheckpointsAreRestoredOrRefused()
    {
        FuzzedNet network = new(1);
        for (int step = 0; step < 3; step++)
        {
            network.Train([0.5f, -0.25f], [0.5f]);
        }

        Checkpoint<float> checkpoint = Checkpoint<float>.Capture(network);
        checkpoint.Notes["epoch"] = "3";
        checkpoint.Extras["best"] = [1.0f, 2.0f];
        using MemoryStream stream = new();
        checkpoint.Save(stream);
        byte[] good = stream.ToArray();
        Mutator mutator = new(good, 7);
        int restored = 0;
        for (int i = 0; i < CheckpointFiles; i++)
        {
            byte[] file = mutator.Next();
            byte[] before = State(network);
            bool accepted = Try(() => Checkpoint<float>.Load(i % 2 == 0 ? new MemoryStream(file) : new NarrowStream(file, 1000)).Restore(network), file);
            Assert.True(!accepted || Oracle.Read(file) is not null, $"Taken: {Text(file)}");
            Assert.True(accepted || before.AsSpan().SequenceEqual(State(network)), $"Changed: {Text(file)}");
            if (accepted)
            {
                restored++;
                checkpoint.Restore(network);
            }
        }

        Assert.InRange(restored, CheckpointFiles / 20, CheckpointFiles / 2);
    }

    // Whether it was accepted; refusals are of one kind, and neither takes much memory.
    private static bool Try(Action load, byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool accepted;
        try
        {
            load();
            accepted = true;
        }
        catch (InvalidDataException)
        {
            accepted = false;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= FixedAllocation + (AllocationPerByte * (long)file.Length), $"{allocated} bytes for {file.Length}: {Text(file)}");
        return accepted;
    }

    // The parameters that a file holds, where it holds just the network's tensors.
    private static float[]? Expected(byte[] file)
    {
        if (Oracle.Read(file) is not { } contents || !contents.Tensors.Keys.ToHashSet().SetEquals(_names))
        {
            return null;
        }

        List<float> parameters = [];
        foreach ((string name, long[] shape) in (ReadOnlySpan<(string, long[])>)[("0.weight", [3, 2]), ("0.bias", [3]), ("2.weight", [1, 3]), ("2.bias", [1])])
        {
            Oracle.Tensor tensor = contents.Tensors[name];
            float[] values = MemoryMarshal.Cast<byte, float>(tensor.Data).ToArray();
            if (tensor.Type != "F32" || !tensor.Shape.SequenceEqual(shape) || !values.All(float.IsFinite))
            {
                return null;
            }

            int units = (int)shape[0];
            int inputs = values.Length / units;
            parameters.AddRange(Enumerable.Range(0, values.Length).Select(i => values[(i % units * inputs) + (i / units)]));
        }

        return [.. parameters];
    }

    private static bool SameBits(float[] a, float[] b) => MemoryMarshal.AsBytes(a.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(b.AsSpan()));

    private static float[] Parameters(FuzzedNet network)
    {
        float[] parameters = new float[FuzzedNet.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static byte[] State(FuzzedNet network)
    {
        using MemoryStream stream = new();
        Checkpoint<float>.Capture(network).Save(stream);
        return stream.ToArray();
    }

    private static string Text(byte[] file) => Convert.ToBase64String(file);

    [Network(2)]
    [Dense(3, Activation.Tanh)]
    [Dense(1)]
    [Momentum]
    internal sealed partial class FuzzedNet;
}
