using NetGen.Numerics;

namespace Digits.Glyphs;

/// <summary>
/// One hand writing one digit: an elastic wobble of the paper, then width, slant, rotation, size and place, the same
/// for all strokes, so that strokes that meet still meet. All of it is + − × ÷ on doubles; these are exact to the
/// last bit on every machine, which sines and cosines of a platform's library are not.
/// </summary>
internal readonly struct Handwriting
{
    private const int GridSize = 3;
    private const double WobbleReach = 0.065;
    private const double Middle = (ProceduralDigits.Side - 1) / 2.0;

    private readonly Point[] _wobble;
    private readonly Point _column;
    private readonly Point _row;
    private readonly Point _middle;

    public Handwriting(ref SplitMix64 random)
    {
        _wobble = new Point[GridSize * GridSize];
        for (int i = 0; i < _wobble.Length; i++)
        {
            _wobble[i] = new Point(random.Between(-WobbleReach, WobbleReach), random.Between(-WobbleReach, WobbleReach));
        }

        double height = random.Between(16.5, 22);
        double width = height * random.Between(0.7, 1.15);
        double slant = random.Between(-0.12, 0.38);

        // With t = tan(α/2), cos α = (1 − t²)/(1 + t²) and sin α = 2t/(1 + t²); ±0.11 is ±12.5 degrees.
        double t = random.Spread(0.11);
        double cosine = (1 - (t * t)) / (1 + (t * t));
        double sine = 2 * t / (1 + (t * t));

        _column = new Point(width * cosine, width * sine);
        _row = new Point((-height * sine) - (slant * height * cosine), (height * cosine) - (slant * height * sine));
        _middle = new Point(Middle + random.Spread(2.6), Middle + random.Spread(2.2));
    }

    /// <summary>Takes a skeleton's point to its place in the image, in pixels.</summary>
    public Point Place(Point point)
    {
        Point wobbled = point + WobbleAt(point);
        return _middle + (wobbled.X * _column) + (wobbled.Y * _row);
    }

    private Point WobbleAt(Point point)
    {
        (int column, double right) = Cell((point.X + 0.5) * (GridSize - 1));
        (int row, double down) = Cell((point.Y + 0.5) * (GridSize - 1));
        int corner = (row * GridSize) + column;
        Point upper = ((1 - right) * _wobble[corner]) + (right * _wobble[corner + 1]);
        Point lower = ((1 - right) * _wobble[corner + GridSize]) + (right * _wobble[corner + GridSize + 1]);
        return ((1 - down) * upper) + (down * lower);
    }

    // The smooth step 3f² − 2f³ has slope 0 at both ends: no kink where two cells meet.
    private static (int Cell, double Weight) Cell(double position)
    {
        int cell = position < 1 ? 0 : 1;
        double fraction = position - cell;
        fraction = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
        return (cell, fraction * fraction * (3 - (2 * fraction)));
    }
}
