using System.Collections.Generic;
using System.Linq;

namespace NetGen.Pictures.Charts;

/// <summary>How the points of a series are shown.</summary>
internal enum SeriesForm
{
    /// <summary>Joined by a line.</summary>
    Line,

    /// <summary>Each by a shape.</summary>
    Points,
}

/// <summary>What a value that is not a number means.</summary>
internal enum NotANumber
{
    /// <summary>Something went wrong there: a gap, and a word about it.</summary>
    IsWrong,

    /// <summary>There is no value there: a gap.</summary>
    IsGap,

    /// <summary>Nothing was measured there: the line goes on to the next value.</summary>
    IsJoined,
}

/// <summary>Points of one name.</summary>
internal sealed record ChartSeries(string Name, double[] X, double[] Y, SeriesForm Form, int Number)
{
    private static readonly string?[] s_dashes = [null, "7 4", "2 4", "9 3 2 3"];

    /// <summary>What NaN means among its values.</summary>
    public NotANumber NotANumber { get; init; } = NotANumber.IsGap;

    /// <summary>The dashes of its line; with the colour they differ for twelve series.</summary>
    public string? Dashes => s_dashes[Number % s_dashes.Length];

    /// <summary>Whether a point is there at all: not every series has a value everywhere.</summary>
    public bool Has(int point) => NotANumber == NotANumber.IsWrong || !double.IsNaN(Y[point]);

    /// <summary>Whether a point is there and yet cannot be drawn.</summary>
    public bool IsLost(int point) => Has(point) && !(Axis.CanDraw(X[point]) && Axis.CanDraw(Y[point]));

    /// <summary>The values that can be drawn.</summary>
    public IEnumerable<double> DrawableY => Y.Where(Axis.CanDraw);
}

/// <summary>A value of x with a name: the best epoch, the beginning of a forecast.</summary>
internal readonly record struct ChartMark(double X, string Name);
