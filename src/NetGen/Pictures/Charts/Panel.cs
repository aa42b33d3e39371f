using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>Series over one pair of axes: grid, ticks, marks, the series and what the pointer tells.</summary>
internal sealed class Panel
{
    private const int MostTips = 400;
    private const double LabelGap = 8.0;

    /// <summary>What the vertical axis stands for.</summary>
    public required string Title { get; init; }

    /// <summary>The series, the later ones above the earlier.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>Named values of x.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Whether the marks' names are written here, or their lines drawn alone.</summary>
    public bool NamesMarks { get; init; } = true;

    /// <summary>A point ringed because it matters, by series and its place there.</summary>
    public (int Series, int Point)? Ringed { get; init; }

    /// <summary>Draws what lies under marks and series; null for nothing.</summary>
    public Action<SvgCanvas, PlotArea>? Ground { get; init; }

    /// <summary>The height of the values' rectangle.</summary>
    public double Height { get; init; } = 200.0;

    /// <summary>Draws the panel; ticks of x are named under the last one.</summary>
    public void Draw(SvgCanvas canvas, PlotArea area, string xTitle, bool namesX)
    {
        DrawGrid(canvas, area, namesX);
        Ground?.Invoke(canvas, area);
        foreach (ChartMark mark in Marks)
        {
            DrawMark(canvas, area, mark);
        }

        foreach (ChartSeries series in Series)
        {
            SeriesPainter.Draw(canvas, series, area);
            DrawFirstLost(canvas, series, area);
        }

        if (Ringed is (int ringed, int point) && Axis.CanDraw(Series[ringed].Y[point]))
        {
            ChartSeries series = Series[ringed];
            string ring = new PathData().Shape(0, area.ToX(series.X[point]), area.ToY(series.Y[point]), 6.5).ToString();
            canvas.Path(ring, "ng-line " + SeriesPainter.Style('s', series.Number));
        }

        if (Series.All(series => !series.DrawableY.Any()))
        {
            canvas.Text(area.Left + (0.5 * area.Width), area.Top + (0.5 * area.Height), "no finite value", "ng-muted", Anchor.Middle);
        }

        DrawTips(canvas, area, xTitle);
    }

    private void DrawGrid(SvgCanvas canvas, PlotArea area, bool namesX)
    {
        foreach (Tick tick in area.Y.Ticks)
        {
            double y = Math.Round(area.ToY(tick.Value)) + 0.5;
            // What has a ground of its own has ticks instead of lines across.
            canvas.Line(Ground is null ? area.Left : area.Left - 5.0, y, Ground is null ? area.Right : area.Left, y, Ground is null ? "ng-rule" : "ng-axis");
            canvas.Text(area.Left - LabelGap, y, tick.Label, "ng-muted", Anchor.End);
        }

        canvas.Line(area.Left, area.Bottom + 0.5, area.Right, area.Bottom + 0.5, "ng-axis");
        foreach (Tick tick in area.X.Ticks)
        {
            double x = Math.Round(area.ToX(tick.Value)) + 0.5;
            canvas.Line(x, area.Bottom, x, area.Bottom + 5.0, "ng-axis");
            if (namesX)
            {
                canvas.Text(x, area.Bottom + 16.0, tick.Label, "ng-muted", Anchor.Middle);
            }
        }
    }

    private void DrawMark(SvgCanvas canvas, PlotArea area, ChartMark mark)
    {
        if (mark.X < area.X.Low || mark.X > area.X.High)
        {
            return;
        }

        double x = area.ToX(mark.X);
        canvas.Line(x, area.Top, x, area.Bottom, "ng-mark");
        if (NamesMarks)
        {
            bool left = x - area.Left > 0.5 * area.Width;
            double room = (left ? x - area.Left : area.Right - x) - LabelGap;
            canvas.FittedText(left ? x - 6.0 : x + 6.0, area.Top + 7.0, room, mark.Name, "ng-muted", left ? Anchor.End : Anchor.Start);
        }
    }

    // Where a series ceases to be a number is worth seeing; what was never measured is not.
    private static void DrawFirstLost(SvgCanvas canvas, ChartSeries series, PlotArea area)
    {
        int lost = Enumerable.Range(0, series.Y.Length).FirstOrDefault(series.IsLost, -1);
        if (lost >= 0 && Axis.CanDraw(series.X[lost]))
        {
            double x = area.ToX(series.X[lost]);
            string cross = new PathData().Move(x - 4.5, area.Top - 4.5).Line(x + 4.5, area.Top + 4.5)
                .Move(x - 4.5, area.Top + 4.5).Line(x + 4.5, area.Top - 4.5).ToString();
            string tip = $"{series.Name}: {NumberText.Measure(series.Y[lost])}";
            canvas.Path(cross, "ng-line " + SeriesPainter.Style('s', series.Number), tip: tip);
        }
    }

    private void DrawTips(SvgCanvas canvas, PlotArea area, string xTitle)
    {
        var lines = new SortedDictionary<double, List<string>>();
        foreach (ChartSeries series in Series.Where(series => series.Form == SeriesForm.Line))
        {
            for (int i = 0; i < series.X.Length; i++)
            {
                if (!Axis.CanDraw(series.X[i]) || !series.Has(i))
                {
                    continue;
                }

                if (!lines.TryGetValue(series.X[i], out List<string>? texts))
                {
                    lines.Add(series.X[i], texts = [$"{xTitle} {NumberText.Measure(series.X[i])}".Trim()]);
                }

                texts.Add($"{series.Name}: {NumberText.Measure(series.Y[i])}");
            }
        }

        if (lines.Count > MostTips)
        {
            return;
        }

        double[] places = [.. lines.Keys.Select(area.ToX)];
        int place = 0;
        foreach (List<string> texts in lines.Values)
        {
            double left = place == 0 ? area.Left : 0.5 * (places[place - 1] + places[place]);
            double right = place == places.Length - 1 ? area.Right : 0.5 * (places[place] + places[place + 1]);
            canvas.Rectangle(left, area.Top, right - left, area.Height, "ng-tip", tip: string.Join('\n', texts));
            place++;
        }
    }
}
