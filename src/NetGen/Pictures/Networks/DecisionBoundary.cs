using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NetGen.Data;
using NetGen.Pictures.Charts;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>How a network of two inputs divides the plane, with the samples that it was to divide.</summary>
public static class DecisionBoundary
{
    private const double PlotHeight = 330.0;
    private const double Margin = 0.08;

    /// <summary>
    /// Draws the plane around the samples: a colour a class, the stronger the surer a softmax is; or the shade of one output.
    /// Lines part the classes, or follow the value that decides.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">A network of two inputs; it is only asked, by <c>Predict</c> and <c>Classify</c>.</param>
    /// <param name="inputs">The samples' inputs, one row of two a sample, all finite.</param>
    /// <param name="labels">The classes of the samples, from 0; of a single output 0 and 1.</param>
    /// <param name="options">Names and the like; null for the usual ones.</param>
    /// <exception cref="ArgumentException">The network has not two inputs, or inputs and labels do not fit it or each other.</exception>
    public static Picture Draw<TNetwork, T>(INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, DecisionBoundaryOptions? options = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new DecisionBoundaryOptions();
        int classes = Math.Max(2, TNetwork.OutputSize);
        if (TNetwork.InputSize != 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a network of 2 inputs, found {TNetwork.InputSize}."), nameof(network));
        }

        if (options.Output is int output && (uint)output >= (uint)TNetwork.OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected an output from 0 to {TNetwork.OutputSize - 1}, found {output}."), nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resolution, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Resolution, 1024, nameof(options));
        string[] names = ClassNames.Require(options.ClassNames, classes, nameof(options));
        List<ChartSeries> series = ToSeries(inputs, labels, names);

        var y = Axis.Over(series.SelectMany(one => one.Y), (int)(PlotHeight / 52.0), whole: false, Margin);
        (_, double width) = ChartSheet.PlotWidth([y]);
        var x = Axis.Over(series.SelectMany(one => one.X), (int)(width / 62.0), whole: false, Margin);
        var plane = OutputPlane.Of(network, x, y, options.Resolution);
        int? shaded = TNetwork.OutputSize == 1 ? 0 : options.Output;
        ShadedOutput? shade = shaded is int unit ? ShadedOutput.Of(plane, unit, TNetwork.GetLayerActivation(TNetwork.LayerCount), TNetwork.OutputSize == 1) : null;
        bool sure = TNetwork.GetLayerActivation(TNetwork.LayerCount) == nameof(Activation.Softmax);
        string? note = plane.IsFinite ? null : "Where the outputs are not finite, there is no colour.";
        return new ChartSheet
        {
            Title = options.Title,
            Description = Describe(series, labels.Length, classes, x, y),
            XTitle = options.XTitle,
            X = x,
            Panels =
            [
                new Panel
                {
                    Title = options.YTitle,
                    Series = series,
                    Y = y,
                    Height = PlotHeight,
                    Ground = shade is null ? (canvas, area) => ClassRegions.Draw(canvas, area, plane, sure) : shade.Draw,
                },
            ],
            Footer = shade is null ? null : shade.DrawBar,
            Notes = note is null ? [] : [note],
        }.Draw();
    }

    /// <summary>Draws the plane around the samples of a data set, whose targets are one-hot rows or 0 and 1 in one column.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">A network of two inputs.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="options">Names and the like; null for the usual ones.</param>
    /// <exception cref="ArgumentException">The network has not two inputs, or the samples do not fit it.</exception>
    public static Picture Draw<TNetwork, T>(INetwork<TNetwork, T> network, Dataset<T> samples, DecisionBoundaryOptions? options = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.InputSize != 2 || samples.TargetSize != TNetwork.OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected samples of 2 inputs and {TNetwork.OutputSize} targets, found {samples.InputSize} and {samples.TargetSize}."), nameof(samples));
        }

        int[] indices = [.. Enumerable.Range(0, samples.Count)];
        var inputs = new T[samples.Count * 2];
        var targets = new T[samples.Count * samples.TargetSize];
        samples.CopyTo(indices, inputs, targets);
        var labels = new int[samples.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = LabelOf<T>(targets.AsSpan(i * samples.TargetSize, samples.TargetSize));
        }

        return Draw(network, inputs, labels, options);
    }

    private static int LabelOf<T>(ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length == 1)
        {
            return target[0] > T.CreateChecked(0.5) ? 1 : 0;
        }

        int label = 0;
        for (int i = 1; i < target.Length; i++)
        {
            label = target[i] > target[label] ? i : label;
        }

        return label;
    }

    private static List<ChartSeries> ToSeries<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, string[] names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (labels.Length == 0 || inputs.Length != 2L * labels.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected two inputs a label and at least one sample, found {inputs.Length} inputs and {labels.Length} labels."), nameof(inputs));
        }

        var x = new List<double>[names.Length];
        var y = new List<double>[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            (x[i], y[i]) = ([], []);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            (T first, T second) = (inputs[2 * i], inputs[(2 * i) + 1]);
            if (!T.IsFinite(first) || !T.IsFinite(second))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected finite inputs, found ({first}, {second}) in sample {i}."), nameof(inputs));
            }

            if ((uint)labels[i] >= (uint)names.Length)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected labels from 0 to {names.Length - 1}, found {labels[i]} in sample {i}."), nameof(labels));
            }

            x[labels[i]].Add(double.CreateChecked(first));
            y[labels[i]].Add(double.CreateChecked(second));
        }

        return [.. Enumerable.Range(0, names.Length)
            .Where(label => x[label].Count > 0)
            .Select(label => new ChartSeries(names[label], [.. x[label]], [.. y[label]], SeriesForm.Points, label))];
    }

    private static string Describe(List<ChartSeries> series, int samples, int classes, Axis x, Axis y) =>
        $"The plane from {NumberText.Measure(x.Low)} to {NumberText.Measure(x.High)} and from {NumberText.Measure(y.Low)} to {NumberText.Measure(y.High)} "
        + $"as the network divides it among {NumberText.Count(classes)} classes, with {NumberText.Count(samples)} samples: "
        + string.Join(", ", series.Select(one => $"{NumberText.Count(one.Y.Length)} of {one.Name}")) + ".";
}
