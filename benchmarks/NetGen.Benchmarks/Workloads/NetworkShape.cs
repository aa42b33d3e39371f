using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>A network of the workloads, as far as contestants without attributes need to know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sizes">The inputs, then the units of each layer.</param>
/// <param name="Activations">The activation of each layer.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Rows">The number of samples that the workloads go through.</param>
internal sealed record NetworkShape(string Name, IReadOnlyList<int> Sizes, IReadOnlyList<Activation> Activations, Loss Loss, int Rows)
{
    public int Inputs => Sizes[0];

    public int Outputs => Sizes[^1];

    public int LayerCount => Activations.Count;

    public int ParameterCount => Enumerable.Range(0, LayerCount).Sum(layer => (Sizes[layer] + 1) * Sizes[layer + 1]);

    /// <summary>Multiplications and additions of the weights for one sample.</summary>
    public long ForwardOperations => 2L * Enumerable.Range(0, LayerCount).Sum(layer => (long)Sizes[layer] * Sizes[layer + 1]);

    /// <summary>Forward, gradients and deltas; the first layer needs no deltas of its inputs.</summary>
    public long TrainOperations => (3L * ForwardOperations) - (2L * Sizes[0] * Sizes[1]);
}
