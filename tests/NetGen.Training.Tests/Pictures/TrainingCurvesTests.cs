using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class TrainingCurvesTests
{
    private static TrainingHistory Usual(int epochs) => Svg.History(
        epochs - 2,
        [.. Enumerable.Range(1, epochs).Select(e => Svg.Epoch(e, 2.0 / (e * e), 2.2 / e, metrics: [("accuracy", 1.0 - (0.5 / e)), ("mean absolute error", 40.0 / e)]))]);

    [Fact]
    public void LossesMetricsAndTheBestEpochAreDrawn()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Usual(20)));
        string[] texts = root.Texts();
        Assert.Contains("training", texts);
        Assert.Contains("validation", texts);
        Assert.Contains("accuracy", texts);
        Assert.Contains("mean absolute error", texts);
        Assert.Contains("best: epoch 18", texts);
        Assert.DoesNotContain("learning rate", texts);
        Assert.Equal(3, root.Of("line", "ng-mark").Count());
        // Training and validation loss, and two metrics in the colour of the validation set.
        Assert.Equal([1, 3], new[] { "ng-s1", "ng-s2" }.Select(style => root.Of("path", style).Count(path => Points(path).Length == 20)));
        Assert.Contains("epoch 3\ntraining: 0.2222\nvalidation: 0.7333", root.Tips());
        Assert.Contains("Best epoch: 18.", root.Element(Svg.Space + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void LossesOfManyMagnitudesHaveALogarithmicAxisAndOthersALinearOne()
    {
        Assert.Contains("loss, logarithmic", Svg.Parse(TrainingCurves.Draw(Usual(20))).Texts());
        TrainingHistory narrow = Svg.History(0, [.. Enumerable.Range(1, 9).Select(e => Svg.Epoch(e, 1.0 - (0.1 * e)))]);
        string[] texts = Svg.Parse(TrainingCurves.Draw(narrow)).Texts();
        Assert.Contains("loss", texts);
        Assert.DoesNotContain("loss, logarithmic", texts);
    }

    // Decreasing losses must go down in the picture, at the places that the ticks say.
    [Fact]
    public void PointsLieWhereTheTicksSay()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(0, Svg.Epoch(1, 0.8), Svg.Epoch(2, 0.6), Svg.Epoch(3, 0.2))));
        XElement[] ticks = [.. root.Of("text", "ng-end")];
        double PlaceOf(string label) => ticks.Single(tick => tick.Value == label).Number("y");
        double perUnit = (PlaceOf("0.2") - PlaceOf("0.8")) / 0.6;
        double[] heights = Points(root.Of("path", "ng-line").Single(path => Points(path).Length > 2));
        Assert.Equal(3, heights.Length);
        Assert.Equal(-0.2 * perUnit, heights[0] - heights[1], 0.7);
        Assert.Equal(-0.6 * perUnit, heights[0] - heights[2], 0.7);
        Assert.True(heights[0] < heights[2]);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.37)]
    [InlineData(-2.5)]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    [InlineData(5e-324)]
    [InlineData(1e300)]
    public void AConstantLossIsALevelLine(double loss)
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(1, Svg.Epoch(1, loss, loss), Svg.Epoch(2, loss, loss), Svg.Epoch(3, loss, loss))));
        AssertFinite(root);
        Assert.True(root.Of("line", "ng-rule").Count() is >= 2 and <= 12);
    }

    [Fact]
    public void OneEpochIsAPoint()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(1, Svg.Epoch(1, 0.5, 0.6, metrics: ("accuracy", 0.5)))));
        AssertFinite(root);
        Assert.Equal(["1"], root.Texts("ng-middle").Where(text => text.Length > 0 && char.IsDigit(text[0])));
        Assert.True(root.Of("path", "ng-f1").Any() && root.Of("path", "ng-f2").Any());
    }

    [Fact]
    public void ADivergedTrainingIsDrawnAsFarAsItGoes()
    {
        EpochRecord[] epochs =
        [
            Svg.Epoch(1, 0.5, 0.6), Svg.Epoch(2, 0.4, 0.5), Svg.Epoch(3, 1e12, 1e13), Svg.Epoch(4, double.PositiveInfinity, double.PositiveInfinity),
            Svg.Epoch(5, double.NaN), Svg.Epoch(6, double.NaN),
        ];
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(2, epochs)));
        AssertFinite(root);
        Assert.Contains("4 values are not finite (× the first) and not drawn.", root.Texts());
        Assert.Contains("training: ∞", root.Tips());
        Assert.Contains("epoch 5\ntraining: not a number", root.Tips());
    }

    [Fact]
    public void ATrainingThatDivergedAtOnceIsStillAPicture()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(0, Svg.Epoch(1, double.NaN, double.NaN))));
        AssertFinite(root);
        Assert.Contains("no finite value", root.Texts());
    }

    [Fact]
    public void EpochsThatWereNotValidatedAreBridged()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(0, [.. Enumerable.Range(1, 60).Select(e => Svg.Epoch(e, 1.0, e % 5 == 0 ? 0.5 : double.NaN))])));
        XElement line = root.Of("path", "ng-s2").Single(path => Points(path).Length > 2);
        Assert.Equal(12, Points(line).Length);
        Assert.Single(((string)line.Attribute("d")!).Split('M')[1..]);
        Assert.DoesNotContain(root.Texts(), text => text.Contains("not finite", StringComparison.Ordinal));
    }

    [Fact]
    public void LongTrainingsAreThinnedButKeepTheirPeaks()
    {
        TrainingHistory history = Svg.History(0, [.. Enumerable.Range(1, 100_000).Select(e => Svg.Epoch(e, e == 54_321 ? 9.0 : 1.0 + (0.1 * (e % 7))))]);
        Picture picture = TrainingCurves.Draw(history);
        Assert.True(picture.ToSvg().Length < 60_000, $"{picture.ToSvg().Length} characters.");
        double[] heights = Points(Svg.Parse(picture).Of("path", "ng-s1").MaxBy(path => Points(path).Length)!);
        Assert.True(heights.Max() - heights.Min() > 150.0);
    }

    [Fact]
    public void TheLearningRateIsDrawnWhereItChanges() => Assert.Contains(
        "learning rate", Svg.Parse(TrainingCurves.Draw(Svg.History(0, Svg.Epoch(1, 1.0, rate: 0.1), Svg.Epoch(2, 0.9, rate: 0.05)))).Texts());

    [Fact]
    public void AnEmptyHistoryIsRefused() =>
        Assert.Contains("at least one epoch, found none", Assert.Throws<ArgumentException>(() => TrainingCurves.Draw(new TrainingHistory())).Message, StringComparison.Ordinal);

    [Fact]
    public void NamesOfMetricsAreText()
    {
        XElement root = Svg.Parse(TrainingCurves.Draw(Svg.History(0, Svg.Epoch(1, 1.0, metrics: (Svg.Hostile, 0.5))), Svg.Hostile));
        Assert.Contains("</title><script>", root.Element(Svg.Space + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameHistoryGivesTheSameBytesInEveryCulture()
    {
        string before = TrainingCurves.Draw(Usual(30)).ToSvg();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NumberDecimalSeparator = ",";
            strange.NumberFormat.NumberGroupSeparator = ".";
            strange.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(before, TrainingCurves.Draw(Usual(30)).ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // The heights that a line goes through; of other shapes none.
    private static double[] Points(XElement path) =>
    [
        .. ((string)path.Attribute("d")!).Split('M', 'L').Select(point => point.Split(' ')).Where(point => point.Length == 2)
            .Select(point => double.Parse(point[1], CultureInfo.InvariantCulture)),
    ];

    private static void AssertFinite(XElement root)
    {
        foreach (XAttribute attribute in root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "d" or "x" or "y" or "x1" or "x2" or "y1" or "y2" or "width" or "height"))
        {
            Assert.DoesNotContain("N", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("E", attribute.Value, StringComparison.Ordinal);
        }
    }
}
