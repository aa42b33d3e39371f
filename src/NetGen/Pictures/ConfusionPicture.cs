using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Metrics;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>A confusion matrix as a heat map: a row an actual class, a column a predicted one.</summary>
public static class ConfusionPicture
{
    private const double Padding = PictureStyle.Padding;
    private const double MostNameRoom = 120.0;
    private const double GoalWidth = PictureStyle.PictureWidth;
    private const double RecallRoom = 68.0;
    private const double LegendNameRoom = 92.0;
    private const double LegendWidth = LegendNameRoom + 300.0;

    // With the square root a hundredth of a row is a tenth of the colour: few mistakes are still seen.
    private static readonly double[] s_legend = [0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0];

    /// <summary>
    /// Draws a table: counts in the cells, colour by their part of the row, one for what was recognised and one for what was
    /// mistaken, and the recall of each class at its row's end.
    /// </summary>
    /// <param name="matrix">The table.</param>
    /// <param name="names">The names of the classes; null for their numbers.</param>
    /// <param name="title">The heading; empty for none.</param>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public static Picture Draw(ConfusionMatrix matrix, IReadOnlyList<string>? names = null, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(title);
        string[] labels = ClassNames.Require(names, matrix.Classes, nameof(names));
        double widest = labels.Max(label => TextWidth.Of(label, PictureStyle.TextSize));
        double nameRoom = Math.Clamp(widest, TextWidth.Of("actual ↓", PictureStyle.TextSize), MostNameRoom);
        double left = Padding + nameRoom + 8.0;
        double cell = Math.Clamp(Math.Floor((GoalWidth - left - RecallRoom - Padding) / labels.Length), 26.0, 96.0);
        bool upright = widest > cell - 4.0;

        var canvas = new SvgCanvas();
        double y = Padding;
        double width = left + (cell * labels.Length) + RecallRoom + Padding;
        // A small table stands in the middle: pictures beside each other keep letters of one size.
        left += 0.5 * Math.Max(0.0, GoalWidth - width);
        width = Math.Max(width, GoalWidth);
        if (title.Length > 0)
        {
            canvas.FittedText(Padding, y + 8.0, width - (2.0 * Padding), title, "ng-title", size: PictureStyle.TitleSize);
            y += 28.0;
        }

