using System;
using System.Numerics;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>What the units of the first layer look for: the weights of each as an image of the input's shape.</summary>
public static class FirstLayerWeights
{
    private const double GoalWidth = PictureStyle.PictureWidth;
    private const double Padding = PictureStyle.Padding;
    private const double LargestPixel = 36.0;
    private const int MostRectangles = 600;
    private const int MostTips = 1024;

    // A few outliers would make all other weights pale.
    private const double Quantile = 0.995;

    /// <summary>
    /// Draws the weights of layer 1, a tile a unit, all on one scale: blue below zero, orange above, the ground's own colour
    /// at zero. The scale ends at the 99.5 % quantile of |w|; what lies beyond is drawn as its end, and a note counts it.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="width">The width of the input as an image.</param>
    /// <param name="height">Its height; width by height is the number of inputs.</param>
    /// <param name="title">The heading; empty for none.</param>
    /// <exception cref="ArgumentException">The network has not as many inputs, or a weight is not finite.</exception>
    public static Picture Draw<TNetwork, T>(INetwork<TNetwork, T> network, int width, int height, string title = "First layer weights")
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if ((long)width * height != TNetwork.InputSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected a shape of {TNetwork.InputSize} inputs, found {width} × {height}."), nameof(width));
        }

        var parameters = new T[TNetwork.GetLayerParameterCount(1)];
        network.CopyParametersTo(1, parameters);
        return Draw(new WeightTiles(ToUnits<T>(parameters, width * height, TNetwork.GetLayerUnits(1)), width, height), title);
    }

    // From [inputs][units] to a row a unit.
    private static double[] ToUnits<T>(ReadOnlySpan<T> parameters, int inputs, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weights = new double[inputs * units];
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < units; j++)
            {
                double weight = double.CreateChecked(parameters[(i * units) + j]);
                if (!double.IsFinite(weight))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Expected finite weights, found {weight} from input {i + 1} to unit {j + 1}."), "network");
                }

                weights[(j * inputs) + i] = weight;
            }
        }

        return weights;
    }

    private static Picture Draw(WeightTiles tiles, string title)
    {
        (double scale, int beyond) = FindScale(tiles.Weights);
        double pixel = Math.Min(LargestPixel, (GoalWidth - (2.0 * Padding)) / tiles.PixelWidth);
        double y = Padding;
        var canvas = new SvgCanvas();
        if (title.Length > 0)
        {
            canvas.FittedText(Padding, y + 8.0, GoalWidth - (2.0 * Padding), title, "ng-title", size: PictureStyle.TitleSize);
            y += 28.0;
        }

        // Tiles that are fewer than the room stand in the middle.
        double left = 0.5 * (GoalWidth - (pixel * tiles.PixelWidth));
        DrawTiles(canvas, tiles, left, y, pixel, scale);
        y += (pixel * tiles.PixelHeight) + 14.0;
        string end = NumberText.Measure(scale);
        DivergingScale.DrawBar(canvas, (0.5 * GoalWidth) - 120.0, y, 240.0, 1.0, "−" + end, "0", "+" + end);
        y += DivergingScale.BarHeight;
        if (beyond > 0)
        {
            string note = $"{NumberText.Count(beyond)} of {NumberText.Count(tiles.Weights.Length)} weights lie beyond the scale.";
            canvas.Text(0.5 * GoalWidth, y + 8.0, note, "ng-muted", Anchor.Middle);
            y += 20.0;
        }

        string description = $"The weights of {NumberText.Count(tiles.Units)} units, each as an image of {tiles.Width} by {tiles.Height}, from −{end} in blue over 0 to {end} in orange.";
        return canvas.ToPicture(GoalWidth, y + (0.5 * Padding), title.Length > 0 ? title : "First layer weights", description);
    }

    private static void DrawTiles(SvgCanvas canvas, WeightTiles tiles, double left, double top, double pixel, double scale)
    {
        bool rectangles = tiles.Weights.Length <= MostRectangles;
        if (!rectangles)
        {
            string image = PngEncoder.IndexedDataUri(tiles.ToIndices(scale), tiles.PixelWidth, tiles.PixelHeight, DivergingScale.Colours(1.0));
            canvas.Image(left, top, pixel * tiles.PixelWidth, pixel * tiles.PixelHeight, image);
        }

        for (int unit = 0; unit < tiles.Units; unit++)
        {
            (int column, int row) = tiles.Place(unit);
            double x = left + (pixel * column);
            double y = top + (pixel * row);
            if (rectangles)
            {
                DrawRectangles(canvas, tiles, unit, x, y, pixel, scale);
            }

            canvas.Frame(x, y, pixel * tiles.Width, pixel * tiles.Height);
            if (!rectangles && tiles.Units <= MostTips)
            {
                (double low, double high) = tiles.RangeOf(unit);
                string tip = $"unit {unit + 1}: {NumberText.Measure(low)} to {NumberText.Measure(high)}";
                canvas.Rectangle(x, y, pixel * tiles.Width, pixel * tiles.Height, "ng-tip", tip: tip);
            }
        }
    }

    private static void DrawRectangles(SvgCanvas canvas, WeightTiles tiles, int unit, double left, double top, double pixel, double scale)
    {
        for (int i = 0; i < tiles.Width * tiles.Height; i++)
        {
            double weight = tiles.Weights[(unit * tiles.Width * tiles.Height) + i];
            string tip = $"unit {unit + 1}, input {i + 1}: {NumberText.Measure(weight)}";
            canvas.Rectangle(
                left + (pixel * (i % tiles.Width)), top + (pixel * (i / tiles.Width)), pixel, pixel,
                weight < 0.0 ? "ng-negative" : "ng-positive", Math.Min(1.0, Math.Abs(weight) / scale), tip: tip);
        }
    }

    private static (double Scale, int Beyond) FindScale(ReadOnlySpan<double> weights)
    {
        var sizes = new double[weights.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(weights[i]);
        }

        Array.Sort(sizes);
        double scale = sizes[(int)Math.Ceiling(Quantile * (sizes.Length - 1))];
        double most = sizes[^1];
        // Where the largest is not far away, it may as well be the end; weights of zero have no scale.
        scale = most <= 1.5 * scale || scale == 0.0 ? most : scale;
        scale = scale == 0.0 ? 1.0 : scale;
        return (scale, sizes.Length - Array.FindLastIndex(sizes, size => size <= scale) - 1);
    }
}
