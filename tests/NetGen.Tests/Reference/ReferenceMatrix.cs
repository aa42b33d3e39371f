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
        new(0, Activation.LeakyReLU),
        new(0, Activation.LeakyReLU) { Parameters = [0.25] },
        new(0, Activation.ELU),
        new(0, Activation.ELU) { Parameters = [0.5] },
        new(0, Activation.SELU),
        new(0, Activation.GELU),
        new(0, Activation.GELUTanh),
        new(0, Activation.SiLU),
        new(0, Activation.Softplus),
        new(0, Activation.Softplus) { Parameters = [2.0] },
        new(0, Activation.Softsign),
        new(0, Activation.HardSigmoid),
        new(0, Activation.HardTanh),
        new(0, Activation.HardTanh) { Parameters = [-0.5, 2.0] },
        new(0, Activation.Mish),
    ];

    private static readonly LayerRecipe _linear = new(0, Activation.Linear);
    private static readonly LayerRecipe _sigmoid = new(0, Activation.Sigmoid);
    private static readonly LayerRecipe _softmax = new(0, Activation.Softmax);

    private static readonly End[] _ends =
    [
        new(_linear, Loss.MeanSquaredError),
        new(_sigmoid, Loss.BinaryCrossEntropy),
        new(_softmax, Loss.CategoricalCrossEntropy),
        new(new(0, Activation.Tanh), Loss.HalfSquaredError, Batch: Reduction.Sum),
        new(_sigmoid with { Steepness = 0.5 }, Loss.BinaryCrossEntropy, Outputs: Reduction.Sum, Batch: Reduction.Sum),
        new(_sigmoid with { Steepness = 2.0 }, Loss.HalfSquaredError, Outputs: Reduction.Mean, Batch: Reduction.Mean),
        new(_softmax, Loss.MeanSquaredError, Outputs: Reduction.Sum, Batch: Reduction.Mean),
        new(_softmax, Loss.CategoricalCrossEntropy, Outputs: Reduction.Mean, Batch: Reduction.Sum),
        new(new(0, Activation.ReLU), Loss.MeanSquaredError),
        new(_softmax, Loss.CategoricalCrossEntropy, Number: 0.125),
        new(_linear, Loss.MeanAbsoluteError),
        new(_linear, Loss.Huber, Number: 0.5),
        new(new(0, Activation.SiLU), Loss.Huber),
        new(_linear, Loss.SmoothL1, Number: 0.25),
        new(new(0, Activation.GELU), Loss.LogCosh),
        new(_linear, Loss.BinaryCrossEntropyFromLogits),
        new(_linear, Loss.CategoricalCrossEntropyFromLogits),
        new(_linear, Loss.CategoricalCrossEntropyFromLogits, Number: 0.125, Outputs: Reduction.Mean),
        new(_linear, Loss.Hinge),
        new(new(0, Activation.Tanh), Loss.SquaredHinge, Number: 0.75, Outputs: Reduction.Sum),
        new(_softmax, Loss.KullbackLeibler),
        new(new(0, Activation.Mish), Loss.SmoothL1),
        new(new(0, Activation.Softplus), Loss.LogCosh, Batch: Reduction.Sum),
        new(new(0, Activation.HardSigmoid), Loss.MeanSquaredError),
        new(new(0, Activation.GELUTanh), Loss.MeanSquaredError),
    ];

    // Rates that move the parameters visibly in five steps also where the gradients of a batch are summed; an epsilon
    // that keeps the adaptive quotients from magnifying the rounding of a vanishing gradient.
    private static readonly OptimizerRecipe[] _optimizers =
    [
        OptimizerRecipe.Sgd(0.0625), // large enough that the order of a step's parts shows
        OptimizerRecipe.Momentum(0.002, 0.9),
        OptimizerRecipe.Adam(0.01, epsilon: 1e-3),
        OptimizerRecipe.Momentum(0.003, 0.5, 0.25),
        new("Momentum", [0.002, 0.9]) { Options = ["Textbook"] },
        new("Nesterov", [0.002, 0.9]) { WeightDecay = 0.125 },
        new("Nesterov", [0.002, 0.75]) { Options = ["LookAhead"] },
        new("Adagrad", [0.01, 1e-3, 0.25, 0.125]),
        new("Adagrad", [0.01, 1e-3, 0.0, 0.0]) { Options = ["EpsilonInside"] },
        new("Adadelta", [0.5, 0.75, 1e-3]),
        new("RmsProp", [0.005, 0.9, 1e-2]),
        new("RmsProp", [0.005, 0.9, 1e-2]) { Options = ["Centered", "EpsilonInside"] },
        new("RmsProp", [0.005, 0.9, 1e-2, 0.5]) { Options = ["Momentum"] },
        new("Adam", [0.01, 0.8, 0.9, 1e-3]) { Options = ["AmsGrad"], WeightDecay = 0.125, DecayBias = true },
        new("AdamW", [0.01, 0.9, 0.99, 1e-3, 0.125]),
        new("AdamW", [0.01, 0.9, 0.99, 1e-3, 0.25]) { DecayBias = true, Options = ["AmsGrad"] },
        new("NAdam", [0.01, 0.9, 0.999, 1e-3, 0.25]),
        new("Adamax", [0.01, 0.9, 0.99, 1e-3]),
        OptimizerRecipe.Sgd(0.004) with { Schedule = Schedule.Step, ScheduleParameters = [2.0, 0.5], WeightDecay = 0.25 },
        OptimizerRecipe.Sgd(0.004) with { Schedule = Schedule.Exponential, ScheduleParameters = [0.75] },
        OptimizerRecipe.Momentum(0.004, 0.5) with { Schedule = Schedule.Cosine, ScheduleParameters = [3.0, 0.001] },
        OptimizerRecipe.Adam(0.01, epsilon: 1e-3) with { Schedule = Schedule.WarmUp, ScheduleParameters = [4.0] },
        new("Nesterov", [0.004, 0.5]) { Schedule = Schedule.InverseTime, ScheduleParameters = [0.5] },
        new("Lion", [0.001, 0.9, 0.99, 0.125]),
        new("RmsProp", [0.005, 0.9, 1e-2, 0.5]) { Options = ["Centered", "Momentum"] },
        new("Lion", [0.001, 0.75, 0.5, 0.0]),
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
        End end = _ends[number % _ends.Length];
        if (units[^1] == 1 && (end.Last == _softmax || end.Loss == Loss.CategoricalCrossEntropyFromLogits))
        {
            // One unit's softmax is the constant 1.
            end = _ends[1];
        }

        var layers = units.Select((count, i) => i == units.Length - 1
            ? end.Last with { Units = count, Bias = number % 4 != 3 }
            : _hidden[((3 * number) + i) % _hidden.Length] with { Units = count, Bias = (number + i) % 5 != 2 });
        return new NetworkRecipe
        {
            Inputs = inputs,
            Layers = [.. layers],
            Loss = end.Loss,
            LossParameter = end.Number,
            Outputs = end.Outputs,
            Batch = end.Batch,
            Optimizer = _optimizers[number % _optimizers.Length],
            L1 = number % 6 == 1 ? 0.0625 : 0.0,
            L2 = number % 5 == 2 ? 0.125 : 0.0,
            ClipNorm = number % 7 == 3 ? 0.25 : number % 11 == 4 ? 100.0 : 0.0,
            ClipValue = number % 7 == 5 && number % 11 != 4 ? 0.125 : 0.0,
        };
    }

    /// <summary>A last layer and the loss on it.</summary>
    private sealed record End(
        LayerRecipe Last,
        Loss Loss,
        double? Number = null,
        Reduction Outputs = Reduction.Default,
        Reduction Batch = Reduction.Default);
}
