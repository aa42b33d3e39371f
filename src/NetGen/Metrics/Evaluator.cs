using System;
using System.Numerics;
using System.Threading.Tasks;
using NetGen.Data;

namespace NetGen.Metrics;

/// <summary>Judges a network by a data set. Writes nothing of the network: any number of evaluations may run at once.</summary>
public static class Evaluator
{
    // Samples that go through the network together: two blocks of the kernels, and enough work to share out.
    private const int ChunkSize = 256;

    /// <summary>Outputs, loss and measures of a network on every sample of a data set.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; at least one.</param>
    /// <param name="threads">The threads that may take part. The result doesn't depend on it.</param>
    /// <exception cref="ArgumentException">The data set is empty, or its rows are not as long as the network's.</exception>
    public static Evaluation Evaluate<TNetwork, T>(TNetwork network, Dataset<T> data, int threads = 1)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        DataFit.Check<TNetwork, T>(data, nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int chunks = (data.Count + ChunkSize - 1) / ChunkSize;
        double[] outputs = new double[(long)data.Count * TNetwork.OutputSize];
        double[] targets = new double[outputs.Length];
        double[] losses = new double[chunks];
        if (threads == 1 || chunks == 1)
        {
            var buffers = new Buffers<TNetwork, T>();
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                losses[chunk] = buffers.Run(network, data, chunk, outputs, targets);
            }
        }
        else
        {
            Parallel.For(
                0,
                chunks,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                () => new Buffers<TNetwork, T>(),
                (chunk, _, buffers) =>
                {
                    losses[chunk] = buffers.Run(network, data, chunk, outputs, targets);
                    return buffers;
                },
                _ => { });
        }

        // In the order of the chunks, whoever computed them.
        double sum = 0.0;
        foreach (double loss in losses)
        {
            sum += loss;
        }

        return new Evaluation(sum / data.Count, outputs, targets, TNetwork.OutputSize, ThresholdOf<TNetwork, T>());
    }

    // Where z changes its sign: a probability of one half, or 0 for outputs that know no bounds.
    private static double ThresholdOf<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TNetwork.GetLayerActivation(TNetwork.LayerCount) is nameof(Activation.Sigmoid) or nameof(Activation.HardSigmoid) or nameof(Activation.Step) ? 0.5 : 0.0;

    private sealed class Buffers<TNetwork, T>
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int[] _indices = new int[ChunkSize];
        private readonly T[] _inputs = new T[ChunkSize * TNetwork.InputSize];
        private readonly T[] _targets = new T[ChunkSize * TNetwork.OutputSize];
        private readonly T[] _outputs = new T[ChunkSize * TNetwork.OutputSize];

        /// <summary>A chunk's outputs and targets to their places.</summary>
        /// <returns>The sum of its losses.</returns>
        public double Run(TNetwork network, Dataset<T> data, int chunk, double[] outputs, double[] targets)
        {
            int first = chunk * ChunkSize;
            int rows = Math.Min(ChunkSize, data.Count - first);
            for (int r = 0; r < rows; r++)
            {
                _indices[r] = first + r;
            }

            Span<T> x = _inputs.AsSpan(0, rows * TNetwork.InputSize);
            Span<T> t = _targets.AsSpan(0, rows * TNetwork.OutputSize);
            Span<T> y = _outputs.AsSpan(0, rows * TNetwork.OutputSize);
            data.CopyTo(_indices.AsSpan(0, rows), x, t);
            double loss = double.CreateTruncating(network.GetLoss(x, t, rows, y));
            int from = first * TNetwork.OutputSize;
            for (int i = 0; i < y.Length; i++)
            {
                outputs[from + i] = double.CreateTruncating(y[i]);
                targets[from + i] = double.CreateTruncating(t[i]);
            }

            return TNetwork.BatchReduction == Reduction.Mean ? loss * rows : loss;
        }
    }
}
