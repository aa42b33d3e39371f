using System;
using System.IO;
using System.Linq;
using NetGen.Runtime;
using Xunit;
using static NetGen.Training.Tests.Weights.WeightsTraining;

namespace NetGen.Training.Tests.Weights;

/// <summary>Networks that start from weights in their assembly.</summary>
public sealed class CompiledWeightsTests
{
    /// <summary>With NETGEN_ACCEPT=1 the files are written anew.</summary>
    [Fact]
    public void TheFilesHoldWhatTheirNetworksLearn()
    {
        foreach (string file in new[] { "xor.weights.txt", "xor-embedded.weights.txt" })
        {
            AssertWritten(file, Text(Xor()));
        }

        AssertWritten("rotation.weights.txt", Text(Rotation()));
    }

    [Fact]
    public void TheFirstParametersHaveTheBitsOfTheTrainedOnes()
    {
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(new ConstantXor())));
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(new EmbeddedXor())));
        Assert.Equal(Bits(Parameters(Rotation())), Bits(Parameters(new Rotations.Constant())));
    }

    [Fact]
    public void ANetworkPredictsAtOnce()
    {
        var network = new ConstantXor();
        float[] y = new float[4];
        network.Predict([0, 0, 0, 1, 1, 0, 1, 1], y, 4);
        Assert.Equal([0f, 1f, 1f, 0f], y.Select(value => MathF.Round(value)));
        float[] trained = new float[4];
        Xor().Predict([0, 0, 0, 1, 1, 0, 1, 1], trained, 4);
        Assert.Equal(Bits(trained), Bits(y));
    }

    [Fact]
    public void TrainingGoesOnAndStaysWithItsInstance()
    {
        XorTrainer trainer = Xor();
        TrainXor(trainer, 100);
        var other = new ConstantXor();
        var constant = new ConstantXor();
        var embedded = new EmbeddedXor();
        TrainXor(constant, 100);
        TrainXor(embedded, 100);
        Assert.Equal(Bits(Parameters(trainer)), Bits(Parameters(constant)));
        Assert.Equal(Bits(Parameters(trainer)), Bits(Parameters(embedded)));
        Assert.NotEqual(Bits(Parameters(other)), Bits(Parameters(constant)));
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(other)));
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(new ConstantXor())));
        Assert.Equal(Bits(Parameters(Xor())), Bits(Parameters(new EmbeddedXor())));
        Assert.Equal(100, constant.StepCount);
    }

    [Fact]
    public void AStateThatFollowsTheParametersStartsAtThem()
    {
        // The same parameters without their history: the velocity starts at zero, and the point ahead is w itself.
        var copied = new RotationTrainer();
        copied.CopyParametersFrom(Parameters(Rotation()));
        var constant = new Rotations.Constant();
        TrainRotation(copied, RotationSteps, 50);
        TrainRotation(constant, RotationSteps, 50);
        Assert.Equal(Bits(Parameters(copied)), Bits(Parameters(constant)));
    }

    [Fact]
    public void ASeedDrawsAsEver()
    {
        Assert.Equal(Bits(Parameters(new XorTrainer())), Bits(Parameters(new ConstantXor(1))));
        Assert.Equal(Bits(Parameters(new XorTrainer())), Bits(Parameters(EmbeddedXor.Create(1))));
        var network = new ConstantXor();
        network.Reset(1);
        Assert.Equal(Bits(Parameters(new XorTrainer())), Bits(Parameters(network)));
    }

    [Fact]
    public void PredictingAllocatesNothing()
    {
        var constant = new ConstantXor();
        var embedded = new EmbeddedXor();
        float[] x = [1, 0];
        float[] y = new float[1];
        constant.Predict(x, y);
        embedded.Predict(x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            constant.Predict(x, y);
            embedded.Predict(x, y);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ConstantsCostNoMemoryBesideTheInstance()
    {
        _ = new ConstantXor();
        _ = new XorTrainer();
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = new ConstantXor();
        long constant = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        _ = new XorTrainer();
        Assert.InRange(constant, 1, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void OnlyWhatIsEmbeddedLiesInTheAssembly()
    {
        string[] names = typeof(EmbeddedXor).Assembly.GetManifestResourceNames();
        Assert.Contains("NetGen.Weights/Weights/xor-embedded.weights.txt", names);
        Assert.DoesNotContain(names, name => name.EndsWith("/xor.weights.txt", StringComparison.Ordinal) || name.Contains("rotation"));
    }

    [Fact]
    public void AResourceThatIsNotThereIsNamed()
    {
        string message = Assert.Throws<InvalidOperationException>(() => EmbeddedWeights<XorTrainer, float>.Read("NetGen.Weights/none.txt").Length).Message;
        Assert.Contains("NetGen.Weights/none.txt", message);
        Assert.Contains("NetGenWeights", message);
    }

    [Fact]
    public void AResourceOfAnotherNetworkIsRefused()
    {
        string message = Assert.Throws<InvalidDataException>(() => EmbeddedWeights<RotationTrainer, double>.Read("NetGen.Weights/Weights/xor-embedded.weights.txt").Length).Message;
        Assert.Contains("expected weights of 2-5-2, layer 1 without bias, double; found 2-3-1, float", message);
    }

    private static string Text<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var text = new StringWriter();
        network.SaveAsText(text);
        return text.ToString();
    }

    private static void AssertWritten(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
        {
            File.WriteAllText(PathOf(file), text);
        }

        Assert.Equal(text, File.ReadAllText(PathOf(file)));
    }
}
