using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>A training that goes on from a checkpoint has the same bits as one that never stopped.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly Dictionary<string, Action<CheckpointTests>> _runs = new()
    {
        ["gradient descent"] = tests => tests.GoesOn<SgdNet, float>(),
        ["momentum"] = tests => tests.GoesOn<MomentumNet, float>(),
        ["momentum, textbook"] = tests => tests.GoesOn<TextbookMomentumNet, float>(),
        ["Nesterov"] = tests => tests.GoesOn<NesterovNet, float>(),
        ["Nesterov, look-ahead"] = tests => tests.GoesOn<LookAheadNet, float>(),
        ["Adagrad"] = tests => tests.GoesOn<AdagradNet, float>(),
        ["Adadelta"] = tests => tests.GoesOn<AdadeltaNet, float>(),
        ["RMSProp, centered"] = tests => tests.GoesOn<RmsPropNet, float>(),
        ["Adam"] = tests => tests.GoesOn<ClassifierNet, float>(),
        ["Adam, AMSGrad"] = tests => tests.GoesOn<AmsGradNet, float>(),
        ["AdamW"] = tests => tests.GoesOn<AdamWNet, float>(),
        ["NAdam"] = tests => tests.GoesOn<NAdamNet, float>(),
        ["Adamax"] = tests => tests.GoesOn<AdamaxNet, float>(),
        ["Lion"] = tests => tests.GoesOn<LionNet, float>(),
        ["NAdam, double"] = tests => tests.GoesOn<NAdamDoubleNet, double>(),
        ["Nesterov, look-ahead, double"] = tests => tests.GoesOn<LookAheadDoubleNet, double>(),
        ["Adam, AMSGrad, double"] = tests => tests.GoesOn<AmsGradDoubleNet, double>(),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Optimizers => [.. _runs.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TheSameBitsAsWithoutAStop(string optimizer) => _runs[optimizer](this);

    [Fact]
    public void AStateThatAllShareIsNotRounded()
    {
        NAdamNet network = Trained<NAdamNet, float>(7);
        double product = Shared<NAdamNet, float>(network);
        Assert.NotEqual(product, (float)product);
        NAdamNet restored = new(5);
        Through(Checkpoint<float>.Capture(network)).Restore(restored);
        Assert.Equal(product, Shared<NAdamNet, float>(restored));
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(NAdamNet.IsOptimizerStateShared));
        Assert.ThrowsAny<ArgumentException>(() => network.SetSharedOptimizerState(2, double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => network.SetSharedOptimizerState(0, 0.5));
        Assert.ThrowsAny<ArgumentException>(() => network.GetSharedOptimizerState(3));
        Assert.ThrowsAny<ArgumentException>(() => NAdamNet.IsOptimizerStateShared(3));
        Assert.ThrowsAny<ArgumentException>(() => Shared<SgdNet, float>(new SgdNet()));
        Assert.Equal(product, Shared<NAdamNet, float>(network));
    }

    [Fact]
    public void GradientsThatWaitAreKept()
    {
        AmsGradNet network = Trained<AmsGradNet, float>(3);
        float[] output = new float[2];
        network.Forward([0.5f, 0.25f, -1.0f], output);
        network.Backward([0.5f, 0.75f]);
        Checkpoint<float> checkpoint = Through(Checkpoint<float>.Capture(network));
        AmsGradNet restored = new(5);
        restored.Forward([0.25f, 0.25f, 0.25f], output);
        restored.Backward([1.0f, 1.0f]);
        checkpoint.Restore(restored);
        Assert.Equal(1, restored.AccumulatedSamples);
        network.Update();
        restored.Update();
        Assert.Equal(Bits<AmsGradNet, float>(network), Bits<AmsGradNet, float>(restored));
        Through(Checkpoint<float>.Capture(network)).Restore(restored);
        Assert.Equal(0, restored.AccumulatedSamples);
    }

    [Fact]
    public void NotesAndExtrasComeBack()
    {
        Checkpoint<float> checkpoint = Checkpoint<float>.Capture(Trained<SgdNet, float>(3));
        checkpoint.Notes["epoch"] = "12";
        checkpoint.Notes["history"] = "{\"é\": [1, 2]}";
        checkpoint.Notes[""] = "";
        checkpoint.Extras["best"] = [1.5f, float.NaN, -0.0f];
        checkpoint.Extras["none"] = [];
        Checkpoint<float> read = Through(checkpoint);
        Assert.Equal(checkpoint.Notes, read.Notes);
        Assert.Equal(["best", "none"], read.Extras.Keys.Order());
        Assert.Equal(MemoryMarshal.AsBytes(checkpoint.Extras["best"].AsSpan()), MemoryMarshal.AsBytes(read.Extras["best"].AsSpan()));
        Assert.Empty(read.Extras["none"]);
        Assert.Equal((3, SgdNet.Description, new SgdNet().LearningRate), (read.StepCount, read.Description, read.LearningRate));
        checkpoint.Notes["bad"] = "\ud800";
        Assert.Throws<ArgumentException>(() => checkpoint.Save(_folder.File("bad")));
        checkpoint.Notes["bad"] = null!;
        Assert.Throws<ArgumentNullException>(() => checkpoint.Save(_folder.File("bad")));
        checkpoint.Notes.Remove("bad");
        checkpoint.Extras["bad"] = null!;
        Assert.Throws<ArgumentNullException>(() => checkpoint.Save(_folder.File("bad")));
        Assert.False(File.Exists(_folder.File("bad")));
    }

    [Fact]
    public void ACapturedNetworkMayGoOn()
    {
        AmsGradNet network = Trained<AmsGradNet, float>(3);
        List<string> before = Bits<AmsGradNet, float>(network);
        Checkpoint<float> checkpoint = Checkpoint<float>.Capture(network);
        Train<AmsGradNet, float>(network, 4);
        Assert.NotEqual(before, Bits<AmsGradNet, float>(network));
        checkpoint.Restore(network);
        Assert.Equal(before, Bits<AmsGradNet, float>(network));
    }

    [Fact]
    public void AnotherNetworkStaysAsItWas()
    {
        Checkpoint<float> checkpoint = Through(Checkpoint<float>.Capture(Trained<SgdNet, float>(3)));
        AmsGradNet other = Trained<AmsGradNet, float>(2);
        List<string> before = Bits<AmsGradNet, float>(other);
        string message = Assert.Throws<InvalidDataException>(() => checkpoint.Restore(other)).Message;
        Assert.Contains("checkpoint of \"3-5-2", message, StringComparison.Ordinal);
        Assert.Equal(before, Bits<AmsGradNet, float>(other));

        // The file of a network is no checkpoint, and a checkpoint no network's file.
        string path = _folder.File("net");
        other.Save(path);
        Assert.Contains("expected a checkpoint", Assert.Throws<InvalidDataException>(() => Checkpoint<float>.Load(path)).Message, StringComparison.Ordinal);
        checkpoint.Save(path);
        Assert.Throws<InvalidDataException>(() => other.Load(path));
        Assert.Contains("F64", Assert.Throws<InvalidDataException>(() => Checkpoint<double>.Load(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Bits<AmsGradNet, float>(other));
    }

    [Theory]
    [InlineData("netgen.checkpoint", "2", "version 1")]
    [InlineData("netgen.checkpoint", null, "expected a checkpoint")]
    [InlineData("netgen.description", null, "netgen.description")]
    [InlineData("netgen.step_count", "-1", "netgen.step_count")]
    [InlineData("netgen.step_count", "1e3", "netgen.step_count")]
    [InlineData("netgen.step_count", "9223372036854775808", "netgen.step_count")]
    [InlineData("netgen.learning_rate", "-0.1", "netgen.learning_rate")]
    [InlineData("netgen.learning_rate", "NaN", "netgen.learning_rate")]
    [InlineData("netgen.learning_rate", "1e999", "netgen.learning_rate")]
    [InlineData("netgen.learning_rate", "0,1", "netgen.learning_rate")]
    [InlineData("netgen.accumulated_samples", "2147483648", "netgen.accumulated_samples")]
    [InlineData("netgen.accumulated_samples", "1", "\"gradients\"")]
    [InlineData("netgen.description", "3-5-2", "3-5-2")]
    [InlineData("more", "x", "\"more\"")]
    public void ForeignMetadataAreRefused(string key, string? value, string expected) =>
        RefusesEdited(writer => _ = value is null ? writer.Metadata.Remove(key) : (writer.Metadata[key] = value) == value, [], expected);

    [Theory]
    [InlineData("optimizer.m", "\"optimizer.m\"")]
    [InlineData("shared.muProduct", "\"shared.muProduct\"")]
    [InlineData("network.2.bias", "\"network.2.bias\"")]
    public void AMissingTensorIsRefused(string name, string expected) => RefusesEdited(_ => { }, [name], expected);

    [Fact]
    public void ForeignTensorsAreRefused()
    {
        RefusesEdited(writer => writer.Add<float>("optimizer.u", [1], new float[1]), [], "also \"optimizer.u\"");
        RefusesEdited(writer => writer.Add<float>("other", [1], new float[1]), [], "\"other\"");
        RefusesEdited(writer => writer.Add<float>("gradients", [1], new float[1]), [], "also \"gradients\"");
        RefusesEdited(writer => writer.Add<double>("extras.x", [1], new double[1]), [], "F64");
        RefusesEdited(writer => writer.Add<float>("extras.x", [1, 1], new float[1]), [], "[1, 1]");
        RefusesEdited(writer => writer.Add<double>("shared.muProduct", [], new[] { double.NaN }), ["shared.muProduct"], "finite");
        RefusesEdited(writer => writer.Add<float>("shared.muProduct", [], new float[1]), ["shared.muProduct"], "F64 []");
        RefusesEdited(writer => writer.Add<float>("optimizer.m", [NAdamNet.ParameterCount + 1], new float[NAdamNet.ParameterCount + 1]), ["optimizer.m"], "optimizer.m");
        RefusesEdited(writer => writer.Add<float>("optimizer.m", [1], new[] { float.NaN }), ["optimizer.m"], "finite");
    }

    [Fact]
    public void ADivergedNetworkIsNotCaptured()
    {
        SgdNet network = new() { LearningRate = 1e38 };
        Train<SgdNet, float>(network, 3);
        Train<SgdNet, float>(network, 3);
        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => Checkpoint<float>.Capture(network)).Message, StringComparison.Ordinal);
    }

    // A checkpoint whose file was taken apart and put together otherwise.
    private void RefusesEdited(Action<TensorFileWriter> edit, string[] without, string expected)
    {
        using MemoryStream stream = new();
        Checkpoint<float>.Capture(Trained<NAdamNet, float>(3)).Save(stream);
        stream.Position = 0;
        TensorFile file = TensorFile.Read(stream);
        TensorFileWriter writer = new();
        foreach (TensorEntry tensor in file.Tensors.Where(tensor => !without.Contains(tensor.Name)))
        {
            writer.Add(tensor.Name, tensor.Type, tensor.Shape, tensor.Data);
        }

        foreach ((string key, string value) in file.Metadata)
        {
            writer.Metadata[key] = value;
        }

        edit(writer);
        string path = _folder.File("edited");
        writer.Write(path);
        NAdamNet network = Trained<NAdamNet, float>(2);
        List<string> before = Bits<NAdamNet, float>(network);
        string message = Assert.Throws<InvalidDataException>(() => Checkpoint<float>.Load(path).Restore(network)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(before, Bits<NAdamNet, float>(network));
    }

    private void GoesOn<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = Trained<TNetwork, T>(7);
        network.LearningRate *= 1.0 / 3;
        string path = _folder.File("checkpoint");
        Checkpoint<T>.Capture(network).Save(path);
        Train<TNetwork, T>(network, 5);

        // Not a new one: everything that it holds must give way.
        TNetwork restored = TNetwork.Create(99);
        restored.LearningRate = 0.5;
        Train<TNetwork, T>(restored, 4);
        Checkpoint<T>.Load(path).Restore(restored);
        Assert.Equal(7, restored.StepCount);
        Assert.NotEqual(Bits<TNetwork, T>(network), Bits<TNetwork, T>(restored));
        Train<TNetwork, T>(restored, 5);
        Assert.Equal(Bits<TNetwork, T>(network), Bits<TNetwork, T>(restored));
    }

    private static Checkpoint<T> Through<T>(Checkpoint<T> checkpoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using MemoryStream stream = new();
        checkpoint.Save(stream);
        stream.Position = 0;
        return Checkpoint<T>.Load(stream);
    }

    private static TNetwork Trained<TNetwork, T>(int steps)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        Train<TNetwork, T>(network, steps);
        return network;
    }

    // Single samples and batches in turn, the same ones for the same step.
    private static void Train<TNetwork, T>(TNetwork network, int steps)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int step = 0; step < steps; step++)
        {
            int batchSize = network.StepCount % 2 == 0 ? 1 : 9;
            T[] inputs = Values<T>(batchSize * TNetwork.InputSize, network.StepCount);
            T[] targets = [.. Values<T>(batchSize * TNetwork.OutputSize, network.StepCount + 100).Select(T.Abs)];
            network.Train(inputs, targets, batchSize);
        }
    }

    private static T[] Values<T>(int count, long seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, count).Select(i => T.CreateTruncating(Math.Sin((seed * 17.25) + (i * 1.5))))];

    private static double Shared<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.GetSharedOptimizerState(2);

    // Everything that the next step depends on, as bits.
    private static List<string> Bits<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(values);
        List<string> bits = [Convert.ToHexString(MemoryMarshal.AsBytes(values.AsSpan()))];
        for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
        {
            network.CopyOptimizerStateTo(state, values);
            bits.Add(Convert.ToHexString(MemoryMarshal.AsBytes(values.AsSpan())));
            bits.Add(TNetwork.IsOptimizerStateShared(state) ? $"{BitConverter.DoubleToInt64Bits(network.GetSharedOptimizerState(state)):X}" : "own");
        }

        bits.Add($"{network.StepCount} {BitConverter.DoubleToInt64Bits(network.LearningRate):X} {network.AccumulatedSamples}");
        return bits;
    }
}
