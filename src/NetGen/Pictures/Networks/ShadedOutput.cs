using System;
using System.Linq;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>The values of one output over the plane as shades around a middle, and the line of that middle.</summary>
internal sealed class ShadedOutput
{
    private const double Opacity = 0.6;

    private readonly double[] _values;
    private readonly int _side;
    private readonly double _low;
    private readonly double _middle;
    private readonly double _high;

    private ShadedOutput(double[] values, int side, double low, double middle, double high)
    {
        _values = values;
        _side = side;
        _low = low;
        _middle = middle;
        _high = high;
    }

    /// <summary>Takes an output out of the plane and finds the range that its shades stand for.</summary>
    /// <param name="plane">The network's answers.</param>
    /// <param name="output">The output, from 0.</param>
    /// <param name="activation">The name of its activation, which says between what bounds it lies.</param>
    /// <param name="decides">Whether it is the only one, so that its class turns where z is 0.</param>
    public static ShadedOutput Of(OutputPlane plane, int output, string activation, bool decides)
    {
        double[] values = [.. Enumerable.Range(0, plane.Side * plane.Side).Select(place => plane[place, output])];
        double low = values.Where(double.IsFinite).DefaultIfEmpty(0.0).Min();
        double high = values.Where(double.IsFinite).DefaultIfEmpty(1.0).Max();
        (double Low, double Middle, double High) range = activation switch
        {
            nameof(Activation.Sigmoid) or nameof(Activation.HardSigmoid) or nameof(Activation.Softmax) or nameof(Activation.Step) => (0.0, 0.5, 1.0),
            nameof(Activation.Tanh) or nameof(Activation.HardTanh) or nameof(Activation.Softsign) => (-1.0, 0.0, 1.0),
            nameof(Activation.Softplus) => Around(low, decides ? Math.Log(2.0) : 0.5 * (low + high), high),
            _ when !decides => Around(low, 0.5 * (low + high), high),
            _ when Enum.TryParse<Activation>(activation, out _) => Around(low, 0.0, high),
            _ => Around(low, FindTurn(plane, values), high),
        };
        return new ShadedOutput(values, plane.Side, range.Low, range.Middle, range.High);
    }

    /// <summary>Draws shades and line.</summary>
    public void Draw(SvgCanvas canvas, PlotArea area)
    {
        double reach = _high - _middle;
        byte[] pixels = [.. _values.Select(value => DivergingScale.IndexOf(double.IsFinite(value) ? (value - _middle) / reach : 0.0))];
        string image = PngEncoder.IndexedDataUri(pixels, _side, _side, DivergingScale.Colours(Opacity));
        canvas.Image(area.Left, area.Top, area.Width, area.Height, image, smooth: true);
        var lines = new PathData();
        ContourTracer.Draw(lines, _values, _side, _middle, area);
        if (!lines.IsEmpty)
        {
            canvas.Path(lines.ToString(), "ng-contour");
        }
    }

    /// <summary>Draws the scale of the shades.</summary>
    public void DrawBar(SvgCanvas canvas, double left, double top, double width) => DivergingScale.DrawBar(
        canvas, left, top, width, Opacity, NumberText.Measure(_low), NumberText.Measure(_middle), NumberText.Measure(_high));

    // Both sides as long as the longer one: equal shades are equal distances.
    private static (double Low, double Middle, double High) Around(double low, double middle, double high)
    {
        double reach = Math.Max(high - middle, middle - low);
        reach = reach > 0.0 ? reach : 1.0;
        return (middle - reach, middle, middle + reach);
    }

    // A function of the user's own turns where the classes do: between the highest value of 0 and the lowest of 1.
    private static double FindTurn(OutputPlane plane, double[] values)
    {
        double[] zeros = [.. values.Where((value, place) => plane.ClassOf(place) == 0 && double.IsFinite(value))];
        double[] ones = [.. values.Where((value, place) => plane.ClassOf(place) == 1 && double.IsFinite(value))];
        return zeros.Length == 0 ? ones.DefaultIfEmpty(0.0).Min() : ones.Length == 0 ? zeros.Max() : 0.5 * (zeros.Max() + ones.Min());
    }
}
