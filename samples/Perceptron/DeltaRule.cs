using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Perceptron;

/// <summary>Trains pattern by pattern until an epoch has no error, and writes a line for each pattern.</summary>
internal sealed class DeltaRule(TextWriter output)
{
    /// <summary>How many epochs are written out.</summary>
    private const int WrittenEpochs = 6;

    /// <returns>The epoch without an error, or null where there was none.</returns>
    public int? Train(PerceptronNet network, IReadOnlyList<Pattern> patterns, int maximumEpochs)
    {
        output.WriteLine("epoch | x1 x2 |  net | y d |   w1   w2    b");
        for (int epoch = 1; epoch <= maximumEpochs; epoch++)
        {
            if (epoch == WrittenEpochs + 1)
            {
                output.WriteLine("  ...");
            }

            int errors = 0;
            foreach (Pattern pattern in patterns)
            {
                if (!Learn(network, pattern, epoch))
                {
                    errors++;
                }
            }

            if (errors == 0)
            {
                return epoch;
            }
        }

        return null;
    }

    // Train(x, d) in its three steps, to show net and y before the weights change.
    private bool Learn(PerceptronNet network, Pattern pattern, int epoch)
    {
        float[] y = new float[1];
        float[] net = new float[1];
        float[] w = new float[PerceptronNet.ParameterCount];
        network.Forward(pattern.Input, y);
        network.CopyPreActivationsTo(1, net);
        network.Backward([pattern.Desired]);
        network.Update();
        network.CopyParametersTo(w);
        if (epoch <= WrittenEpochs)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch,5} |  {pattern.Input[0]}  {pattern.Input[1]} | {net[0],4:0.0} | {y[0]} {pattern.Desired} | {w[0],4:0.0} {w[1],4:0.0} {w[2],4:0.0}"));
        }

        return y[0] == pattern.Desired;
    }
}
