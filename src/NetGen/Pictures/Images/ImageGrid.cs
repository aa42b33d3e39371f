using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>Grey images of one size in rows and columns: samples, reconstructions, what a generator makes.</summary>
public static class ImageGrid
{
    private const double GoalWidth = PictureStyle.PictureWidth;
    private const double Padding = PictureStyle.Padding;
    private const double Gap = 4.0;
    private const double CaptionHeight = 18.0;
    private const double LargestSide = 96.0;
    private const double MostNameRoom = 110.0;
    private const int UsualColumns = 10;

    /// <summary>Draws images.</summary>
    /// <param name="images">The pixels, image after image and row after row.</param>
    /// <param name="width">The width of an image.</param>
    /// <param name="height">Its height.</param>
    /// <param name="options">Layout, names and the range of values; null for the usual ones.</param>
    /// <exception cref="ArgumentException">
    /// There are no whole images, not as many captions or names as images or rows, a pixel is not finite, or the range is none.
    /// </exception>
    public static Picture Draw(ReadOnlySpan<double> images, int width, int height, ImageGridOptions? options = null)
    {
        options ??= new ImageGridOptions();
        int count = Count(images.Length, width, height);
        double range = options.Maximum - options.Minimum;
        if (!(range > 0.0) || !double.IsFinite(range))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected a range from black to white, found {options.Minimum} to {options.Maximum}."), nameof(options));
        }

        var pixels = new byte[images.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            if (!double.IsFinite(images[i]))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected finite pixels, found {images[i]} as pixel {i % (width * height)} of image {i / (width * height)}."), nameof(images));
            }

            pixels[i] = (byte)Math.Round(255.0 * Math.Clamp((images[i] - options.Minimum) / range, 0.0, 1.0), MidpointRounding.AwayFromZero);
        }

        return Draw(pixels, count, width, height, options);
    }

    /// <inheritdoc cref="Draw(ReadOnlySpan{double}, int, int, ImageGridOptions?)"/>
    public static Picture Draw(ReadOnlySpan<float> images, int width, int height, ImageGridOptions? options = null) =>
        Draw(NumberArrays.Widen(images), width, height, options);

    /// <summary>Draws images of bytes, 0 black and 255 white; the options' range does not concern them.</summary>
    /// <param name="images">The pixels, image after image and row after row.</param>
    /// <param name="width">The width of an image.</param>
    /// <param name="height">Its height.</param>
    /// <param name="options">Layout and names; null for the usual ones.</param>
    /// <exception cref="ArgumentException">There are no whole images, or not as many captions or names as images or rows.</exception>
    public static Picture Draw(ReadOnlySpan<byte> images, int width, int height, ImageGridOptions? options = null) =>
        Draw(images, Count(images.Length, width, height), width, height, options ?? new ImageGridOptions());

    private static int Count(int pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels == 0 || pixels % ((long)width * height) != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected whole images of {width} × {height} pixels, at least one, found {pixels} pixels."), "images");
        }

        return pixels / (width * height);
    }

    private static Picture Draw(ReadOnlySpan<byte> pixels, int count, int width, int height, ImageGridOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Columns, nameof(options));
        int columns = options.Columns == 0 ? Math.Min(count, UsualColumns) : Math.Min(count, options.Columns);
        int rows = (count + columns - 1) / columns;
        RequireAsMany(options.Captions, count, "captions as images");
        RequireAsMany(options.RowNames, rows, "row names as rows");

        double nameRoom = options.RowNames is null ? 0.0
            : 8.0 + Math.Min(MostNameRoom, options.RowNames.Max(name => TextWidth.Of(name, PictureStyle.TextSize)));
        double room = (GoalWidth - (2.0 * Padding) - nameRoom - ((columns - 1) * Gap)) / columns;
        double side = Math.Min(LargestSide, room * Math.Max(1.0, (double)height / width));
        double scale = Math.Min(side / Math.Max(width, height), room / width);
        double rowHeight = (scale * height) + (options.Captions is null ? Gap : CaptionHeight + Gap);

        var canvas = new SvgCanvas();
        double y = Padding;
        if (options.Title.Length > 0)
        {
            canvas.FittedText(Padding, y + 8.0, GoalWidth - (2.0 * Padding), options.Title, "ng-title", size: PictureStyle.TitleSize);
            y += 28.0;
        }

        double used = nameRoom + (columns * ((scale * width) + Gap)) - Gap;
        double left = Math.Max(Padding, 0.5 * (GoalWidth - used)) + nameRoom;
        for (int image = 0; image < count; image++)
        {
            int row = image / columns;
            double x = left + (image % columns * ((scale * width) + Gap));
            double top = y + (row * rowHeight);
            if (image % columns == 0 && options.RowNames is not null)
            {
                canvas.FittedText(left - 8.0, top + (0.5 * scale * height), nameRoom - 8.0, options.RowNames[row], "ng-muted", Anchor.End);
            }

            string uri = PngEncoder.GreyDataUri(pixels.Slice(image * width * height, width * height), width, height);
            canvas.Image(x, top, scale * width, scale * height, uri, tip: options.Captions?[image]);
            if (options.Captions is not null)
            {
                canvas.FittedText(x + (0.5 * scale * width), top + (scale * height) + 10.0, (scale * width) + Gap, options.Captions[image], "ng-muted", Anchor.Middle, 12.0);
            }
        }

        string title = options.Title.Length > 0 ? options.Title : "Images";
        string description = $"{NumberText.Count(count)} grey images of {width} by {height} pixels in {NumberText.Count(rows)} rows.";
        return canvas.ToPicture(Math.Max(GoalWidth, used + (2.0 * Padding)), y + (rows * rowHeight) + Padding, title, description);
    }

    private static void RequireAsMany(IReadOnlyList<string>? texts, int count, string what)
    {
        if (texts is not null && texts.Count != count)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected as many {what}, {count}, found {texts.Count}."), "options");
        }
    }
}
