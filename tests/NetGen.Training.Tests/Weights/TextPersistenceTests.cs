using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;
using static NetGen.Training.Tests.Weights.WeightsTraining;

namespace NetGen.Training.Tests.Weights;

/// <summary>Parameters to text and back.</summary>
public sealed class TextPersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-weights-").FullName;

    private string FileName => Path.Combine(_folder, "net.weights.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryBitComesBack()
    {
        float[] values = Enumerable.Range(0, XorTrainer.ParameterCount).Select(i => (i - 6) * 0.1f).ToArray();
        float[] special = [-0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1f / 3];
        special.CopyTo(values, 2);
        var network = new XorTrainer();
        network.CopyParametersFrom(values);
        network.SaveAsText(FileName);
        var other = new XorTrainer();
        other.LoadText(FileName);
        Assert.Equal(Bits(values), Bits(Parameters(other)));
    }

    [Fact]
    public void EveryBitOfADoubleComesBack()
    {
        double[] values = Enumerable.Range(0, RotationTrainer.ParameterCount).Select(i => Math.Exp(i - 9.0)).ToArray();
        double[] special = [-0.0, double.Epsilon, double.MaxValue, double.MinValue, 1.0 / 3];
        special.CopyTo(values, 7);
        var network = new RotationTrainer();
        network.CopyParametersFrom(values);
        network.SaveAsText(FileName);
        var other = new RotationTrainer();
        other.LoadText(FileName);
        Assert.Equal(Bits(values), Bits(Parameters(other)));
    }

    [Fact]
    public void TheTextIsTheOneOfTheFormat()
    {
        var network = new XorTrainer();
        network.CopyParametersFrom(Enumerable.Range(0, 13).Select(i => (float)i).ToArray());
        network.SaveAsText(FileName);

        // Bytes and checksum computed apart from this code, with Python's struct and base64 and a bitwise CRC-32C.
        Assert.Equal(
            "NetGen weights 1\ntype float\ninputs 2\nlayers 2\nlayer 1 units 3 bias yes\nlayer 2 units 1 bias yes\nvalues 13\ncrc32c 11A67AE4\n"
            + "AAAAAAAAgD8AAABAAABAQAAAgEAAAKBAAADAQAAA4EAAAABBAAAQQQAAIEEAADBBAABAQQ==\nend\n",
            Encoding.Latin1.GetString(File.ReadAllBytes(FileName)));
    }

    [Fact]
    public void ATextWithCarriageReturnsIsTheSame()
    {
        var network = new XorTrainer();
        using var reader = new StringReader(File.ReadAllText(PathOf("xor.weights.txt")).Replace("\n", "\r\n"));
        network.LoadText(reader);
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(network)));
    }

    [Fact]
    public void WhatIsDamagedChangesNothing()
    {
        var network = new XorTrainer(5);
        uint[] before = Bits(Parameters(network));
        string text = File.ReadAllText(PathOf("xor.weights.txt"));
        for (int length = 0; length < text.Length - 1; length++)
        {
            Assert.Throws<InvalidDataException>(() => network.LoadText(new StringReader(text[..length])));
        }

        int values = text.IndexOf("values", StringComparison.Ordinal);
        for (int i = values; i < text.Length; i++)
        {
            string damaged = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Throws<InvalidDataException>(() => network.LoadText(new StringReader(damaged)));
        }

        Assert.Equal(before, Bits(Parameters(network)));
    }

    [Fact]
    public void ARefusalNamesFileLineAndWhatWasFound()
    {
        File.WriteAllText(FileName, File.ReadAllText(PathOf("xor.weights.txt")).Replace("inputs 2", "inputs two"));
        string message = Assert.Throws<InvalidDataException>(() => new XorTrainer().LoadText(FileName)).Message;
        Assert.Equal($"{FileName}: line 3: expected 'inputs' and a number from 1 to 65536, found 'inputs two'.", message);
        message = Assert.Throws<InvalidDataException>(() => new XorTrainer().LoadText(PathOf("rotation.weights.txt"))).Message;
        Assert.EndsWith("expected weights of 2-3-1, float; found 2-5-2, layer 1 without bias, double.", message);
    }

    [Fact]
    public void AHeaderThatPromisesMuchCostsNoMemory()
    {
        string text = $"NetGen weights 1\ntype double\ninputs 65536\nlayers 1\nlayer 1 units 4096 bias no\nvalues {1 << 28}\ncrc32c 00000000\nAAAA";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => new XorTrainer().LoadText(new StringReader(text)));
        Assert.Throws<InvalidDataException>(() => new XorTrainer().LoadText(new StringReader(new string('x', 100_000))));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void ASaveThatFailsLeavesTheOlderFile()
    {
        new XorTrainer().SaveAsText(FileName);
        string older = File.ReadAllText(FileName);
        var diverged = new XorTrainer { LearningRate = double.MaxValue };
        diverged.Train([1, 1], [0]);
        diverged.Train([1, 1], [0]);
        Assert.Contains(Parameters(diverged), value => !float.IsFinite(value));
        Assert.Contains("at index", Assert.Throws<InvalidOperationException>(() => diverged.SaveAsText(FileName)).Message);
        Assert.Throws<InvalidOperationException>(() => diverged.SaveAsText(new StringWriter()));
        Assert.Equal(older, File.ReadAllText(FileName));
        Assert.ThrowsAny<IOException>(() => new XorTrainer().SaveAsText(Path.Combine(_folder, "none", "net.weights.txt")));
        Exception? refusal = Record.Exception(() => new XorTrainer().SaveAsText(Directory.CreateDirectory(Path.Combine(_folder, "folder")).FullName));
        Assert.True(refusal is IOException or UnauthorizedAccessException, $"{refusal}");
        new XorTrainer(9).SaveAsText(FileName);
        Assert.NotEqual(older, File.ReadAllText(FileName));
        Assert.Equal([FileName], Directory.GetFiles(_folder));
    }
}
