using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetGen.Pictures;

namespace NetGen.Training.Tests.Pictures;

/// <summary>Reads pictures back, and makes the histories they are drawn from.</summary>
internal static class Svg
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    /// <summary>A name made to break out of whatever it is put into.</summary>
    public const string Hostile = "</title><script>alert('1')</script>\"&amp; <b>\u0007\uD800 x=\"y\" ]]> 漢字";

    /// <summary>The elements of a picture, well-formed and nothing but what pictures are made of.</summary>
    public static XElement Parse(Picture picture)
    {
        XElement root = XDocument.Parse(picture.ToSvg()).Root!;
        string[] known = ["svg", "title", "desc", "style", "g", "rect", "line", "path", "text", "image"];
        string? stranger = root.DescendantsAndSelf().Select(element => element.Name.LocalName).FirstOrDefault(name => !known.Contains(name));
        return stranger is null && root.Name == Space + "svg" ? root : throw new InvalidOperationException($"Found <{stranger ?? root.Name.ToString()}>.");
    }

    public static IEnumerable<XElement> Of(this XElement root, string element, string style = "") => root.Descendants(Space + element)
        .Where(one => style.Length == 0 || ((string?)one.Attribute("class") ?? string.Empty).Split(' ').Contains(style));

    /// <summary>A text as it is seen, without what appears under the pointer.</summary>
    public static string Seen(this XElement text) => string.Concat(text.Nodes().OfType<XText>().Select(node => node.Value));

    public static string[] Texts(this XElement root, string style = "") => [.. root.Of("text", style).Select(Seen)];

    public static string[] Tips(this XElement root) => [.. root.Descendants(Space + "title").Where(title => title.Parent != root).Select(title => title.Value)];

    public static double Number(this XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    public static byte[] ImageBytes(XElement image)
    {
        const string Prefix = "data:image/png;base64,";
        string uri = (string)image.Attribute("href")!;
        return uri.StartsWith(Prefix, StringComparison.Ordinal) ? Convert.FromBase64String(uri[Prefix.Length..]) : throw new InvalidOperationException(uri);
    }

    public static EpochRecord Epoch(int epoch, double training, double validation = double.NaN, double rate = 0.1, params (string Name, double Value)[] metrics) => new()
    {
        Epoch = epoch,
        Step = epoch * 100L,
        TrainingLoss = training,
        ValidationLoss = validation,
        LearningRate = rate,
        Duration = TimeSpan.FromSeconds(2.5),
        SamplesPerSecond = 12_345.6,
        Metrics = metrics.ToDictionary(metric => metric.Name, metric => metric.Value),
    };

    public static TrainingHistory History(int best, params EpochRecord[] epochs)
    {
        var history = new TrainingHistory();
        foreach (EpochRecord epoch in epochs)
        {
            history.Add(epoch);
        }

        history.BestEpoch = best;
        return history;
    }
}
