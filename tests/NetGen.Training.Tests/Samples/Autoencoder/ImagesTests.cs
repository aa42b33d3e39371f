using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Autoencoder.Data;
using Autoencoder.Display;
using NetGen.Data;
using NetGen.Training.Tests.Data;
using Xunit;
using TemporaryFolder = NetGen.Training.Tests.Data.TemporaryFolder;

namespace NetGen.Training.Tests.Samples.AutoencoderSample;

/// <summary>The images that the program draws, those it reads, and how it shows them.</summary>
public sealed class ImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DrawnImagesAreGreyAndAllDifferent()
    {
        DigitImages images = DrawnDigits.Draw(200, 1);

        Assert.All(images.Pixels, pixel => Assert.InRange(pixel, 0f, 1f));
        Assert.Equal(200, Enumerable.Range(0, 200).Select(image => string.Join(' ', Pixels(images, image).ToArray())).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 200).Select(image => image % 10), images.Labels);
        Assert.All(Enumerable.Range(0, 200), image => Assert.InRange(Pixels(images, image).ToArray().Sum(), 4f, 40f));
    }

    [Fact]
    public void SameSeedDrawsTheSame()
    {
        Assert.Equal(DrawnDigits.Draw(30, 5).Pixels, DrawnDigits.Draw(30, 5).Pixels);
        Assert.NotEqual(DrawnDigits.Draw(30, 5).Pixels, DrawnDigits.Draw(30, 6).Pixels);
    }

    // The image nearest to one is of the same digit nearly always: hands differ, but digits differ more.
    [Fact]
    public void DigitsCanBeTold()
    {
        DigitImages images = DrawnDigits.Draw(600, 1);
        int recognised = Enumerable.Range(0, 100).Count(image =>
            images.Labels[Enumerable.Range(100, 500).MinBy(other => Distance(image, other))] == images.Labels[image]);

        Assert.InRange(recognised, 90, 100);

        double Distance(int image, int other) => Pixels(images, image).ToArray().Zip(Pixels(images, other).ToArray(), (a, b) => (a - b) * (a - b)).Sum();
    }

    [Fact]
    public void SplitPartsEveryDigitAlikeAndLosesNone()
    {
        DigitImages images = DrawnDigits.Draw(200, 1);
        (DigitImages first, DigitImages second) = images.Split(0.75, 3);

        Assert.Equal(Enumerable.Repeat(15, 10), Enumerable.Range(0, 10).Select(digit => first.Labels.Count(label => label == digit)));
        Assert.Equal(50, second.Count);
        Assert.Equal(images.Pixels.Order(), first.Pixels.Concat(second.Pixels).Order());
        Assert.Equal(Enumerable.Range(0, 10), second.FindOneOfEach().Select(place => second.Labels[place]));

        float[] input = new float[64];
        float[] target = new float[64];
        first.ToDataset().CopyTo([7], input, target);
        Assert.Equal(Pixels(first, 7).ToArray(), input);
        Assert.Equal(input, target);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FileIsReadPlainOrCompressed(bool isCompressed)
    {
        byte[] text = Encoding.UTF8.GetBytes(Row(0, 3) + Row(16, 7));
        string path = isCompressed ? _folder.Write("digits.csv.gz", Compress(text)) : _folder.Write("digits.csv", text);
        DigitImages images = DigitsFile.Read(path);

        Assert.Equal([3, 7], images.Labels);
        Assert.Equal(0f, images.Pixels[1]);
        Assert.Equal(4f / 16f, images.Pixels[0]);
        Assert.Equal(1f, images.Pixels[127]);
    }

    [Theory]
    [InlineData(17, 3, "expected pixels from 0 to 16, found 17 as pixel 1 of image 0")]
    [InlineData(-1, 3, "expected pixels from 0 to 16, found -1")]
    [InlineData(1, 10, "column 65 \"digit\"")]
    public void WhatAreNoDigitsIsRefused(int pixel, int label, string reason)
    {
        string path = _folder.Write("digits.csv", Row(pixel, label));
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => DigitsFile.Read(path));

        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [DataFileFact("sklearn/digits.csv.gz")]
    public void ReadsTheFileOfScikitLearn()
    {
        DigitImages images = DigitsFile.Read(DataFiles.Require("sklearn/digits.csv.gz"));

        Assert.Equal(1_797, images.Count);
        Assert.Equal(10, images.Labels.Distinct().Count());
        Assert.Equal(5f / 16f, images.Pixels[2]);
    }

    [Fact]
    public void TextHasAShadeForEveryGrey()
    {
        float[] pixels = new float[2 * 64];
        pixels[0] = 0.25f;
        pixels[1] = 0.5f;
        pixels[7] = 2f;
        pixels[64] = 0.75f;
        string[] lines = GreyText.Draw(pixels, 2).Split('\n');

        Assert.Equal("░░▒▒          ██  ▓▓" + new string(' ', 14), lines[0]);
        Assert.Equal(new string(' ', 34), lines[1]);
        Assert.Equal(9, lines.Length);
    }

    private static ReadOnlySpan<float> Pixels(DigitImages images, int image) => images.Pixels.AsSpan(64 * image, 64);

    // 4, then a pixel 63 times, then the label.
    private static string Row(int pixel, int label) => FormattableString.Invariant($"4,{string.Join(',', Enumerable.Repeat(pixel, 63))},{label}\n");

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream zip = new(stream, CompressionMode.Compress))
        {
            zip.Write(bytes);
        }

        return stream.ToArray();
    }
}
