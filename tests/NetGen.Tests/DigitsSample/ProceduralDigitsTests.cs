using System;
using System.Linq;
using System.Security.Cryptography;
using Digits;
using Digits.Glyphs;
using Xunit;

namespace NetGen.Tests.DigitsSample;

/// <summary>The digits that the sample draws.</summary>
public sealed class ProceduralDigitsTests
{
    private const int ImageSize = ProceduralDigits.Side * ProceduralDigits.Side;

    /// <summary>Pins the bytes, so that a machine that rounds otherwise or a careless edit is noticed.</summary>
    [Fact]
    public void SeedGivesTheSameBytesEverywhere()
    {
        LabelledImages images = ProceduralDigits.Create(200, seed: 42);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < images.Count; i++)
        {
            hash.AppendData(images.GetImage(i));
        }

        Assert.Equal("876E8171C6FCE933", Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8)));
    }

    [Fact]
    public void AllDigitsAreEquallyFrequent()
    {
        LabelledImages images = ProceduralDigits.Create(100, seed: 1);

        Assert.All(
            Enumerable.Range(0, images.Count).CountBy(images.GetLabel),
            frequency => Assert.Equal(10, frequency.Value));
    }

    [Fact]
    public void EverySampleIsAnotherImage()
    {
        LabelledImages training = ProceduralDigits.Create(300, seed: 1);
        LabelledImages test = ProceduralDigits.Create(300, seed: ~1UL);

        string[] all = [.. Enumerable.Range(0, 300).SelectMany(
            i => new[] { Convert.ToHexString(training.GetImage(i)), Convert.ToHexString(test.GetImage(i)) })];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void EveryImageShowsInkOnAMostlyDarkGround()
    {
        LabelledImages images = ProceduralDigits.Create(1000, seed: 3);
        for (int i = 0; i < images.Count; i++)
        {
            ReadOnlySpan<byte> image = images.GetImage(i);
            int bright = 0;
            foreach (byte pixel in image)
            {
                bright += pixel > 96 ? 1 : 0;
            }

            Assert.InRange(bright, 12, ImageSize / 2);
        }
    }

    [Fact]
    public void BatchesAreScaledRowsInTheOrderAskedFor()
    {
        LabelledImages images = ProceduralDigits.Create(20, seed: 5);
        float[] inputs = new float[2 * ImageSize];
        int[] labels = new int[2];

        images.CopyBatch([13, 4], inputs, labels);

        Assert.Equal([3, 4], labels);
        Assert.Equal(images.GetImage(4)[400] / 255f, inputs[ImageSize + 400], 1e-6f);
        Assert.All(inputs, value => Assert.InRange(value, 0f, 1f));
    }

    [Fact]
    public void PixelsAndLabelsMustMatch() =>
        Assert.Throws<ArgumentException>(() => new LabelledImages(new byte[11], new byte[3], 4));
}
