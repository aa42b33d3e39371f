using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// Two-sided numeric derivatives of the loss that a network itself reports, held against the gradients it gives.
/// </summary>
public static class CentralDifferences
{
    // Small enough that hardly any unit crosses ReLU's kink, large enough that rounding stays near 1e-10.
    private const double Step = 1e-6;
    private const double Tolerance = 2e-7;

    /// <summary>Checks parameters, evenly picked over all layers, and all inputs of one sample.</summary>
    /// <param name="network">A network in double precision.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="target">The targets.</param>
    /// <param name="mostParameters">How many parameters are tried at most in each layer.</param>
    /// <returns>One line for each deviation; empty where all agree.</returns>
    public static IReadOnlyList<string> Check(ITestNetwork network, double[] input, double[] target, int mostParameters)
    {
        if (network.Precision != Precision.Double)
        {
            throw new ArgumentException("Differences of single-precision losses say nothing.", nameof(network));
        }

        network.ClearGradients();
        network.Forward(input);
        var inputGradient = new double[network.InputSize];
        network.Backward(target, inputGradient);
        double[] gradient = network.Gradients();
        double[] parameters = network.Parameters();
        network.ClearGradients();

        var pairs = new List<(string Name, double Analytic, double Numeric)>();
        int offset = 0;
        for (int layer = 1; layer <= network.LayerCount; layer++)
        {
            int count = network.GetLayerParameterCount(layer);
            int stride = Math.Max(1, count / mostParameters);
            for (int i = offset; i < offset + count; i += stride)
            {
                double numeric = Differentiate(parameters, i, w =>
                {
                    network.CopyParametersFrom(w);
                    return Loss(network, input, target);
                });
                pairs.Add(($"parameter {i} of layer {layer}", gradient[i], numeric));
            }

            offset += count;
        }

        network.CopyParametersFrom(parameters);
        for (int i = 0; i < input.Length; i++)
        {
            pairs.Add(($"input {i}", inputGradient[i], Differentiate([.. input], i, x => Loss(network, x, target))));
        }

        return Judge(pairs);
    }

    private static List<string> Judge(List<(string Name, double Analytic, double Numeric)> pairs)
    {
        var lines = new List<string>();
        double largest = pairs.Max(pair => Math.Abs(pair.Numeric));

        // A network without any slope would pass every comparison of zero with zero.
        if (!(largest > 1e-4))
        {
            lines.Add($"all numeric derivatives vanish: the largest is {largest.ToString("R", CultureInfo.InvariantCulture)}");
        }

        foreach ((string name, double analytic, double numeric) in pairs)
        {
            if (!(Math.Abs(analytic - numeric) <= Tolerance * Math.Max(1.0, largest)))
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: gradient {analytic:R}, difference quotient {numeric:R}"));
            }
        }

        return lines;
    }

    private static double Differentiate(double[] values, int i, Func<double[], double> loss)
    {
        double at = values[i];
        values[i] = at + Step;
        double above = loss(values);
        values[i] = at - Step;
        double below = loss(values);
        values[i] = at;
        return (above - below) / (2.0 * Step);
    }

    private static double Loss(ITestNetwork network, double[] input, double[] target)
    {
        network.Forward(input);
        double loss = network.Backward(target);
        network.ClearGradients();
        return loss;
    }
}
