using System;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

// The loss of a sample and its slope.
public sealed partial class ReferenceNetwork
{
    // What 1 − y loses counts as a kink from where single precision misses its tolerance.
    private const double LostDigits = 1e-3;

    // The loss as declared, no fusion. One of logits is what its link makes of it: the slope goes back through the link.
    private (double Loss, double[] Upstream) DifferentiateLoss(ReadOnlySpan<double> targets)
    {
        LossRow row = _loss;
        double number = _recipe.LossNumber;
        double[] y = [.. _a[^1]];
        bool logits = row.Link == Generator.Catalogue.Activation.Softmax;
        if (logits)
        {
            Softmax(_a[^1], y);
        }

        double loss = 0.0;
        var upstream = new double[y.Length];
        double total = 0.0;
        for (int k = 0; k < y.Length; k++)
        {
            double t = row.SmoothsTargets ? (targets[k] * (1.0 - number)) + (number / y.Length) : targets[k];
            total += t;
            See(Kinks.Distance(_recipe.Loss, number, y[k], t));
            loss += LossValue(row, k, y, t, number) * _outputFactor;
            upstream[k] = (logits ? -t : LossSlope(row, k, y[k], t, number)) * _outputFactor;
        }

        for (int k = 0; logits && k < y.Length; k++)
        {
            upstream[k] += total * y[k] * _outputFactor;
        }

        return (loss, upstream);
    }

    // Cross-entropies from z, so that the truth loses no digits where the outputs round to 0 and 1.
    private double LossValue(LossRow row, int k, double[] y, double t, double number)
    {
        NetGen.Activation last = _recipe.Layers[^1].Activation;
        double[] z = _z[^1];
        switch (_recipe.Loss)
        {
            case NetGen.Loss.BinaryCrossEntropy when last == NetGen.Activation.Sigmoid:
                return Losses.Of(Generator.Catalogue.Loss.BinaryCrossEntropyFromLogits).Value(_numbers[^1][0] * z[k], t, number);
            case NetGen.Loss.CategoricalCrossEntropy when last == NetGen.Activation.Softmax:
            case NetGen.Loss.CategoricalCrossEntropyFromLogits:
                double largest = z.Max();
                return t == 0.0 ? 0.0 : t * (largest - z[k] + Math.Log(z.Sum(v => Math.Exp(v - largest))));
            case NetGen.Loss.BinaryCrossEntropy:
                // Here 1 − y does lose digits, in the reference as in the network.
                See(LostDigits * (1.0 - y[k]));
                return row.Value(y[k], t, number);
            default:
                return row.Value(y[k], t, number);
        }
    }

    // 1 − y as σ(−k·z) for the same reason.
    private double LossSlope(LossRow row, int k, double y, double t, double number) =>
        _recipe.Loss == NetGen.Loss.BinaryCrossEntropy && _recipe.Layers[^1].Activation == NetGen.Activation.Sigmoid
            ? (y - t) / (y * Maths.Sigmoid(-_numbers[^1][0] * _z[^1][k]))
            : row.Slope(y, t, number);
}