        canvas.Text(left, y + 8.0, "predicted →", "ng-muted");
        y += 20.0 + (upright ? Math.Min(widest, MostNameRoom) + 6.0 : 20.0);
        DrawNames(canvas, labels, left, y, cell, nameRoom, upright);
        DrawCells(canvas, matrix, labels, left, y, cell);
        y += (cell * labels.Length) + 16.0;
        DrawLegend(canvas, 0.5 * (width - LegendWidth), y);
        return canvas.ToPicture(width, y + 62.0, title.Length > 0 ? title : "Confusion matrix", Describe(matrix, labels));
    }

    private static void DrawNames(SvgCanvas canvas, string[] labels, double left, double top, double cell, double room, bool upright)
    {
        canvas.Text(left - 8.0, top - 11.0, "actual ↓", "ng-muted", Anchor.End);
        canvas.Text(left + (cell * labels.Length) + RecallRoom, top - 11.0, "recall", "ng-muted", Anchor.End);
        for (int i = 0; i < labels.Length; i++)
        {
            double middle = ((i + 0.5) * cell);
            canvas.FittedText(left - 8.0, top + middle, room, labels[i], anchor: Anchor.End);
            if (upright)
            {
                canvas.FittedText(left + middle, top - 6.0, MostNameRoom, labels[i], turn: -90.0);
            }
            else
            {
                canvas.Text(left + middle, top - 11.0, labels[i], anchor: Anchor.Middle);
            }
        }
    }

    private static void DrawCells(SvgCanvas canvas, ConfusionMatrix matrix, string[] labels, double left, double top, double cell)
    {
        for (int actual = 0; actual < labels.Length; actual++)
        {
            double y = top + (actual * cell);
            long total = Enumerable.Range(0, labels.Length).Sum(predicted => matrix[actual, predicted]);
            for (int predicted = 0; predicted < labels.Length; predicted++)
            {
                double x = left + (predicted * cell);
                long count = matrix[actual, predicted];
                double part = total == 0 ? 0.0 : (double)count / total;
                string tip = $"{labels[actual]}, taken for {(actual == predicted ? "itself" : labels[predicted])}: {NumberText.Count(count)} ({NumberText.Percent(part)})";
                canvas.BeginGroup(tip);
                canvas.Rectangle(x + 0.5, y + 0.5, cell - 1.0, cell - 1.0, "ng-cell", radius: 2.0);
                if (count > 0)
                {
                    DrawCount(canvas, x, y, cell, count, part, actual == predicted);
                }

                canvas.EndGroup();
            }

            string recall = total == 0 ? "–" : NumberText.Percent(matrix.GetRecall(actual));
            canvas.Text(left + (labels.Length * cell) + RecallRoom, y + (0.5 * cell), recall, "ng-muted", Anchor.End);
        }
    }

    private static void DrawCount(SvgCanvas canvas, double x, double y, double cell, long count, double part, bool hit)
    {
        double strength = Math.Sqrt(part);
        canvas.Rectangle(x + 0.5, y + 0.5, cell - 1.0, cell - 1.0, hit ? "ng-hit" : "ng-miss", strength, 2.0);
        string text = count.ToString(CultureInfo.InvariantCulture);
        double room = cell - 4.0;
        if (TextWidth.Of(text, 9.0) > room)
        {
            text = NumberText.ShortCount(count);
        }

        double size = Math.Round(Math.Clamp(room / TextWidth.Of(text, 1.0), 7.5, PictureStyle.TextSize), 1);
        canvas.Text(x + (0.5 * cell), y + (0.5 * cell), text, strength < Palette.TextFlip ? "ng-low" : "ng-high", Anchor.Middle, size);
    }

    private static void DrawLegend(SvgCanvas canvas, double left, double top)
    {
        const int Steps = 32;
        const double NameRoom = LegendNameRoom;
        const double Bar = LegendWidth - LegendNameRoom - 30.0;
        const double Thickness = 12.0;
        foreach ((string style, string name, double y) in new[] { ("ng-hit", "recognised", top), ("ng-miss", "mistaken", top + 15.0) })
        {
            canvas.Text(left + NameRoom - 10.0, y + 6.0, name, "ng-muted", Anchor.End);
            canvas.Rectangle(left + NameRoom, y, Bar, Thickness, "ng-cell");
            for (int i = 0; i < Steps; i++)
            {
                // Each step reaches to the end, over those before it, so that no seam shows between two.
                double opacity = 1.0 / (Steps - i + 0.5);
                canvas.Rectangle(left + NameRoom + (i * Bar / Steps), y, (Steps - i) * Bar / Steps, Thickness, style, opacity);
            }
        }

        foreach (double part in s_legend)
        {
            string label = (part * 100.0).ToString("0", CultureInfo.InvariantCulture);
            canvas.Text(left + NameRoom + (Math.Sqrt(part) * Bar), top + 38.0, part == 1.0 ? "100\u00A0%" : label, "ng-muted", Anchor.Middle);
        }

        canvas.Text(left + NameRoom - 10.0, top + 38.0, "of the row", "ng-muted", Anchor.End);
    }

    private static string Describe(ConfusionMatrix matrix, string[] labels)
    {
        string text = $"{NumberText.Count(matrix.Count)} samples of {NumberText.Count(labels.Length)} classes, {NumberText.Percent(matrix.Accuracy)} recognised.";
        var worst = Enumerable.Range(0, labels.Length)
            .SelectMany(actual => Enumerable.Range(0, labels.Length).Select(predicted => (Actual: actual, Predicted: predicted)))
            .Where(pair => pair.Actual != pair.Predicted)
            .MaxBy(pair => matrix[pair.Actual, pair.Predicted]);
        long most = matrix[worst.Actual, worst.Predicted];
        return most == 0 ? text : text + $" The most frequent mistake: {labels[worst.Actual]} taken for {labels[worst.Predicted]}, {NumberText.Count(most)} times.";
    }
}
