using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>Panels one under the other over one horizontal axis, with a title above and notes below.</summary>
internal sealed class ChartSheet
{
    private const double Width = PictureStyle.PictureWidth;
    private const double Padding = PictureStyle.Padding;
    private const double TitleHeight = 26.0;
    private const double LegendGap = 10.0;
    private const double PanelGap = 18.0;
    private const double NoteHeight = 19.0;
    private const double LabelGap = 8.0;

    /// <summary>The heading; empty for none.</summary>
    public required string Title { get; init; }

    /// <summary>What there is to see, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>What the horizontal axis stands for.</summary>
    public required string XTitle { get; init; }

    /// <summary>The panels, from above.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>What else must be said.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Draws below the axis, from the given left and top on and as wide as the values; null for nothing.</summary>
    public Action<SvgCanvas, double, double, double>? Footer { get; init; }

    /// <summary>The room for values beside the widest label of some vertical axes, and half a label of the horizontal one.</summary>
    public static (double Left, double Width) PlotWidth(IEnumerable<Axis> vertical)
    {
        double left = Padding + LabelGap + vertical.Max(axis => axis.LabelWidth);
        return (left, Width - Padding - 12.0 - left);
    }

    /// <summary>Draws it all.</summary>
    public Picture Draw()
    {
        var canvas = new SvgCanvas();
        double y = Padding;
        if (Title.Length > 0)
        {
            canvas.FittedText(Padding, y + 8.0, Width - (2.0 * Padding), Title, "ng-title", size: PictureStyle.TitleSize);
            y += TitleHeight;
        }

        (double left, double width) = PlotWidth(Panels.Select(panel => panel.Y));
        for (int i = 0; i < Panels.Count; i++)
        {
            Panel panel = Panels[i];
            var legend = new Legend(panel.Title, panel.Series, Width - (2.0 * Padding));
            legend.Draw(canvas, Padding, y);
            y += legend.Height + LegendGap;
            panel.Draw(canvas, new PlotArea(left, y, width, panel.Height, X, panel.Y), XTitle, namesX: i == Panels.Count - 1);
            y += panel.Height + PanelGap;
        }

        y += 8.0;
        if (XTitle.Length > 0)
        {
            canvas.FittedText(left + (0.5 * width), y + 6.0, width, XTitle, "ng-muted", Anchor.Middle);
            y += NoteHeight;
        }

        if (Footer is not null)
        {
            Footer(canvas, left, y + 6.0, width);
            y += DivergingScale.BarHeight + 8.0;
        }

        foreach (string note in Notes)
        {
            canvas.FittedText(Padding, y + 9.0, Width - (2.0 * Padding), note, "ng-muted");
            y += NoteHeight;
        }

        return canvas.ToPicture(Width, y + (0.5 * Padding), Title.Length > 0 ? Title : "Chart", Description);
    }

    /// <summary>A note on the values that cannot be drawn, if there are any.</summary>
    public static IEnumerable<string> NotesOn(IEnumerable<ChartSeries> series)
    {
        int lost = series.Sum(one => Enumerable.Range(0, one.Y.Length).Count(one.IsLost));
        if (lost > 0)
        {
            yield return lost == 1 ? "1 value is not finite (×) and not drawn." : $"{NumberText.Count(lost)} values are not finite (× the first) and not drawn.";
        }
    }
}
