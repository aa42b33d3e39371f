using System;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>The weights of a layer's units as images of one size, laid out in rows, with room between them.</summary>
internal sealed class WeightTiles
{
    // A layout somewhat wider than high.
    private const double Shape = 1.5;
    private const int MostInOneRow = 5;

    private readonly int _gap;
    private readonly int _columns;

    /// <summary>Lays the tiles out.</summary>
    /// <param name="weights">The weights, a row a unit.</param>
    /// <param name="width">The width of a tile.</param>
    /// <param name="height">Its height.</param>
    public WeightTiles(double[] weights, int width, int height)
    {
        Weights = weights;
        Width = width;
        Height = height;
        Units = weights.Length / (width * height);
        _gap = Math.Max(1, Math.Max(width, height) / 14);
        _columns = Math.Clamp((int)Math.Round(Math.Sqrt(Shape * Units * (height + _gap) / (width + _gap))), 1, Units);
        // As few columns as these rows need, so that the last row is as full as may be.
        _columns = Units <= MostInOneRow && width <= 2 * height ? Units : _columns;
        int rows = (Units + _columns - 1) / _columns;
        _columns = (Units + rows - 1) / rows;
        PixelWidth = (_columns * (width + _gap)) - _gap;
        PixelHeight = (rows * (height + _gap)) - _gap;
    }

    /// <summary>The weights, a row a unit.</summary>
    public double[] Weights { get; }

    /// <summary>The width of a tile, in weights.</summary>
    public int Width { get; }

    /// <summary>The height of a tile, in weights.</summary>
    public int Height { get; }

    /// <summary>The number of tiles.</summary>
    public int Units { get; }

    /// <summary>The width of all, in weights.</summary>
    public int PixelWidth { get; }

    /// <summary>The height of all, in weights.</summary>
    public int PixelHeight { get; }

    /// <summary>Where a tile begins, in weights.</summary>
    public (int X, int Y) Place(int unit) => (unit % _columns * (Width + _gap), unit / _columns * (Height + _gap));

    /// <summary>The least and the greatest weight of a unit.</summary>
    public (double Low, double High) RangeOf(int unit)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double weight in Weights.AsSpan(unit * Width * Height, Width * Height))
        {
            low = Math.Min(low, weight);
            high = Math.Max(high, weight);
        }

        return (low, high);
    }

    /// <summary>All tiles as one image of indices into the diverging scale.</summary>
    public byte[] ToIndices(double scale)
    {
        var pixels = new byte[PixelWidth * PixelHeight];
        Array.Fill(pixels, DivergingScale.Middle);
        for (int unit = 0; unit < Units; unit++)
        {
            (int left, int top) = Place(unit);
            for (int i = 0; i < Width * Height; i++)
            {
                int place = ((top + (i / Width)) * PixelWidth) + left + (i % Width);
                pixels[place] = DivergingScale.IndexOf(Weights[(unit * Width * Height) + i] / scale);
            }
        }

        return pixels;
    }
}
