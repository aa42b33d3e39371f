using System;

namespace NetGen.Pictures.Drawing;

/// <summary>
/// Colours for values on both sides of a middle: blue below, orange above, the more opaque the farther. The middle is no
/// colour at all but the ground, so that the scale is right on a light one and on a dark one.
/// </summary>
internal static class DivergingScale
{
    /// <summary>The index of the middle.</summary>
    public const byte Middle = 127;

    /// <summary>The height of a bar with its labels.</summary>
    public const double BarHeight = 34.0;

    private const double Thickness = 11.0;

    /// <summary>The table of colours: 0 farthest below, 254 farthest above.</summary>
    /// <param name="opacity">The opacity of the farthest, up to 1.</param>
    public static Rgba[] Colours(double opacity)
    {
        var colours = new Rgba[(2 * Middle) + 1];
        for (int i = 0; i < colours.Length; i++)
        {
            double strength = Math.Abs(i - Middle) / (double)Middle;
            Rgba end = i < Middle ? Palette.Negative : Palette.Positive;
            colours[i] = end with { Alpha = (byte)Math.Round(255.0 * opacity * strength) };
        }

        return colours;
    }

    /// <summary>The colour of a value, its distance from the middle in units of the farthest.</summary>
    public static byte IndexOf(double distance) =>
        (byte)(Middle + (int)Math.Round(Middle * Math.Clamp(double.IsNaN(distance) ? 0.0 : distance, -1.0, 1.0)));

    /// <summary>Draws the scale as a bar with three labels.</summary>
    public static void DrawBar(SvgCanvas canvas, double left, double top, double width, double opacity, string low, string middle, string high)
    {
        var pixels = new byte[(2 * Middle) + 1];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)i;
        }

        canvas.Image(left, top, width, Thickness, PngEncoder.IndexedDataUri(pixels, pixels.Length, 1, Colours(opacity)), smooth: true);
        canvas.Frame(left, top, width, Thickness);
        canvas.Text(left, top + 23.0, low, "ng-muted");
        canvas.Text(left + (0.5 * width), top + 23.0, middle, "ng-muted", Anchor.Middle);
        canvas.Text(left + width, top + 23.0, high, "ng-muted", Anchor.End);
    }
}
