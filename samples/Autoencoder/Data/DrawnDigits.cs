using System;
using NetGen.Numerics;

namespace Autoencoder.Data;

/// <summary>Digits as lines, drawn with a width, a slant, a size, a place and a darkness of their own each.</summary>
internal static class DrawnDigits
{
    // Lines from point to point, x and y in turn, from −1 to 1, y downwards; a list a stroke.
    private static readonly double[][][] _skeletons =
    [
        [[0, -1, -0.6, -0.5, -0.6, 0.5, 0, 1, 0.6, 0.5, 0.6, -0.5, 0, -1]],
        [[-0.4, -0.6, 0.1, -1, 0.1, 1]],
        [[-0.6, -0.6, 0, -1, 0.6, -0.5, -0.6, 1, 0.6, 1]],
        [[-0.6, -0.9, 0.3, -1, 0.5, -0.5, -0.1, 0, 0.6, 0.5, 0.1, 1, -0.6, 0.8]],
        [[0.2, -1, -0.6, 0.3, 0.6, 0.3], [0.3, -0.2, 0.2, 1]],
        [[0.6, -1, -0.5, -1, -0.5, -0.1, 0.3, -0.1, 0.6, 0.5, 0.1, 1, -0.6, 0.8]],
        [[0.4, -1, -0.4, -0.2, -0.5, 0.6, 0, 1, 0.5, 0.5, 0, 0.1, -0.5, 0.4]],
        [[-0.6, -1, 0.6, -1, -0.1, 1], [-0.4, 0.1, 0.5, 0.1]],
        [[0, 0, -0.5, -0.5, 0, -1, 0.5, -0.5, 0, 0, -0.6, 0.5, 0, 1, 0.6, 0.5, 0, 0]],
        [[0.5, -0.5, 0, -0.1, -0.5, -0.5, 0, -1, 0.5, -0.5, 0.4, 0.3, 0, 1]],
    ];

    /// <summary>Draws images, all digits as often.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="seed">The seed they are drawn from.</param>
    public static DigitImages Draw(int count, ulong seed)
    {
        DigitImages images = new(new float[count * DigitImages.Size], new int[count]);
        SplitMix64 random = new(seed);
        for (int image = 0; image < count; image++)
        {
            images.Labels[image] = image % DigitImages.Classes;
            Draw(_skeletons[images.Labels[image]], images.Pixels.AsSpan(image * DigitImages.Size, DigitImages.Size), ref random);
        }

        return images;
    }

    private static void Draw(double[][] strokes, Span<float> pixels, ref SplitMix64 random)
    {
        const double Middle = (DigitImages.Side - 1) / 2.0;
        double width = Between(2.3, 3.4, ref random);
        double height = Between(2.7, 3.4, ref random);
        double slant = Between(-0.25, 0.25, ref random);
        double left = Middle + Between(-0.6, 0.6, ref random);
        double top = Middle + Between(-0.5, 0.5, ref random);
        double radius = Between(0.3, 0.8, ref random);
        double darkness = Between(0.8, 1.0, ref random);
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            // Where the pixel lies on the paper before the hand scales, slants and moves it.
            double y = ((pixel / DigitImages.Side) - top) / height;
            double x = (((pixel % DigitImages.Side) - left) / width) + (slant * y);
            double nearest = double.PositiveInfinity;
            foreach (double[] stroke in strokes)
            {
                for (int i = 0; i + 3 < stroke.Length; i += 2)
                {
                    nearest = Math.Min(nearest, Distance(x, y, stroke.AsSpan(i, 4), width, height));
                }
            }

            pixels[pixel] = (float)(darkness * Math.Clamp(radius + 0.5 - nearest, 0.0, 1.0));
        }
    }

    // From a point to a line between two points, in pixels.
    private static double Distance(double x, double y, ReadOnlySpan<double> line, double width, double height)
    {
        double lineX = width * (line[2] - line[0]);
        double lineY = height * (line[3] - line[1]);
        double offsetX = width * (x - line[0]);
        double offsetY = height * (y - line[1]);
        double along = Math.Clamp(((offsetX * lineX) + (offsetY * lineY)) / ((lineX * lineX) + (lineY * lineY)), 0.0, 1.0);
        offsetX -= along * lineX;
        offsetY -= along * lineY;
        return Math.Sqrt((offsetX * offsetX) + (offsetY * offsetY));
    }

    private static double Between(double low, double high, ref SplitMix64 random) => low + ((high - low) * random.NextDouble());
}
