using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>Networks come back from their files bit by bit, and a file that does not fit changes nothing.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NamesAndShapesAreThoseOfASequential()
    {
        string path = _folder.File("mixed.safetensors");
        new MixedNet().Save(path);
        TensorFile file = TensorFile.Read(path);
        Assert.Equal(
            ["0.weight Float32 5,3", "0.bias Float32 5", "2.weight Float32 4,5", "3.weight Float32 2,4", "3.bias Float32 2"],
            file.Tensors.Select(tensor => $"{tensor.Name} {tensor.Type} {string.Join(',', tensor.Shape.ToArray())}"));
        Assert.Equal(new Dictionary<string, string> { ["netgen.description"] = MixedNet.Description }, file.Metadata);
        Assert.Equal(file.Metadata, NetworkFile.ReadMetadata(path));
        new ClassifierNet().Save(path);
        Assert.Equal(
            ["0.weight Float32 50,70", "0.bias Float32 50", "2.weight Float32 40,50", "2.bias Float32 40", "4.weight Float32 7,40", "4.bias Float32 7"],
            TensorFile.Read(path).Tensors.Select(tensor => $"{tensor.Name} {tensor.Type} {string.Join(',', tensor.Shape.ToArray())}"));
    }

    [Fact]
    public void WeightsAreTurnedOver()
    {
        MixedNet network = new();
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        Assert.True(TensorFile.Read(stream).TryGetTensor("0.weight", out TensorEntry? tensor));
        float[] weights = tensor.ToArray<float>();
        float[] own = new float[MixedNet.GetLayerParameterCount(1)];
        network.CopyParametersTo(1, own);
        for (int input = 0; input < 3; input++)
        {
            for (int unit = 0; unit < 5; unit++)
            {
                Assert.Equal(own[(input * 5) + unit], weights[(unit * 3) + input]);
            }
        }
    }

    [Fact]
    public void EveryBitComesBack()
    {
        ComesBack<MixedNet, float>();
        ComesBack<MixedDoubleNet, double>();
        ComesBack<ClassifierNet, float>();
    }

    [Fact]
    public void StreamsAreLeftOpenAndReadToTheirEnd()
    {
        using MemoryStream stream = new();
        stream.Write([1, 2, 3]);
        MixedNet saved = new(7);
        saved.Save(stream);
        Assert.True(stream.CanWrite);
        Assert.Equal(stream.Length, stream.Position);
        stream.Position = 3;
        MixedNet loaded = new();
        loaded.Load(stream);
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(Parameters<MixedNet, float>(saved), Parameters<MixedNet, float>(loaded));
        NarrowStream narrow = new(stream.ToArray()[3..]);
        MixedNet fromNarrow = new();
        fromNarrow.Load(narrow);
        Assert.False(narrow.IsClosed);
        Assert.Equal(Parameters<MixedNet, float>(saved), Parameters<MixedNet, float>(fromNarrow));
        stream.WriteByte(0);
        stream.Position = 3;
        Assert.Throws<InvalidDataException>(() => loaded.Load(stream));
    }

    [Fact]
    public void LayersMayHaveNames()
    {
        string path = _folder.File("named.safetensors");
        MixedNet saved = new(7);
        saved.Save(path, ["fc1", "fc2", "head.out"], new Dictionary<string, string> { ["epoch"] = "12" });
        Assert.Equal(["fc1.weight", "fc1.bias", "fc2.weight", "head.out.weight", "head.out.bias"], TensorFile.Read(path).Tensors.Select(tensor => tensor.Name));
        Assert.Equal("12", NetworkFile.ReadMetadata(path)["epoch"]);
        MixedNet loaded = new();
        loaded.Load(path, ["fc1", "fc2", "head.out"]);
        Assert.Equal(Parameters<MixedNet, float>(saved), Parameters<MixedNet, float>(loaded));
        Assert.Contains("\"0.weight\" F32 [5, 3], found none among \"fc1.weight\"", Refused<MixedNet, float>(path), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loaded.Load(path, ["fc1", "fc2"]));
        Assert.Throws<ArgumentException>(() => loaded.Save(path, ["fc1", "fc1", "fc2"]));
        Assert.Throws<ArgumentException>(() => loaded.Save(path, ["fc1", "", "fc2"]));
        Assert.Throws<ArgumentNullException>(() => loaded.Save(path, ["fc1", null!, "fc2"]));
        Assert.Throws<ArgumentException>(() => loaded.Save(path, metadata: new Dictionary<string, string> { ["netgen.x"] = "" }));
        Assert.Throws<ArgumentException>(() => loaded.Save(path, metadata: new Dictionary<string, string> { ["x"] = "\ud800" }));
        Assert.Throws<ArgumentException>(() => loaded.Save(""));
        Assert.Throws<ArgumentException>(() => loaded.Load(""));
        Assert.Equal("12", NetworkFile.ReadMetadata(path)["epoch"]);
    }

    [Fact]
    public void AFileThatDoesNotFitChangesNothing()
    {
        string path = _folder.File("other.safetensors");
        new MixedNet().Save(path);
        Assert.Contains("expected the tensor \"0.weight\" F64 [5, 3], found F32 [5, 3]", Refused<MixedDoubleNet, double>(path), StringComparison.Ordinal);
        Assert.Contains("expected the tensor \"0.weight\" F32 [50, 70], found F32 [5, 3]", Refused<ClassifierNet, float>(path), StringComparison.Ordinal);
        Assert.Contains("expected the tensor \"2.weight\" F32 [2, 5], found F32 [4, 5]", Refused<SgdNet, float>(path), StringComparison.Ordinal);
        WriteMixed(path, writer => writer.Add<float>("4.weight", [1], new float[1]));
        Assert.Contains("found also \"4.weight\"", Refused<MixedNet, float>(path), StringComparison.Ordinal);
        foreach (float value in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            WriteMixed(path, _ => { }, value);
            Assert.Contains("finite values in \"3.bias\", found ", Refused<MixedNet, float>(path), StringComparison.Ordinal);
        }

        WriteMixed(path, _ => { });
        new MixedNet().Load(path);
        Assert.Throws<FileNotFoundException>(() => new MixedNet().Load(_folder.File("absent")));
        Assert.ThrowsAny<UnauthorizedAccessException>(() => new MixedNet().Load(_folder.Path));
    }

    [Fact]
    public void ADivergedNetworkDoesNotReplaceAGoodFile()
    {
        SgdNet network = new();
        string path = _folder.File("good.safetensors");
        network.Save(path);
        byte[] before = File.ReadAllBytes(path);
        network.LearningRate = 1e38;
        for (int step = 0; step < 3; step++)
        {
            network.Train([1e3f, 1e3f, 1e3f], [1e30f, -1e30f]);
        }

        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => network.Save(path)).Message, StringComparison.Ordinal);
        using MemoryStream stream = new();
        Assert.Throws<InvalidOperationException>(() => network.Save(stream));
        Assert.Equal(0, stream.Length);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    private static void WriteMixed(string path, Action<TensorFileWriter> more, float last = 1.0f)
    {
        TensorFileWriter writer = new();
        writer.Add<float>("0.weight", [5, 3], new float[15]);
        writer.Add<float>("0.bias", [5], new float[5]);
        writer.Add<float>("2.weight", [4, 5], new float[20]);
        writer.Add<float>("3.weight", [2, 4], new float[8]);
        writer.Add<float>("3.bias", [2], new[] { 1.0f, last });
        more(writer);
        writer.Write(path);
    }

    private void ComesBack<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string path = _folder.File(typeof(TNetwork).Name);
        TNetwork saved = TNetwork.Create(11);
        T[] parameters = Parameters<TNetwork, T>(saved);
        parameters[0] = T.NegativeZero;
        parameters[1] = T.Epsilon;
        parameters[^1] = T.CreateTruncating(1e38);
        saved.CopyParametersFrom(parameters);
        saved.Save(path);
        TNetwork loaded = TNetwork.Create(12);
        Assert.NotEqual(parameters, Parameters<TNetwork, T>(loaded));
        loaded.Load(path);
        Assert.Equal(parameters, Parameters<TNetwork, T>(loaded));
        Assert.True(T.IsNegative(Parameters<TNetwork, T>(loaded)[0]));
        Assert.Equal(0, loaded.StepCount);
    }

    private static string Refused<TNetwork, T>(string path)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(12);
        T[] before = Parameters<TNetwork, T>(network);
        string message = Assert.Throws<InvalidDataException>(() => network.Load(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Equal(before, Parameters<TNetwork, T>(network));
        return message;
    }

    private static T[] Parameters<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
