using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetGen.Metrics;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class ConfusionPictureTests
{
    private static ConfusionMatrix Of(int classes, Func<int, int, int> count)
    {
        var matrix = new ConfusionMatrix(classes);
        for (int cell = 0; cell < classes * classes; cell++)
        {
            for (int i = 0; i < count(cell / classes, cell % classes); i++)
            {
                matrix.Add(cell / classes, cell % classes);
            }
        }

        return matrix;
    }

    // Row by row: 90 % and 10 %, none and all; the strength is the square root of the part.
    [Fact]
    public void ColoursAreThePartsOfTheRow()
    {
        XElement root = Svg.Parse(ConfusionPicture.Draw(Of(2, (actual, predicted) => actual == 0 ? (predicted == 0 ? 90 : 10) : predicted == 1 ? 4 : 0), ["cat", "dog"]));
        XElement[] cells = [.. root.Of("g")];
        Assert.Equal(4, cells.Length);
        Assert.Equal(Math.Sqrt(0.9), cells[0].Of("rect", "ng-hit").Single().Number("fill-opacity"), 3);
        Assert.Equal(Math.Sqrt(0.1), cells[1].Of("rect", "ng-miss").Single().Number("fill-opacity"), 3);
        Assert.DoesNotContain(cells[2].Of("rect"), rectangle => (string)rectangle.Attribute("class")! != "ng-cell");
        Assert.Null(cells[3].Of("rect", "ng-hit").Single().Attribute("fill-opacity"));
        Assert.Equal(["90", "10", "4"], cells.SelectMany(cell => cell.Texts()));
        Assert.Equal("dog, taken for cat: 0 (0.00\u00A0%)", cells[2].Element(Svg.Space + "title")!.Value);
        Assert.Equal("cat, taken for itself: 90 (90.00\u00A0%)", cells[0].Element(Svg.Space + "title")!.Value);
        Assert.Contains("100.00\u00A0%", root.Texts());
        Assert.Contains("The most frequent mistake: cat taken for dog, 10 times.", root.Element(Svg.Space + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(30)]
    public void EveryCountFitsItsCell(int classes)
    {
        Picture picture = ConfusionPicture.Draw(
            Of(classes, (actual, predicted) => actual == predicted ? 1234 : (actual + predicted) % 3 == 0 ? 27 : 0),
            [.. Enumerable.Range(0, classes).Select(label => "class of number " + label.ToString(CultureInfo.InvariantCulture))]);
        XElement root = Svg.Parse(picture);
        XElement[] cells = [.. root.Of("g")];
        Assert.Equal(classes * classes, cells.Length);
        foreach (XElement cell in cells.Where(cell => cell.Of("text").Any()))
        {
            XElement text = cell.Of("text").Single();
            XElement ground = cell.Of("rect", "ng-cell").Single();
            string style = (string?)text.Attribute("style") ?? "font-size:13px";
            double size = double.Parse(style["font-size:".Length..^2], CultureInfo.InvariantCulture);
            Assert.InRange(size, 7.5, 13.0);
            // Digits of the widest usual sans serif (DejaVu Sans) are 0.636 em wide, its point half that.
            double width = text.Seen().Sum(c => c == '.' ? 0.318 : 0.636) * size;
            Assert.True(width <= ground.Number("width") + 1.0, $"{text.Seen()} at {size} px in {ground.Number("width")} px.");
            Assert.InRange(text.Number("x"), ground.Number("x"), ground.Number("x") + ground.Number("width"));
        }

        foreach (XElement rectangle in root.Of("rect", "ng-cell"))
        {
            Assert.InRange(rectangle.Number("x") + rectangle.Number("width"), 0.0, picture.Width);
            Assert.InRange(rectangle.Number("y") + rectangle.Number("height"), 0.0, picture.Height);
        }
    }

    [Fact]
    public void AClassWithoutSamplesHasNoRecall()
    {
        XElement root = Svg.Parse(ConfusionPicture.Draw(Of(3, (actual, predicted) => actual == 2 ? 0 : 5)));
        Assert.Single(root.Texts(), "–");
        Assert.Equal(9, Svg.Parse(ConfusionPicture.Draw(new ConfusionMatrix(3))).Of("g").Count());
    }

    [Fact]
    public void NamesAreTextAndTooLongOnesAreShortened()
    {
        XElement root = Svg.Parse(ConfusionPicture.Draw(Of(2, (_, _) => 1), [Svg.Hostile, new string('W', 200)]));
        Assert.Contains(root.Texts(), text => text.StartsWith("</title><script>", StringComparison.Ordinal) && text.EndsWith('…'));
        Assert.Contains(root.Texts(), text => text.StartsWith("WWW", StringComparison.Ordinal) && text.EndsWith('…') && text.Length < 20);
        Assert.Contains(new string('W', 200), root.Tips());
    }

    [Fact]
    public void AsManyNamesAsClassesAreExpected()
    {
        string message = Assert.Throws<ArgumentException>(() => ConfusionPicture.Draw(new ConfusionMatrix(3), ["a", "b"])).Message;
        Assert.Contains("3 classes, found 2", message, StringComparison.Ordinal);
    }
}
