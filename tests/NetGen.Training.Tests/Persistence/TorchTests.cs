using System;
using System.IO;
using System.Linq;
using System.Numerics;
using NetGen.Persistence;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>PyTorch reads what NetGen writes and NetGen what PyTorch writes, bit by bit, and both compute the same.</summary>
public sealed partial class TorchTests
{
    private const int Samples = 10;

    [TorchTheory]
    [InlineData("float", "Linear:6:9 Tanh Linear:9:8:nobias Linear:8:7 ReLU Linear:7:4 Softmax")]
    [InlineData("double", "Linear:6:9 Tanh Linear:9:8:nobias ReLU Linear:8:4")]
    public void ASequentialIsTheSameNetwork(string type, string modules)
    {
        string[] model = modules.Split(' ');
        if (type == "float")
        {
            Check<SingleNet, float>(model, 1e-5);
        }
        else
        {
            Check<DoubleNet, double>(model, 1e-13);
        }
    }

    private static void Check<TNetwork, T>(string[] modules, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using TemporaryFolder folder = new();
        TNetwork network = TNetwork.Create(3);
        network.Save(folder.File("network.safetensors"));
        T[] inputs = [.. Enumerable.Range(0, Samples * TNetwork.InputSize).Select(i => T.CreateTruncating(Math.Sin(i * 1.25)))];
        TensorFileWriter writer = new();
        writer.Add<T>("x", [Samples, TNetwork.InputSize], inputs);
        writer.Write(folder.File("inputs.safetensors"));
        string script = Path.Combine(AppContext.BaseDirectory, "Persistence", "safetensors_io.py");
        (int exitCode, string errors) = TorchTheoryAttribute.Run(TorchTheoryAttribute.Python!, [script, folder.Path, .. modules]);
        Assert.True(exitCode == 0, errors);

        // load_state_dict with strict = true took all tensors, and no others.
        SameTensors(folder.File("network.safetensors"), folder.File("echo.safetensors"));
        SameOutputs<TNetwork, T>(network, inputs, folder.File("outputs.safetensors"), tolerance);
        network.Load(folder.File("fresh.safetensors"));
        network.Save(folder.File("saved.safetensors"));
        SameTensors(folder.File("fresh.safetensors"), folder.File("saved.safetensors"));
        SameOutputs<TNetwork, T>(network, inputs, folder.File("fresh_outputs.safetensors"), tolerance);
    }

    private static void SameTensors(string expectedPath, string foundPath)
    {
        TensorFile expected = TensorFile.Read(expectedPath);
        TensorFile found = TensorFile.Read(foundPath);
        Assert.NotEmpty(expected.Tensors);
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), found.Tensors.Select(tensor => tensor.Name));
        foreach ((TensorEntry a, TensorEntry b) in expected.Tensors.Zip(found.Tensors))
        {
            Assert.Equal(a.Type, b.Type);
            Assert.Equal(a.Shape.ToArray(), b.Shape.ToArray());
            Assert.Equal(a.Data.ToArray(), b.Data.ToArray());
        }
    }

    private static void SameOutputs<TNetwork, T>(TNetwork network, T[] inputs, string path, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.True(TensorFile.Read(path).TryGetTensor("y", out TensorEntry? tensor));
        T[] expected = tensor.ToArray<T>();
        T[] found = new T[Samples * TNetwork.OutputSize];
        network.Predict(inputs, found, Samples);
        Assert.Equal(found.Length, expected.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.InRange(double.CreateChecked(T.Abs(expected[i] - found[i])), 0, tolerance);
        }

        Assert.True(expected.Distinct().Count() > Samples);
    }

    [Network(6, Loss = Loss.CategoricalCrossEntropy)]
    [Dense(9, Activation.Tanh)]
    [Dense(8, Bias = false)]
    [Dense(7, Activation.ReLU)]
    [Dense(4, Activation.Softmax)]
    internal sealed partial class SingleNet;

    [Network(6, Precision = Precision.Double)]
    [Dense(9, Activation.Tanh)]
    [Dense(8, Activation.ReLU, Bias = false)]
    [Dense(4)]
    internal sealed partial class DoubleNet;
}
