using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using NetGen.Metrics;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

public sealed class ReportTests
{
    private static TrainingReport Full(string title = "Three clusters", int classes = 3)
    {
        TrainingHistory history = Svg.History(
            14, [.. Enumerable.Range(1, 18).Select(e => Svg.Epoch(e, 1.5 / e, 1.6 / e, metrics: [("accuracy", 1.0 - (0.4 / e))]))]);
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < 40 * classes; i++)
        {
            matrix.Add(i % classes, i % 11 == 0 ? (i + 1) % classes : i % classes);
        }

        var network = new ThreeClassNet();
        return new TrainingReport(title)
        {
            Summary = "A small network tells three clusters apart.",
            Date = new DateTimeOffset(2026, 11, 21, 14, 3, 0, TimeSpan.FromHours(1)),
            History = history,
            Confusion = matrix,
            ClassNames = [.. Enumerable.Range(0, classes).Select(label => "class " + (char)('A' + label))],
        }
        .Add(network)
        .AddFact("peak memory", "12 MB").AddFact("area under the curve", 0.98765)
        .AddOptions(new TrainingOptions<float> { Epochs = 18, BatchSize = 16, Seed = 7, Metrics = [Metric.Accuracy], ClipNorm = 1.5, EarlyStopping = new EarlyStopping { Patience = 4 } })
        .AddOption("noise", 0.1)
        .Add(DecisionBoundary.Draw(network, [0f, 0, 0, 1, 1, 0], (int[])[0, 1, 2]), "How the plane is divided.")
        .Add(FirstLayerWeights.Draw(network, 2, 1), "The first layer.")
        .Add(ImageGrid.Draw(new byte[784], 28, 28));
    }

    private static XElement Parse(TrainingReport report) => XDocument.Parse(report.ToHtml()[("<!DOCTYPE html>".Length)..]).Root!;

    private static string[] Texts(XElement page, string element) => [.. page.Descendants(element).Select(one => one.Value)];

    [Fact]
    public void EverythingGivenIsShown()
    {
        XElement page = Parse(Full());
        Assert.Equal("en", (string)page.Attribute("lang")!);
        Assert.Equal(["Three clusters"], Texts(page, "h1"));
        Assert.Equal(["Classes", "Layers", "Options", "Epochs"], Texts(page, "h2"));
        Assert.Equal(["How the plane is divided.", "The first layer."], Texts(page, "figcaption"));
        Assert.Equal(5, page.Descendants("figure").Count());
        Assert.Contains(ThreeClassNet.Description, Texts(page, "p"));
        Assert.Equal("2026-11-21T14:03:00+01:00", (string)page.Descendants("time").Single().Attribute("datetime")!);
        Dictionary<string, string> facts = page.Descendants("dt").Zip(page.Descendants("dd")).ToDictionary(fact => fact.First.Value, fact => fact.Second.Value);
        Assert.Equal("90.83\u00A0%", facts["accuracy"]);
        Assert.Equal("18, best 14", facts["epochs"]);
        Assert.Equal("0.1143", facts["validation loss, best"]);
        Assert.Equal("97.14\u00A0%", facts["validation accuracy, best"]);
        Assert.Equal("45.0\u00A0s", facts["time"]);
        Assert.Equal("12,346", facts["samples a second"]);
        Assert.Equal("75", facts["parameters"]);
        Assert.Equal("0.9877", facts["area under the curve"]);
        XElement[] tables = [.. page.Descendants("table")];
        Assert.Equal([3 + 1, 2, 11, 18], tables.Select(table => table.Descendants("tbody").Single().Elements("tr").Count()));
        Assert.Contains("gradient norm at most", tables[2].Value, StringComparison.Ordinal);
        Assert.Contains("4 epochs without better loss, best parameters restored", tables[2].Value, StringComparison.Ordinal);
        Assert.Equal("14 ★ best", tables[3].Descendants("tr").Single(row => (string?)row.Attribute("class") == "best").Elements("th").Single().Value);
    }

    [Fact]
    public void WhatIsNotGivenIsLeftOut()
    {
        XElement page = Parse(new TrainingReport("Nothing"));
        Assert.Empty(page.Descendants("figure"));
        Assert.Empty(page.Descendants("table"));
        Assert.Empty(page.Descendants("time"));
        Assert.Empty(page.Descendants("dl"));
        Assert.Empty(Parse(new TrainingReport("No epoch") { History = new TrainingHistory() }).Descendants("figure"));
    }

    [Fact]
    public void ADivergedTrainingSaysSo()
    {
        TrainingHistory history = Svg.History(0, Svg.Epoch(1, double.NaN, double.PositiveInfinity));
        history.StopReason = StopReason.Diverged;
        XElement page = Parse(new TrainingReport("Bad") { History = history });
        Assert.Equal("diverged", page.Descendants("span").Single().Value);
        Assert.Contains("not a number", Texts(page, "td"));
        Assert.Contains("∞", Texts(page, "td"));
    }

    [Fact]
    public void NothingIsFetchedAndNothingRuns()
    {
        string html = Full(Svg.Hostile).AddOption(Svg.Hostile, Svg.Hostile).AddFact("\" onload=\"alert(1)", "url(http://x)").ToHtml();
        XElement page = XDocument.Parse(html["<!DOCTYPE html>".Length..]).Root!;
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe" or "object" or "embed" or "base" or "use" or "a");
        foreach (XAttribute attribute in page.Descendants().Attributes())
        {
            string name = attribute.Name.LocalName;
            Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), name);
            Assert.True(name is not ("src" or "href") || attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal), attribute.ToString());
        }

        // In attributes and style sheets no address but the name space of SVG; in text it is only text.
        string[] addresses = [.. page.Descendants().Attributes().Select(attribute => attribute.Value).Concat(page.Descendants().Where(element => element.Name.LocalName == "style").Select(style => style.Value))
            .Where(value => Regex.IsMatch(value, "https?://|url\\(|@import", RegexOptions.IgnoreCase)).Distinct()];
        Assert.Equal([Svg.Space.NamespaceName], addresses);
        Assert.Contains("default-src 'none'", page.Descendants("meta").Select(meta => (string?)meta.Attribute("content")).Aggregate((all, one) => all + one), StringComparison.Ordinal);
        Assert.DoesNotContain("http", Full().ToHtml().Replace(Svg.Space.NamespaceName, string.Empty, StringComparison.Ordinal).Replace("http-equiv", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameRunGivesTheSameBytes()
    {
        Assert.Equal(Full().ToHtml(), Full().ToHtml());
        Assert.DoesNotContain("\r", Full().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongNamesAreRefusedBeforeAFileIsWritten()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var report = new TrainingReport("Wrong") { Confusion = new ConfusionMatrix(3), ClassNames = ["a"] };
        Assert.Throws<ArgumentException>(() => report.Save(path));
        Assert.False(File.Exists(path));
    }

    [ChromiumFact]
    public async Task ABrowserShowsItOnAScreenAndOnATelephoneLightAndDark()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        string endless = new('x', 90);
        Full("Clusters " + endless, classes: 24).AddFact(endless, endless).AddOption(endless, endless).Add(ConfusionPicture.Draw(new ConfusionMatrix(2), [endless, endless]), endless).Save(path);
        try
        {
            await using Chromium browser = await Chromium.StartAsync(ChromiumFactAttribute.Path!);
            foreach (int width in new[] { 1280, 390 })
            {
                var grounds = new List<double>();
                foreach (bool dark in new[] { false, true })
                {
                    await browser.OpenAsync(path, width, dark);
                    int needed = (await browser.EvaluateAsync("document.scrollingElement.scrollWidth"))!.GetValue<int>();
                    Assert.True(needed <= width, $"{needed} px at {width} px.");
                    Assert.Equal("", (await browser.EvaluateAsync(ClippedTexts))!.GetValue<string>());
                    Assert.Equal("", (await browser.EvaluateAsync(OverlappingTexts))!.GetValue<string>());
                    var image = PngReader.Read(await browser.CaptureAsync());
                    Assert.Equal(width, image.Width);
                    Assert.True(image.Height > 1000);
                    Assert.True(CountColours(image) > 50);
                    grounds.Add(MeanLightness(image));
                }

                Assert.True(grounds[0] > 200.0 && grounds[1] < 70.0, $"Light {grounds[0]}, dark {grounds[1]}.");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    // All texts of pictures that reach beyond their picture.
    private const string ClippedTexts = """
        [...document.querySelectorAll('svg text')].filter(text => {
            const inner = text.getBoundingClientRect(), outer = text.ownerSVGElement.getBoundingClientRect();
            return inner.left < outer.left - 0.5 || inner.right > outer.right + 0.5 || inner.top < outer.top - 0.5 || inner.bottom > outer.bottom + 0.5;
        }).map(text => text.textContent).join('; ')
        """;

    // All pairs of texts of a picture that lie over each other by more than a pixel.
    private const string OverlappingTexts = """
        [...document.querySelectorAll('svg')].flatMap(svg => {
            const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
            return texts.flatMap(([a, p], i) => texts.slice(i + 1)
                .filter(([b, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4)
                .map(([b]) => a + ' / ' + b));
        }).join('; ')
        """;

    private static int CountColours(PngReader image) =>
        Enumerable.Range(0, image.Width * image.Height / 7).Select(i => image[i * 7 % image.Width, i * 7 / image.Width]).Distinct().Count();

    private static double MeanLightness(PngReader image) =>
        Enumerable.Range(0, image.Width * image.Height / 7).Average(i => image[i * 7 % image.Width, i * 7 / image.Width].Green);
}
