using System;
using NetGen.Numerics;

namespace Digits.Glyphs;

/// <summary>A square of grey values in [0, 1] to draw on, antialiased; used again for every image.</summary>
internal sealed class Canvas(int side)
{
    private readonly double[] _ink = new double[side * side];
    private readonly double[] _copy = new double[side * side];

    public void Clear() => Array.Clear(_ink);

    /// <summary>Draws a round-ended line whose half width goes from one radius to another.</summary>
    public void DrawLine(Point from, Point to, double fromRadius, double toRadius)
    {
        double reach = Math.Max(fromRadius, toRadius) + 1;
        int left = Math.Max(0, (int)(Math.Min(from.X, to.X) - reach));
        int right = Math.Min(side - 1, (int)(Math.Max(from.X, to.X) + reach) + 1);
        int top = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach));
        int bottom = Math.Min(side - 1, (int)(Math.Max(from.Y, to.Y) + reach) + 1);

        Point line = to - from;
        double squaredLength = (line.X * line.X) + (line.Y * line.Y);
        double inverse = squaredLength > 0 ? 1 / squaredLength : 0;
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Point offset = new Point(x, y) - from;
                double along = ((offset.X * line.X) + (offset.Y * line.Y)) * inverse;
                along = along < 0 ? 0 : along > 1 ? 1 : along;
                Point distance = offset - (along * line);
                double radius = fromRadius + (along * (toRadius - fromRadius));
                double coverage = radius + 0.5 - Math.Sqrt((distance.X * distance.X) + (distance.Y * distance.Y));
                ref double pixel = ref _ink[(y * side) + x];
                pixel = Math.Max(pixel, Math.Min(coverage, 1));
            }
        }
    }

    /// <summary>Blurs with the kernel (w, 1 − 2w, w) along rows and columns.</summary>
    public void Blur(double weight)
    {
        BlurLines(_ink, _copy, weight, stride: 1, lineStride: side);
        BlurLines(_copy, _ink, weight, stride: side, lineStride: 1);
    }

    /// <summary>Adds grain to every pixel and writes the image as bytes.</summary>
    public void WriteTo(Span<byte> destination, double darkness, double grain, ref SplitMix64 random)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            double value = (darkness * _ink[i]) + random.Spread(grain);
            value = value < 0 ? 0 : value > 1 ? 1 : value;
            destination[i] = (byte)((value * byte.MaxValue) + 0.5);
        }
    }

    private void BlurLines(double[] source, double[] destination, double weight, int stride, int lineStride)
    {
        for (int line = 0; line < side; line++)
        {
            for (int place = 0; place < side; place++)
            {
                int i = (line * lineStride) + (place * stride);
                double before = place > 0 ? source[i - stride] : 0;
                double after = place < side - 1 ? source[i + stride] : 0;
                destination[i] = source[i] + (weight * (before + after - (2 * source[i])));
            }
        }
    }
}
