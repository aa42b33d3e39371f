using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>The data of a path, to a tenth of a pixel.</summary>
internal sealed class PathData
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether nothing was drawn yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Lifts the pen and sets it down elsewhere.</summary>
    public PathData Move(double x, double y) => Append('M', x, y);

    /// <summary>Draws a straight line.</summary>
    public PathData Line(double x, double y) => Append('L', x, y);

    /// <summary>A dot of the stroke's width.</summary>
    public PathData Dot(double x, double y)
    {
        Append('M', x, y);
        _text.Append("h0");
        return this;
    }

    /// <summary>A shape of about twice a radius, by number: circle, square, triangle, diamond, triangle on its tip, cross.</summary>
    public PathData Shape(int shape, double x, double y, double radius)
    {
        double r = radius;
        return (shape % 6) switch
        {
            0 => Circle(x, y, r),
            1 => Polygon([(x - (0.85 * r), y - (0.85 * r)), (x + (0.85 * r), y - (0.85 * r)), (x + (0.85 * r), y + (0.85 * r)), (x - (0.85 * r), y + (0.85 * r))]),
            2 => Polygon([(x, y - (1.2 * r)), (x + (1.1 * r), y + (0.8 * r)), (x - (1.1 * r), y + (0.8 * r))]),
            3 => Polygon([(x, y - (1.25 * r)), (x + (1.25 * r), y), (x, y + (1.25 * r)), (x - (1.25 * r), y)]),
            4 => Polygon([(x, y + (1.2 * r)), (x + (1.1 * r), y - (0.8 * r)), (x - (1.1 * r), y - (0.8 * r))]),
            _ => Cross(x, y, 1.15 * r, 0.4 * r),
        };
    }

    /// <summary>The data.</summary>
    public override string ToString() => _text.ToString();

    private PathData Circle(double x, double y, double r)
    {
        string radius = Number(r);
        string width = Number(2.0 * r);
        Append('M', x - r, y);
        _text.Append($"a{radius} {radius} 0 1 0 {width} 0a{radius} {radius} 0 1 0-{width} 0z");
        return this;
    }

    private PathData Cross(double x, double y, double r, double h) => Polygon(
    [
        (x - h, y - r), (x + h, y - r), (x + h, y - h), (x + r, y - h), (x + r, y + h), (x + h, y + h),
        (x + h, y + r), (x - h, y + r), (x - h, y + h), (x - r, y + h), (x - r, y - h), (x - h, y - h),
    ]);

    private PathData Polygon((double X, double Y)[] corners)
    {
        for (int i = 0; i < corners.Length; i++)
        {
            Append(i == 0 ? 'M' : 'L', corners[i].X, corners[i].Y);
        }

        _text.Append('z');
        return this;
    }

    private PathData Append(char command, double x, double y)
    {
        _text.Append(command).Append(Number(x)).Append(' ').Append(Number(y));
        return this;
    }

    private static string Number(double value) => NumberText.Coordinate(System.Math.Round(value, 1));
}
