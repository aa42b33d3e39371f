using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Learning;

/// <summary>784-128-10 on MNIST: five epochs of Adam in batches of 32 read 97 of 100 digits of the test set.</summary>
public sealed class MnistTests
{
    private const int Pixels = 784;
    private const int Epochs = 5;
    private const int BatchSize = 32;
    private const double Enough = 0.970;

    [MnistFact]
    public void MnistReachesNinetySevenPercentFromThreeSeeds()
    {
        string folder = MnistFactAttribute.Folder!;
        float[] trainingImages = ReadImages(folder, "train-images-idx3-ubyte.gz");
        int[] trainingLabels = ReadLabels(folder, "train-labels-idx1-ubyte.gz");
        float[] testImages = ReadImages(folder, "t10k-images-idx3-ubyte.gz");
        int[] testLabels = ReadLabels(folder, "t10k-labels-idx1-ubyte.gz");
        var accuracies = new double[3];
        Parallel.For(0, accuracies.Length, i =>
        {
            var network = new MnistNet((ulong)i + 1);
            Train(network, trainingImages, trainingLabels, i + 1);
            accuracies[i] = Measure(network, testImages, testLabels);
        });

        string found = string.Join(", ", accuracies.Select(accuracy => accuracy.ToString("F4", CultureInfo.InvariantCulture)));
        Assert.True(accuracies.All(accuracy => accuracy >= Enough), $"Test accuracies {found}.");
    }

    private static void Train(MnistNet network, float[] images, int[] labels, int seed)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        var random = new Random(seed);
        var inputs = new float[BatchSize * Pixels];
        var targets = new int[BatchSize];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            for (int start = 0; start < order.Length; start += BatchSize)
            {
                int count = Math.Min(BatchSize, order.Length - start);
                for (int n = 0; n < count; n++)
                {
                    images.AsSpan(order[start + n] * Pixels, Pixels).CopyTo(inputs.AsSpan(n * Pixels));
                    targets[n] = labels[order[start + n]];
                }

                network.Train(inputs.AsSpan(0, count * Pixels), targets.AsSpan(0, count));
            }
        }
    }

    private static double Measure(MnistNet network, float[] images, int[] labels)
    {
        var classes = new int[labels.Length];
        network.Classify(images, classes);
        return classes.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    private static float[] ReadImages(string folder, string name) =>
        Array.ConvertAll(IdxReader.Read(Path.Combine(folder, name)), pixel => pixel / 255f);

    private static int[] ReadLabels(string folder, string name) =>
        Array.ConvertAll(IdxReader.Read(Path.Combine(folder, name)), label => (int)label);
}
