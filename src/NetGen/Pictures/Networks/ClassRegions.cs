using System;
using System.Collections.Generic;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>The regions of classes in the plane, a colour each, and the lines between them.</summary>
internal static class ClassRegions
{
    private const int Levels = 16;
    private const double Weakest = 0.10;
    private const double Strongest = 0.42;
    private const double Flat = 0.30;
    private const int Nothing = Palette.SeriesCount * Levels;

    /// <summary>Draws them.</summary>
    /// <param name="canvas">What on.</param>
    /// <param name="area">Where.</param>
    /// <param name="plane">The network's answers.</param>
    /// <param name="sure">Whether outputs are probabilities, so that colours may tell how sure the network is.</param>
    public static void Draw(SvgCanvas canvas, PlotArea area, OutputPlane plane, bool sure)
    {
        var pixels = new byte[plane.Side * plane.Side];
        for (int place = 0; place < pixels.Length; place++)
        {
            int label = plane.ClassOf(place);
            double output = plane[place, label];
            double least = 1.0 / plane.OutputSize;
            int level = sure ? (int)Math.Round((Levels - 1) * Math.Clamp((output - least) / (1.0 - least), 0.0, 1.0)) : 0;
            pixels[place] = (byte)(double.IsFinite(output) ? (label % Palette.SeriesCount * Levels) + level : Nothing);
        }

        string image = PngEncoder.IndexedDataUri(pixels, plane.Side, plane.Side, Colours(sure));
        canvas.Image(area.Left, area.Top, area.Width, area.Height, image, smooth: true);
        var lines = new PathData();
        var leads = new double[pixels.Length];
        // Of two classes a single line is the boundary of both.
        for (int label = 0; label < (plane.OutputSize == 2 ? 1 : plane.OutputSize); label++)
        {
            for (int place = 0; place < leads.Length; place++)
            {
                leads[place] = plane.Lead(place, label);
            }

            ContourTracer.Draw(lines, leads, plane.Side, 0.0, area);
        }

        if (!lines.IsEmpty)
        {
            canvas.Path(lines.ToString(), "ng-contour");
        }
    }

    private static Rgba[] Colours(bool sure)
    {
        var colours = new Rgba[Nothing + 1];
        for (int i = 0; i < Nothing; i++)
        {
            double opacity = sure ? Weakest + ((Strongest - Weakest) * (i % Levels) / (Levels - 1)) : Flat;
            colours[i] = Palette.Regions[i / Levels] with { Alpha = (byte)Math.Round(255.0 * opacity) };
        }

        return colours;
    }
}
