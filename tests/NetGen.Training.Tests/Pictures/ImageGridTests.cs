using System;
using System.Linq;
using System.Xml.Linq;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class ImageGridTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(28, 28)]
    [InlineData(300, 200)]
    public void EveryByteComesBack(int width, int height)
    {
        var pixels = new byte[2 * width * height];
        new Random(5).NextBytes(pixels);
        XElement[] images = [.. Svg.Parse(ImageGrid.Draw(pixels, width, height)).Of("image")];
        Assert.Equal(2, images.Length);
        for (int i = 0; i < 2; i++)
        {
            var image = PngReader.Read(Svg.ImageBytes(images[i]));
            Assert.Equal((width, height, 0), (image.Width, image.Height, image.ColourType));
            Assert.Equal(pixels[(i * width * height)..((i + 1) * width * height)], image.Bytes);
        }
    }

    [Fact]
    public void ValuesAreScaledAndCutOff()
    {
        XElement root = Svg.Parse(ImageGrid.Draw([-1f, -0.5f, 0, 0.5f, 1, 7], 3, 2, new ImageGridOptions { Minimum = -1.0 }));
        Assert.Equal(new byte[] { 0, 64, 128, 191, 255, 255 }, PngReader.Read(Svg.ImageBytes(root.Of("image").Single())).Bytes);
    }

    [Fact]
    public void CaptionsAndRowNamesStandAtTheirImages()
    {
        var options = new ImageGridOptions { Title = "Digits", Columns = 2, Captions = ["a", "b", Svg.Hostile], RowNames = ["input", "output"] };
        XElement root = Svg.Parse(ImageGrid.Draw(new byte[3 * 4], 2, 2, options));
        XElement[] images = [.. root.Of("image")];
        XElement caption = root.Of("text").Single(text => text.Seen() == "b");
        Assert.InRange(caption.Number("x"), images[1].Number("x"), images[1].Number("x") + images[1].Number("width"));
        Assert.InRange(caption.Number("y"), images[1].Number("y") + images[1].Number("height"), images[2].Number("y"));
        Assert.True(root.Of("text").Single(text => text.Seen() == "output").Number("x") < images[2].Number("x"));
        Assert.Contains(root.Tips(), tip => tip.StartsWith("</title><script>", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatAreNoImagesIsRefused()
    {
        Assert.Contains("2 × 2 pixels, at least one, found 5", Assert.Throws<ArgumentException>(() => ImageGrid.Draw(new byte[5], 2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("found 0 pixels", Assert.Throws<ArgumentException>(() => ImageGrid.Draw(new byte[0], 2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("NaN as pixel 1 of image 1", Assert.Throws<ArgumentException>(() => ImageGrid.Draw([0.0, 0.0, 0.0, double.NaN], 2, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("captions as images, 1, found 2", Assert.Throws<ArgumentException>(() => ImageGrid.Draw(new byte[4], 2, 2, new ImageGridOptions { Captions = ["a", "b"] })).Message, StringComparison.Ordinal);
        Assert.Contains("found 1 to 1", Assert.Throws<ArgumentException>(() => ImageGrid.Draw([0.5], 1, 1, new ImageGridOptions { Minimum = 1.0 })).Message, StringComparison.Ordinal);
    }
}
