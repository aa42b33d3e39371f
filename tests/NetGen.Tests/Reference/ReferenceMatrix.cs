using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Tests.Reference;

/// <summary>
/// The networks held against the reference: every width around the vector and tile sizes, as inputs, hidden units and
/// outputs; depths 1 to 4; activations, losses, reductions, optimizers and biases in turn.
/// </summary>
internal static class ReferenceMatrix
{
    private static readonly int[] _widths = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 67];

    private static readonly LayerRecipe[] _hidden =
    [
        new(0, Activation.Tanh),
        new(0, Activation.Sigmoid, Steepness: 2.0),
        new(0, Activation.ReLU),
        new(0, Activation.Sigmoid),
        new(0, Activation.Linear),
    ];

    private static readonly (Activation Activation, double Steepness, Loss Loss, Reduction Outputs, Reduction Batch)[] _ends =
    [
        (Activation.Linear, 1.0, Loss.MeanSquaredError, Reduction.Default, Reduction.Default),
        (Activation.Sigmoid, 1.0, Loss.BinaryCrossEntropy, Reduction.Default, Reduction.Default),
        (Activation.Softmax, 1.0, Loss.CategoricalCrossEntropy, Reduction.Default, Reduction.Default),
        (Activation.Tanh, 1.0, Loss.HalfSquaredError, Reduction.Default, Reduction.Sum),
        (Activation.Sigmoid, 0.5, Loss.BinaryCrossEntropy, Reduction.Sum, Reduction.Sum),
        (Activation.Sigmoid, 2.0, Loss.HalfSquaredError, Reduction.Mean, Reduction.Mean),
        (Activation.Softmax, 1.0, Loss.MeanSquaredError, Reduction.Sum, Reduction.Mean),
        (Activation.Softmax, 1.0, Loss.CategoricalCrossEntropy, Reduction.Mean, Reduction.Sum),
        (Activation.ReLU, 1.0, Loss.MeanSquaredError, Reduction.Default, Reduction.Default),
    ];

    // Rates that move the parameters visibly in five steps also where the gradients of a batch are summed; an epsilon
    // that keeps Adam's quotient from magnifying the rounding of a vanishing gradient.
    private static readonly OptimizerRecipe[] _optimizers =
    [
        OptimizerRecipe.Sgd(0.004),
        OptimizerRecipe.Momentum(0.002, 0.9),
        OptimizerRecipe.Adam(0.01, epsilon: 1e-3),
        OptimizerRecipe.Momentum(0.003, 0.5, 0.25),
    ];

    public static ImmutableArray<NetworkRecipe> Recipes { get; } = [.. Build()];

    /// <summary>The network's sizes and what it is made of, for test names.</summary>
    public static string Describe(NetworkRecipe recipe) => string.Join(
        '-',
        recipe.Layers.Select(layer => $"{layer.Units}{layer.Activation}{(layer.Bias ? string.Empty : "NoBias")}").Prepend($"{recipe.Inputs}"))
        + $" {recipe.Loss} {recipe.Optimizer.Name}";

    private static IEnumerable<NetworkRecipe> Build()
    {
        int number = 0;
        foreach (int width in _widths)
        {
            yield return Make(number++, width, 5, 3);
            yield return Make(number++, 4, width, 3);
            yield return Make(number++, 4, 6, width);
        }

        yield return Make(number++, 9, 4);
        yield return Make(number++, 1, 1);
        yield return Make(number++, 16, 16);
        yield return Make(number++, 7, 8, 9, 2);
        yield return Make(number++, 3, 17, 8, 5, 2);
        yield return Make(number++, 17, 31, 15, 7);
        yield return Make(number++, 33, 67, 32);
        yield return Make(number++, 8, 16, 16, 16, 9);
    }

    private static NetworkRecipe Make(int number, int inputs, params int[] units)
    {
        var (activation, steepness, loss, outputs, batch) = _ends[number % _ends.Length];
        if (units[^1] == 1 && activation == Activation.Softmax)
        {
            // One unit's softmax is the constant 1.
            (activation, loss) = (Activation.Sigmoid, Loss.BinaryCrossEntropy);
        }

        var layers = units.Select((count, i) => i == units.Length - 1
            ? new LayerRecipe(count, activation, number % 4 != 3, steepness)
            : _hidden[(number + i) % _hidden.Length] with { Units = count, Bias = (number + i) % 5 != 2 });
        return new NetworkRecipe
        {
            Inputs = inputs,
            Layers = [.. layers],
            Loss = loss,
            Outputs = outputs,
            Batch = batch,
            Optimizer = _optimizers[number % _optimizers.Length],
        };
    }
}
