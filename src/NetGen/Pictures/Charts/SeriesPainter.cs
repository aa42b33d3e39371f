using System;
using System.Collections.Generic;
using System.Globalization;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Charts;

/// <summary>The rectangle that a panel's values are drawn in, and the axes that place them.</summary>
internal readonly record struct PlotArea(double Left, double Top, double Width, double Height, Axis X, Axis Y)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double ToX(double value) => Left + (Width * X.Place(value));

    public double ToY(double value) => Bottom - (Height * Y.Place(value));
}

/// <summary>Draws series: lines, their points where these are few, and where a value is missing.</summary>
internal static class SeriesPainter
{
    private const int MostShapes = 32;
    private const int MostOutlined = 600;
    private const int MostLarge = 120;
    private const double ShapeRadius = 3.4;
    private const double SmallRadius = 2.7;

    /// <summary>The class of a colour: "f" for fills, "s" for strokes.</summary>
    public static string Style(char kind, int number) =>
        "ng-" + kind + ((number % Palette.SeriesCount) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Draws a series.</summary>
    public static void Draw(SvgCanvas canvas, ChartSeries series, PlotArea area)
    {
        if (series.Form == SeriesForm.Points)
        {
            DrawPoints(canvas, series, area);
            return;
        }

        List<(double X, double Y)> single = [];
        var path = new PathData();
        foreach (List<(double X, double Y)> piece in Pieces(series, area))
        {
            if (piece.Count == 1)
            {
                single.Add(piece[0]);
                continue;
            }

            List<(double X, double Y)> thin = Thin(piece);
            path.Move(thin[0].X, thin[0].Y);
            for (int i = 1; i < thin.Count; i++)
            {
                path.Line(thin[i].X, thin[i].Y);
            }
        }

        if (!path.IsEmpty)
        {
            canvas.Path(path.ToString(), "ng-line " + Style('s', series.Number), series.Dashes);
        }

        bool few = series.Y.Length <= MostShapes;
        DrawShapes(canvas, series.Number, few ? Places(series, area) : single);
    }

    /// <summary>Draws the sample of a series that stands before its name in a legend.</summary>
    public static void DrawSample(SvgCanvas canvas, ChartSeries series, double x, double y, double width)
    {
        if (series.Form == SeriesForm.Line)
        {
            canvas.Path(new PathData().Move(x, y).Line(x + width, y).ToString(), "ng-line " + Style('s', series.Number), series.Dashes);
        }

        if (series.Form == SeriesForm.Points || series.Y.Length <= MostShapes)
        {
            DrawShapes(canvas, series.Number, [(x + (0.5 * width), y)]);
        }
    }

    /// <summary>Draws shapes of a series' colour and kind, with a rim of the ground's colour.</summary>
    public static void DrawShapes(SvgCanvas canvas, int number, IReadOnlyCollection<(double X, double Y)> points, double radius = ShapeRadius)
    {
        if (points.Count == 0)
        {
            return;
        }

        var path = new PathData();
        foreach ((double x, double y) in points)
        {
            path.Shape(number, x, y, radius);
        }

        canvas.Path(path.ToString(), "ng-halo " + Style('f', number));
    }

    private static void DrawPoints(SvgCanvas canvas, ChartSeries series, PlotArea area)
    {
        List<(double X, double Y)> places = Places(series, area);
        if (places.Count <= MostOutlined)
        {
            DrawShapes(canvas, series.Number, places, places.Count <= MostLarge ? ShapeRadius : SmallRadius);
            return;
        }

        // Of very many points each is a dot, and where they lie close, they darken.
        var path = new PathData();
        foreach ((double x, double y) in places)
        {
            _ = series.Number == 0 ? path.Dot(x, y) : path.Shape(series.Number, x, y, 2.2);
        }

        string style = series.Number == 0 ? "ng-dots " + Style('s', series.Number) : Style('f', series.Number);
        canvas.Path(path.ToString(), style, opacity: 0.55);
    }

    private static List<(double X, double Y)> Places(ChartSeries series, PlotArea area)
    {
        var places = new List<(double X, double Y)>();
        foreach (List<(double X, double Y)> piece in Pieces(series, area))
        {
            places.AddRange(piece);
        }

        return places;
    }

    // The stretches of a series between the values that cannot be drawn.
    private static IEnumerable<List<(double X, double Y)>> Pieces(ChartSeries series, PlotArea area)
    {
        var piece = new List<(double X, double Y)>();
        for (int i = 0; i < series.Y.Length; i++)
        {
            if (Axis.CanDraw(series.Y[i]) && Axis.CanDraw(series.X[i]))
            {
                piece.Add((area.ToX(series.X[i]), area.ToY(series.Y[i])));
            }
            else if (piece.Count > 0 && !(series.NotANumber == NotANumber.IsJoined && double.IsNaN(series.Y[i])))
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    // Of the points within half a pixel's width the first, the lowest, the highest and the last draw the same line
    // (Jugel, Jerzak, Hackenbroich and Markl, M4, VLDB 2014).
    private static List<(double X, double Y)> Thin(List<(double X, double Y)> points)
    {
        const double Columns = 2.0;
        var kept = new List<(double X, double Y)>();
        for (int start = 0; start < points.Count;)
        {
            double column = Math.Floor(points[start].X * Columns);
            int end = start + 1;
            int lowest = start;
            int highest = start;
            for (; end < points.Count && Math.Floor(points[end].X * Columns) == column; end++)
            {
                lowest = points[end].Y < points[lowest].Y ? end : lowest;
                highest = points[end].Y > points[highest].Y ? end : highest;
            }

            int previous = -1;
            foreach (int index in (ReadOnlySpan<int>)[start, Math.Min(lowest, highest), Math.Max(lowest, highest), end - 1])
            {
                if (index > previous)
                {
                    kept.Add(points[index]);
                    previous = index;
                }
            }

            start = end;
        }

        return kept;
    }
}
