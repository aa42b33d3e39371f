namespace Digits.Glyphs;

/// <summary>A point or a displacement in the plane, y downwards.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);

    public static Point operator -(Point left, Point right) => new(left.X - right.X, left.Y - right.Y);

    public static Point operator *(double factor, Point point) => new(factor * point.X, factor * point.Y);
}
