using System;
using System.Linq;
using System.Xml.Linq;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class ChartTests
{
    private static string[] YTicks(Picture picture) => Svg.Parse(picture).Texts("ng-end");

    // Round numbers, as a reader would choose them.
    [Theory]
    [InlineData(0.0, 1.0, new[] { "0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(0.0, 0.0073, new[] { "0", "0.002", "0.004", "0.006", "0.008" })]
    [InlineData(90.0, 97.0, new[] { "90", "92", "94", "96", "98" })]
    [InlineData(-3.0, 4.0, new[] { "−4", "−2", "0", "2", "4" })]
    [InlineData(0.0, 43000.0, new[] { "0", "10,000", "20,000", "30,000", "40,000", "50,000" })]
    [InlineData(0.0, 4.3e-7, new[] { "0", "10⁻⁷", "2·10⁻⁷", "3·10⁻⁷", "4·10⁻⁷", "5·10⁻⁷" })]
    public void LinearTicksAreRound(double low, double high, string[] expected) =>
        Assert.Equal(expected, YTicks(new LineChart("t").Add("s", [low, high]).Draw()));

    [Theory]
    [InlineData(0.03, 2.0, new[] { "0.05", "0.1", "0.2", "0.5", "1", "2" })]
    [InlineData(1e-9, 1.0, new[] { "10⁻⁹", "10⁻⁷", "10⁻⁵", "10⁻³", "10⁻¹" })]
    [InlineData(1.0, 1000.0, new[] { "1", "10", "100", "1000" })]
    public void LogarithmicTicksArePowersOfTen(double low, double high, string[] expected) =>
        Assert.Equal(expected, YTicks(new LineChart("t") { YScale = AxisScale.Automatic }.Add("s", [low, high]).Draw()));

    [Fact]
    public void NaNIsAGapAndInfinityIsCounted()
    {
        Picture picture = new LineChart("Passengers") { XTitle = "month" }
            .Add("observed", [1f, 2, 3, float.NaN, 5, 6]).Add("forecast", [double.NaN, double.NaN, 3, 4, double.PositiveInfinity, 6]).Mark(3, "now").Draw();
        XElement root = Svg.Parse(picture);
        Assert.Equal(2, ((string)root.Of("path", "ng-s1").Single(path => ((string)path.Attribute("d")!).Count(c => c == 'M') > 1).Attribute("d")!).Count(c => c == 'M'));
        Assert.Contains("1 value is not finite (×) and not drawn.", root.Texts());
        Assert.Contains("month 3\nobserved: 3\nforecast: 3", root.Tips());
        Assert.Contains("month 4\nforecast: 4", root.Tips());
        Assert.Contains("now", root.Texts());
    }

    [Fact]
    public void TwelveSeriesDifferByColourAndDashes()
    {
        var chart = new LineChart("t");
        for (int i = 0; i < 12; i++)
        {
            chart.Add($"series {i}", new double[] { i, i + 1 });
        }

        XElement root = Svg.Parse(chart.Draw());
        Assert.Equal(12, root.Of("path", "ng-line").Select(path => ((string)path.Attribute("class")!, (string?)path.Attribute("stroke-dasharray"))).Distinct().Count());
        Assert.All(Enumerable.Range(0, 12), i => Assert.Contains($"series {i}", root.Texts()));
    }

    [Fact]
    public void PointsHaveShapesOfTheirOwnAndACircleStaysOne()
    {
        Picture picture = new ScatterChart("Points") { EqualUnits = true, XTitle = "x", YTitle = Svg.Hostile }
            .Add("data", [0.0, 1.0, double.NaN], [0.0, 10.0, 1.0]).Add("generated", [0.5f], [5f]).Draw();
        XElement root = Svg.Parse(picture);
        Assert.Contains("1 value is not finite (×) and not drawn.", root.Texts());
        string[] shapes = [.. root.Of("path", "ng-halo").Select(path => string.Concat(((string)path.Attribute("d")!).Where(char.IsLetter)))];
        Assert.Contains("Maaz", shapes);
        Assert.Contains("MLLLz", shapes);
        XElement[] x = [.. root.Of("text", "ng-middle")];
        XElement[] y = [.. root.Of("text", "ng-end")];
        string[] both = [.. x.Select(Svg.Seen).Intersect(y.Select(Svg.Seen))];
        double Distance(XElement[] ticks, string along) =>
            Math.Abs(ticks.Single(tick => tick.Seen() == both[0]).Number(along) - ticks.Single(tick => tick.Seen() == both[^1]).Number(along));
        Assert.True(Distance(x, "x") > 100.0);
        Assert.Equal(Distance(x, "x"), Distance(y, "y"), 2.1);
    }

    [Fact]
    public void PointsOutsideTheGivenRangesAreCounted()
    {
        XElement root = Svg.Parse(new ScatterChart("t") { XRange = (0, 1), YRange = (0, 1) }.Add("data", [0.5, 2.0, -3.0], [0.5, 0.5, 0.5]).Draw());
        Assert.Contains("Outside the axes: 2 points.", root.Texts());
        Assert.Throws<InvalidOperationException>(() => new ScatterChart("t") { XRange = (1, 1) }.Add("data", [0.5], [0.5]).Draw());
    }

    [Fact]
    public void ManyPointsAreAllThere()
    {
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => Math.Sin(i))];
        XElement root = Svg.Parse(new ScatterChart("t").Add("data", values, values).Draw());
        Assert.Equal(5000, ((string)root.Of("path", "ng-dots").Single().Attribute("d")!).Count(c => c == 'M'));
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => new LineChart("t").Draw());
        Assert.Throws<InvalidOperationException>(() => new ScatterChart("t").Draw());
        Assert.Contains("found 2 and 1", Assert.Throws<ArgumentException>(() => new LineChart("t").Add("s", [1.0, 2.0], [1.0])).Message, StringComparison.Ordinal);
        Assert.Contains("\"s\", found none", Assert.Throws<ArgumentException>(() => new LineChart("t").Add("s", Array.Empty<float>())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineChart("t").Mark(double.NaN, "m"));
    }

    [Fact]
    public void ASavedPictureIsItsText()
    {
        Picture picture = new LineChart("t").Add("s", [1.0, 2.0]).Draw();
        string path = System.IO.Path.GetTempFileName();
        try
        {
            picture.Save(path);
            Assert.Equal(picture.ToSvg(), System.IO.File.ReadAllText(path));
            Assert.Equal((byte)'<', System.IO.File.ReadAllBytes(path)[0]);
            Assert.DoesNotContain("\r", picture.ToSvg(), StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
