using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class NetworkPictureTests
{
    // 20 units of 28 × 28 inputs; unit 3 sees a single bright point, unit 4 a single dark one.
    [Fact]
    public void WeightsAreThePixelsOfTheirUnitsTile()
    {
        const int Units = 20;
        var network = new WideNet();
        var parameters = new double[WideNet.GetLayerParameterCount(1)];
        for (int i = 0; i < 784; i++)
        {
            for (int j = 0; j < Units; j++)
            {
                parameters[(i * Units) + j] = j == 3 ? (i == (5 * 28) + 7 ? 0.5 : 0.0) : j == 4 ? (i == 27 ? -0.5 : 0.0) : (i + j) % 2 == 0 ? 0.5 : -0.25;
            }
        }

        network.CopyParametersFrom(1, parameters);
        XElement root = Svg.Parse(FirstLayerWeights.Draw(network, 28, 28));
        var image = PngReader.Read(Svg.ImageBytes(root.Of("image").First()));
        XElement[] frames = [.. root.Of("rect", "ng-tip")];
        Assert.Equal(Units, frames.Length);
        XElement whole = root.Of("image").First();
        double pixel = whole.Number("width") / image.Width;
        Assert.Equal(pixel, whole.Number("height") / image.Height, 0.01);
        (int X, int Y) Corner(int unit) => (
            (int)Math.Round((frames[unit].Number("x") - whole.Number("x")) / pixel), (int)Math.Round((frames[unit].Number("y") - whole.Number("y")) / pixel));
        (int left, int top) = Corner(3);
        Assert.Equal(255, image[left + 7, top + 5].Alpha);
        Assert.True(image[left + 7, top + 5].Red > image[left + 7, top + 5].Blue);
        Assert.Equal(0, image[left + 8, top + 5].Alpha);
        (left, top) = Corner(4);
        Assert.Equal(255, image[left + 27, top].Alpha);
        Assert.True(image[left + 27, top].Blue > image[left + 27, top].Red);
        (left, top) = Corner(0);
        Assert.Equal(255, image[left, top].Alpha);
        Assert.InRange(image[left + 1, top].Alpha, 125, 130);
        Assert.Equal("unit 1: −0.25 to 0.5", frames[0].Element(Svg.Space + "title")!.Value);
        Assert.Contains("+0.5", root.Texts());
    }

    [Fact]
    public void FewWeightsAreRectanglesThatTellTheirValue()
    {
        var network = new SmallNet();
        network.CopyParametersFrom(1, [1, 0, -2, 0, 0, 0, 0, 0, 0, 0, 0.5f, 0, 9, 9, 9]);
        XElement root = Svg.Parse(FirstLayerWeights.Draw(network, 2, 2));
        XElement[] weights = [.. root.Of("rect")
            .Where(rectangle => rectangle.Element(Svg.Space + "title") is not null)];
        Assert.Equal(12, weights.Length);
        Assert.Equal("unit 1, input 1: 1", weights[0].Value);
        Assert.Equal(0.5, weights[0].Number("fill-opacity"), 3);
        Assert.Equal("unit 2, input 4: 0.5", weights[7].Value);
        Assert.Equal("unit 3, input 1: −2", weights[8].Value);
        Assert.Equal("ng-negative", (string)weights[8].Attribute("class")!);
        Assert.Contains("−2", root.Texts());
    }

    [Fact]
    public void WeightsOfZeroHaveAScaleToo()
    {
        var network = new SmallNet();
        network.CopyParametersFrom(1, new float[15]);
        Assert.Contains("+1", Svg.Parse(FirstLayerWeights.Draw(network, 4, 1)).Texts());
    }

    [Fact]
    public void AShapeThatIsNotTheInputsIsRefused()
    {
        string message = Assert.Throws<ArgumentException>(() => FirstLayerWeights.Draw(new SmallNet(), 3, 2)).Message;
        Assert.Contains("4 inputs, found 3 × 2", message, StringComparison.Ordinal);
    }

    // w = (1, 1), b = −1: the network turns at x₁ + x₂ = 1.
    [Fact]
    public void ASingleOutputIsAShadeAndItsLineLiesWhereItTurns()
    {
        var network = new LineNet();
        network.CopyParametersFrom([4, 4, -4]);
        XElement root = Svg.Parse(DecisionBoundary.Draw(network, [0f, 0, 0, 1, 1, 0, 1, 1], (int[])[0, 1, 1, 1], new DecisionBoundaryOptions { Resolution = 100 }));
        XElement whole = root.Of("image").First();
        var image = PngReader.Read(Svg.ImageBytes(whole));
        Assert.Equal((100, 100), (image.Width, image.Height));
        // The highest x₂ is above: blue (0) is below on the left, orange (1) above on the right.
        Assert.True(image[0, 99].Blue > image[0, 99].Red && image[0, 99].Alpha > 100);
        Assert.True(image[99, 0].Red > image[99, 0].Blue && image[99, 0].Alpha > 100);
        string[] points = ((string)root.Of("path", "ng-contour").Single().Attribute("d")!)[1..].Split('L');
        Assert.True(points.Length > 80);
        foreach (string point in points)
        {
            double x = (double.Parse(point.Split(' ')[0], CultureInfo.InvariantCulture) - whole.Number("x")) / whole.Number("width");
            double y = (double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture) - whole.Number("y")) / whole.Number("height");
            // The plane reaches 0.08 beyond the samples, which lie from 0 to 1.
            Assert.Equal(1.0, ((x * 1.16) - 0.08) + (1.08 - (y * 1.16)), 0.01);
        }

        Assert.Contains("0.5", root.Texts());
    }

    [Fact]
    public void RegionsAreTheClassesThatTheNetworkGives()
    {
        MemoryDataset<float> samples = MemoryDataset<float>.Clusters(90, 2, 3, 4);
        var network = new ThreeClassNet();
        for (int step = 0; step < 300; step++)
        {
            network.Train(samples.Inputs, samples.Targets, samples.Count);
        }

        XElement root = Svg.Parse(DecisionBoundary.Draw(network, samples, new DecisionBoundaryOptions { Resolution = 40, ClassNames = ["a", "b", Svg.Hostile] }));
        var image = PngReader.Read(Svg.ImageBytes(root.Of("image").Single()));
        float[] x = [.. samples.Inputs.Where((_, i) => i % 2 == 0)];
        float[] y = [.. samples.Inputs.Where((_, i) => i % 2 == 1)];
        (double low, double width) = (x.Min() - (0.08 * (x.Max() - x.Min())), 1.16 * (x.Max() - x.Min()));
        (double high, double height) = (y.Max() + (0.08 * (y.Max() - y.Min())), 1.16 * (y.Max() - y.Min()));
        (byte, byte, byte)[] colours = [(0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00), (0x00, 0x9E, 0x73)];
        for (int place = 0; place < 1600; place++)
        {
            int label = network.Classify([(float)(low + (((place % 40) + 0.5) / 40 * width)), (float)(high - (((place / 40) + 0.5) / 40 * height))]);
            (byte Red, byte Green, byte Blue, byte Alpha) pixel = image[place % 40, place / 40];
            Assert.Equal(colours[label], (pixel.Red, pixel.Green, pixel.Blue));
            Assert.InRange(pixel.Alpha, 25, 108);
        }

        Assert.Single(root.Of("path", "ng-contour"));
        Assert.Contains("b", root.Texts());
    }

    [Fact]
    public void AnOutputOfSeveralMayBeShaded()
    {
        var options = new DecisionBoundaryOptions { Output = 2, Resolution = 16 };
        XElement root = Svg.Parse(DecisionBoundary.Draw(new ThreeClassNet(), [0f, 0, 1, 1], (int[])[0, 2], options));
        Assert.Equal(2, root.Of("image").Count());
        Assert.Throws<ArgumentException>(() => DecisionBoundary.Draw(new ThreeClassNet(), [0f, 0, 1, 1], (int[])[0, 2], options with { Output = 3 }));
    }

    // 2z + 5 with z = x₁: the class turns where z = 0, and so at 5.
    [Fact]
    public void AFunctionOfOnesOwnTurnsWhereItsClassesDo()
    {
        var network = new OwnFunctionNet();
        network.CopyParametersFrom([1, 0, 0]);
        XElement root = Svg.Parse(DecisionBoundary.Draw(network, [-1f, 0, 1, 1], (int[])[0, 1]));
        XElement whole = root.Of("image").First();
        double place = double.Parse(((string)root.Of("path", "ng-contour").Single().Attribute("d")!)[1..].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(0.5, (place - whole.Number("x")) / whole.Number("width"), 0.01);
        Assert.Contains("5", root.Texts());
    }

    [Fact]
    public void WhatDoesNotFitTheNetworkIsRefused()
    {
        Assert.Contains("2 inputs, found 4", Assert.Throws<ArgumentException>(() => DecisionBoundary.Draw(new SmallNet(), [1f, 2], (int[])[0])).Message, StringComparison.Ordinal);
        var network = new LineNet();
        Assert.Contains("found 3 inputs and 1 labels", Assert.Throws<ArgumentException>(() => DecisionBoundary.Draw(network, [1f, 2, 3], (int[])[0])).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 1, found 2 in sample 1", Assert.Throws<ArgumentException>(() => DecisionBoundary.Draw(network, [1f, 2, 3, 4], (int[])[0, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("in sample 0", Assert.Throws<ArgumentException>(() => DecisionBoundary.Draw(network, [float.NaN, 2], (int[])[0])).Message, StringComparison.Ordinal);
    }
}
