using System;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>
/// A network's forward pass once more, in plain loops and double precision, so that its slopes can be had by difference
/// quotients that single precision would drown in rounding.
/// </summary>
internal static class PlainNetwork
{
    /// <summary>z of the last layer.</summary>
    /// <param name="parameters">Layer by layer: weights [inputs][units], then biases.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="units">The units of each layer.</param>
    /// <param name="hidden">The activation of all layers but the last.</param>
    public static double[] Forward(ReadOnlySpan<double> parameters, double[] input, int[] units, Func<double, double> hidden)
    {
        double[] a = input;
        int place = 0;
        for (int layer = 0; layer < units.Length; layer++)
        {
            double[] z = parameters.Slice(place + (a.Length * units[layer]), units[layer]).ToArray();
            for (int i = 0; i < a.Length; i++)
            {
                for (int j = 0; j < z.Length; j++)
                {
                    z[j] += a[i] * parameters[place + (i * z.Length) + j];
                }
            }

            place += (a.Length + 1) * z.Length;
            a = layer < units.Length - 1 ? Array.ConvertAll(z, value => hidden(value)) : z;
        }

        return a;
    }
}
