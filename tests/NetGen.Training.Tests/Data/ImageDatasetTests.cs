using System;
using System.IO;
using System.Linq;
using NetGen.Data;
using Xunit;

namespace NetGen.Training.Tests.Data;

public sealed class ImageDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BytesAreScaledToOne()
    {
        Dataset<double> dataset = Dataset.LoadImages<double>(
            Write("images", [0, 255, 51, 102, 1, 254, 128, 0], 2, 2, 2), Write("labels", [2, 0], 2), 3);
        Assert.Equal((2, 4, 3), (dataset.Count, dataset.InputSize, dataset.TargetSize));
        (double[] inputs, double[] targets) = Samples.Copy(dataset, 1, 0);
        Assert.Equal([1 / 255.0, 254 / 255.0, 128 / 255.0, 0, 0, 1, 0.2, 0.4], inputs);
        Assert.Equal([1, 0, 0, 0, 0, 1], targets);
    }

    // 256 pixels fill vectors of any width; 255 and 3 leave a rest.
    [Theory]
    [InlineData(16, 16)]
    [InlineData(15, 17)]
    [InlineData(1, 3)]
    public void EveryByteIsTheNearestNumber(int height, int width)
    {
        for (int first = 0; first < 256; first += 5)
        {
            byte[] pixels = [.. Enumerable.Range(first, height * width).Select(x => (byte)x)];
            IdxFile images = IdxFile.Read(Write("images", pixels, 1, height, width), 3);
            IdxFile labels = IdxFile.Read(Write("labels", [0], 1), 1);
            Assert.Equal(pixels.Select(x => x / 255f), Samples.CopyAll(Dataset.FromImages<float>(images, labels, 2)).Inputs);
            Assert.Equal(pixels.Select(x => x / 255.0), Samples.CopyAll(Dataset.FromImages<double>(images, labels, 2)).Inputs);
        }
    }

    [Fact]
    public void FilesThatDoNotFitAreRefusedByName()
    {
        string images = Write("images", new byte[8], 2, 2, 2);
        Assert.Contains("labels-a: expected labels from 0 to 2, found 3 at item 1", Refusal(images, Write("labels-a", [0, 3], 2)));
        Assert.Contains("labels-b: expected 2 labels, as many as", Refusal(images, Write("labels-b", [0, 1, 2], 3)));
        IdxFile flat = IdxFile.Read(Write("flat", [0, 1], 2), 1);
        Assert.Contains("flat: expected images of rank 2", Assert.Throws<InvalidDataException>(() => Dataset.FromImages<float>(flat, flat, 2)).Message);
        IdxFile square = IdxFile.Read(images, 3);
        Assert.Contains("images: expected labels of rank 1", Assert.Throws<InvalidDataException>(() => Dataset.FromImages<float>(square, square, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.LoadImages<float>(images, images, 1));
    }

    [DataFileFact("mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz")]
    public void MnistIsRead()
    {
        Dataset<float> dataset = Dataset.LoadImages<float>(
            DataFiles.Require("mnist/t10k-images-idx3-ubyte.gz"), DataFiles.Require("mnist/t10k-labels-idx1-ubyte.gz"), 10);
        Assert.Equal((10_000, 784, 10), (dataset.Count, dataset.InputSize, dataset.TargetSize));
        (float[] inputs, float[] targets) = Samples.CopyAll(dataset);
        Assert.Equal(0.13251, inputs.Average(x => (double)x), 0.00001);
        Assert.Equal([7, 2, 1, 0], Enumerable.Range(0, 4).Select(row => Array.IndexOf(targets, 1f, 10 * row) - (10 * row)));
        Assert.Equal(980, Enumerable.Range(0, 10_000).Count(row => targets[10 * row] == 1));

        (Dataset<float> training, Dataset<float> validation) = dataset.SplitStratified(0.9, 1);
        Assert.Equal((9_000, 1_000), (training.Count, validation.Count));
        Assert.Equal(882, Samples.CopyAll(training).Targets.Where((_, i) => i % 10 == 0).Sum());
    }

    private string Refusal(string images, string labels) =>
        Assert.Throws<InvalidDataException>(() => Dataset.LoadImages<float>(images, labels, 3)).Message;

    private string Write(string name, byte[] data, params int[] extents) =>
        _folder.Write(name, [0, 0, 8, (byte)extents.Length, .. extents.SelectMany(extent => new byte[] { 0, 0, (byte)(extent >> 8), (byte)extent }), .. data]);
}
