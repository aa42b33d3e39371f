using System;
using NetGen.Numerics;

namespace Digits.Glyphs;

/// <summary>
/// Handwritten digits that nobody wrote: skeletons drawn with a random hand, pen, ink and grain.
/// The same seed gives the same bytes on every machine.
/// </summary>
internal static class ProceduralDigits
{
    /// <summary>Width and height of an image, those of MNIST.</summary>
    public const int Side = 28;

    private const int Classes = 10;
    private const int LinesPerSpan = 6;
    private const double PointJitter = 0.018;

    /// <summary>Draws a set in which all digits are equally frequent.</summary>
    public static LabelledImages Create(int count, ulong seed)
    {
        byte[] pixels = new byte[count * Side * Side];
        byte[] labels = new byte[count];
        Canvas canvas = new(Side);
        SplitMix64 random = new(seed);
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % Classes);
            Draw(labels[i], canvas, pixels.AsSpan(i * Side * Side, Side * Side), ref random);
        }

        return new LabelledImages(pixels, labels, Side * Side);
    }

    private static void Draw(int digit, Canvas canvas, Span<byte> destination, ref SplitMix64 random)
    {
        ReadOnlySpan<Point[][]> ways = Skeletons.Of(digit);
        Point[][] strokes = ways[(int)random.Between(0, ways.Length)];
        Handwriting hand = new(ref random);
        double radius = random.Between(0.6, 1.75);

        canvas.Clear();
        foreach (Point[] stroke in strokes)
        {
            DrawStroke(stroke, hand, radius, canvas, ref random);
        }

        canvas.Blur(random.Between(0, 0.2));
        canvas.WriteTo(destination, random.Between(0.75, 1), random.Between(0, 0.16), ref random);
    }

    private static void DrawStroke(Point[] stroke, in Handwriting hand, double radius, Canvas canvas, ref SplitMix64 random)
    {
        Span<Point> points = stackalloc Point[stroke.Length];
        for (int i = 0; i < points.Length; i++)
        {
            // Ends stay in place: there strokes meet.
            bool isEnd = i == 0 || i == points.Length - 1;
            Point jitter = isEnd ? default : new Point(random.Spread(PointJitter), random.Spread(PointJitter));
            points[i] = hand.Place(stroke[i] + jitter);
        }

        double pressure = radius * random.Between(0.8, 1.2);
        double lastPressure = radius * random.Between(0.8, 1.2);
        int lines = (points.Length - 1) * LinesPerSpan;
        Point from = points[0];
        for (int line = 1; line <= lines; line++)
        {
            Point to = PointOnCurve(points, line);
            double toRadius = pressure + ((lastPressure - pressure) * line / lines);
            double fromRadius = pressure + ((lastPressure - pressure) * (line - 1) / lines);
            canvas.DrawLine(from, to, fromRadius, toRadius);
            from = to;
        }
    }

    /// <summary>A Catmull-Rom spline: through every point, with the slope of the line between its neighbours.</summary>
    private static Point PointOnCurve(ReadOnlySpan<Point> points, int line)
    {
        int span = Math.Min(line / LinesPerSpan, points.Length - 2);
        double t = (line - (span * LinesPerSpan)) / (double)LinesPerSpan;
        Point start = points[span];
        Point end = points[span + 1];
        Point startSlope = 0.5 * (end - points[Math.Max(span - 1, 0)]);
        Point endSlope = 0.5 * (points[Math.Min(span + 2, points.Length - 1)] - start);
        Point change = end - start;

        Point quadratic = (3 * change) - (2 * startSlope) - endSlope;
        Point cubic = startSlope + endSlope - (2 * change);
        return start + (t * (startSlope + (t * (quadratic + (t * cubic)))));
    }
}
