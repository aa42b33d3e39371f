using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Pictures;
using Xunit;

namespace NetGen.Training.Tests.Pictures;

/// <summary>The colours as they stand in a picture's style sheet, judged by published measures.</summary>
public sealed class PaletteTests
{
    private static readonly Dictionary<string, string>[] _modes = [.. ReadModes()];

    // Machado, Oliveira and Fernandes (2009), severity 1: protanopia, deuteranopia, tritanopia; before them, full colour vision.
    private static readonly double[][] _sights =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TextAndLinesStandOutFromTheirGround(int mode)
    {
        Dictionary<string, string> tones = _modes[mode];
        Assert.True(Contrast(tones["ink"], tones["ground"]) >= 7.0);
        Assert.True(Contrast(tones["ink"], tones["page"]) >= 7.0);
        Assert.True(Contrast(tones["muted"], tones["ground"]) >= 4.5);
        Assert.True(Contrast(tones["muted"], tones["page"]) >= 4.5);
        for (int i = 1; i <= 6; i++)
        {
            Assert.True(Contrast(tones[$"{i}"], tones["ground"]) >= 3.0, $"Series {i}: {Contrast(tones[$"{i}"], tones["ground"])}.");
        }
    }

    // Okabe and Ito's own set reaches 16 by the same measure.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void SeriesStayApartForEveryKindOfColourVision(int mode)
    {
        foreach (double[] sight in _sights)
        {
            for (int i = 1; i <= 6; i++)
            {
                for (int j = 1; j < i; j++)
                {
                    double difference = Distance(Lab(_modes[mode][$"{i}"], sight), Lab(_modes[mode][$"{j}"], sight));
                    Assert.True(difference >= 15.0, $"Series {i} and {j} differ by {difference}.");
                }
            }
        }
    }

    // Pale cells have text of one colour, strong ones of the other; the turn is the same light and dark.
    [Theory]
    [InlineData(0, "hit")]
    [InlineData(0, "miss")]
    [InlineData(1, "hit")]
    [InlineData(1, "miss")]
    public void CountsAreReadableOnEveryStrength(int mode, string tone)
    {
        Dictionary<string, string> tones = _modes[mode];
        for (double strength = 0.0; strength <= 1.0; strength += 0.005)
        {
            string cell = Mix(tones["cell"], tones[tone], strength);
            double contrast = Contrast(cell, tones[strength < 0.775 ? "low" : "high"]);
            Assert.True(contrast >= 4.5, $"{contrast} at {strength}.");
        }
    }

    [Fact]
    public void TheTwoEndsOfTheDivergingScaleAreEquallyLight()
    {
        double negative = Lab(_modes[0]["negative"], _sights[0]).L;
        double positive = Lab(_modes[0]["positive"], _sights[0]).L;
        Assert.Equal(negative, positive, 0.5);
    }

    private static IEnumerable<Dictionary<string, string>> ReadModes()
    {
        string svg = new LineChart("t").Add("s", [1.0, 2.0]).Draw().ToSvg();
        foreach (string rule in new[] { svg[..svg.IndexOf("@media", StringComparison.Ordinal)], Regex.Match(svg, @"prefers-color-scheme:dark\)\{[^}]*\}").Value })
        {
            yield return Regex.Matches(rule, "--ng-([a-z0-9]+):(#[0-9a-f]{6})").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        }
    }

    private static double[] Channels(string colour) => [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static double[] Linear(string colour) => [.. Channels(colour).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Luminance(string colour) => Linear(colour).Zip([0.2126, 0.7152, 0.0722], (c, weight) => c * weight).Sum();

    // WCAG 2.2.
    private static double Contrast(string one, string other)
    {
        double[] luminances = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static string Mix(string below, string above, double opacity) =>
        "#" + string.Concat(Channels(below).Zip(Channels(above), (b, a) => ((int)Math.Round(255 * (b + ((a - b) * opacity)))).ToString("x2", CultureInfo.InvariantCulture)));

    // CIE 1976 L*a*b*, white point D65.
    private static (double L, double A, double B) Lab(string colour, double[] sight)
    {
        double[] full = Linear(colour);
        double[] c = [.. Enumerable.Range(0, 3).Select(i => Math.Clamp((sight[3 * i] * full[0]) + (sight[(3 * i) + 1] * full[1]) + (sight[(3 * i) + 2] * full[2]), 0.0, 1.0))];
        double x = Root(((0.4124564 * c[0]) + (0.3575761 * c[1]) + (0.1804375 * c[2])) / 0.95047);
        double y = Root((0.2126729 * c[0]) + (0.7151522 * c[1]) + (0.0721750 * c[2]));
        double z = Root(((0.0193339 * c[0]) + (0.1191920 * c[1]) + (0.9503041 * c[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
    }

    private static double Distance((double L, double A, double B) one, (double L, double A, double B) other) =>
        Math.Sqrt(Math.Pow(one.L - other.L, 2) + Math.Pow(one.A - other.A, 2) + Math.Pow(one.B - other.B, 2));
}
