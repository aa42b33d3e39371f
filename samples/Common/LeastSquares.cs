using System;
using NetGen.Data;
using NetGen.Metrics;

namespace Samples.Common;

/// <summary>
/// The best plane through samples: y = w₀ + Σ wᵢ·xᵢ with the smallest Σ(y − t)², by the normal equations XᵀX·w = Xᵀt and
/// Cholesky's decomposition. Give it scaled inputs: the equations are then well-conditioned.
/// </summary>
internal sealed class LeastSquares
{
    // What is added to the diagonal, a sample: columns that follow from others, as one-hot ones do, make XᵀX singular.
    private const double Ridge = 1e-9;

    private readonly double[] _weights;

    private LeastSquares(double[] weights) => _weights = weights;

    /// <summary>Finds the plane.</summary>
    /// <param name="samples">The samples; their first target is t.</param>
    public static LeastSquares Fit(Dataset<float> samples)
    {
        int size = samples.InputSize + 1;
        double[,] a = new double[size, size];
        double[] b = new double[size];
        double[] row = new double[size];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            double target = Copy(samples, sample, row);
            for (int i = 0; i < size; i++)
            {
                b[i] += row[i] * target;
                for (int j = 0; j <= i; j++)
                {
                    a[i, j] += row[i] * row[j];
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            a[i, i] += Ridge * samples.Count;
        }

        Solve(a, b);
        return new LeastSquares(b);
    }

    /// <summary>What the plane gives for samples, beside their targets.</summary>
    /// <param name="samples">The samples.</param>
    public Evaluation Evaluate(Dataset<float> samples)
    {
        double[] outputs = new double[samples.Count];
        double[] targets = new double[samples.Count];
        double[] row = new double[_weights.Length];
        double loss = 0.0;
        for (int sample = 0; sample < samples.Count; sample++)
        {
            targets[sample] = Copy(samples, sample, row);
            for (int i = 0; i < row.Length; i++)
            {
                outputs[sample] += _weights[i] * row[i];
            }

            loss += (outputs[sample] - targets[sample]) * (outputs[sample] - targets[sample]) / samples.Count;
        }

        return new Evaluation(loss, outputs, targets, 1);
    }

    // 1, then the inputs.
    private static double Copy(Dataset<float> samples, int sample, double[] row)
    {
        float[] input = new float[samples.InputSize];
        float[] target = new float[samples.TargetSize];
        samples.CopyTo([sample], input, target);
        row[0] = 1.0;
        for (int i = 0; i < input.Length; i++)
        {
            row[i + 1] = input[i];
        }

        return target[0];
    }

    // A = L·Lᵀ in the lower triangle of A, then L·y = b and Lᵀ·w = y in the place of b.
    private static void Solve(double[,] a, double[] b)
    {
        int size = b.Length;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                for (int k = 0; k < j; k++)
                {
                    a[i, j] -= a[i, k] * a[j, k];
                }

                a[i, j] = i == j ? Math.Sqrt(a[i, i]) : a[i, j] / a[j, j];
            }

            for (int k = 0; k < i; k++)
            {
                b[i] -= a[i, k] * b[k];
            }

            b[i] /= a[i, i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                b[i] -= a[k, i] * b[k];
            }

            b[i] /= a[i, i];
        }
    }
}
