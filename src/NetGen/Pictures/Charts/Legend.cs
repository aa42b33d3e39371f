using System;
using System.Collections.Generic;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>A panel's heading: what its axis stands for, then the names of its series, over as many rows as they need.</summary>
internal sealed class Legend
{
    private const double RowHeight = 21.0;
    private const double SampleWidth = 24.0;
    private const double SampleGap = 7.0;
    private const double EntryGap = 18.0;

    private readonly List<(ChartSeries? Series, string Text, double X, int Row)> _entries = [];

    /// <summary>Lays a heading out.</summary>
    /// <param name="title">What the axis stands for; empty for nothing.</param>
    /// <param name="series">The series; a single one of the title's name needs no entry.</param>
    /// <param name="width">The room there is.</param>
    public Legend(string title, IReadOnlyList<ChartSeries> series, double width)
    {
        double x = 0.0;
        int row = 0;
        if (title.Length > 0)
        {
            string text = TextWidth.Fit(title, PictureStyle.TextSize, width);
            _entries.Add((null, text, 0.0, 0));
            x = TextWidth.Of(text, PictureStyle.TextSize) + EntryGap;
        }

        if (series.Count > 1 || (series.Count == 1 && series[0].Name != title))
        {
            foreach (ChartSeries one in series)
            {
                string text = TextWidth.Fit(one.Name, PictureStyle.TextSize, width - SampleWidth - SampleGap);
                double room = SampleWidth + SampleGap + TextWidth.Of(text, PictureStyle.TextSize);
                if (x > 0.0 && x + room > width)
                {
                    (x, row) = (0.0, row + 1);
                }

                _entries.Add((one, text, x, row));
                x += room + EntryGap;
            }
        }

        Height = _entries.Count == 0 ? 0.0 : (row + 1) * RowHeight;
    }

    /// <summary>The height of all rows.</summary>
    public double Height { get; }

    /// <summary>Draws it.</summary>
    public void Draw(SvgCanvas canvas, double left, double top)
    {
        foreach ((ChartSeries? series, string text, double x, int row) in _entries)
        {
            double y = top + (row * RowHeight) + (0.5 * RowHeight);
            if (series is null)
            {
                canvas.Text(left + x, y, text, "ng-muted");
                continue;
            }

            SeriesPainter.DrawSample(canvas, series, left + x, y, SampleWidth);
            canvas.Text(left + x + SampleWidth + SampleGap, y, text, tip: series.Name);
        }
    }
}
