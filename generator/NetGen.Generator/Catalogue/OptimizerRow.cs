using System;
using System.Collections.Generic;

namespace NetGen.Generator.Catalogue;

/// <summary>A number that a step computes once and every element uses.</summary>
/// <param name="Name">Its name in the texts.</param>
/// <param name="Expression">C# over <c>double</c>; see <see cref="OptimizerRow"/>.</param>
/// <param name="Meaning">What it is, for the comment.</param>
/// <param name="OnBiases">The value for biases, as C#, where decay and penalties leave those alone; null where it is the same.</param>
internal sealed record StepConstant(string Name, string Expression, string Meaning, string? OnBiases = null);

/// <summary>A state of the optimizer that all parameters share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its value before the first step.</param>
/// <param name="Expression">Its value after a step, as C# over <c>double</c>.</param>
internal sealed record SharedState(string Name, double Start, string Expression);

/// <summary>
/// One optimizer. The step is element by element: from the gradient g (already reduced, penalised and clipped), the
/// parameter w and the states. <see cref="Step"/> is the oracle; the texts are what the emitter writes.
/// </summary>
/// <remarks>
/// <see cref="Constants"/> are C# over <c>double</c>, once per step, with the hyperparameters under their property
/// names, the step number <c>t</c>, the step's learning rate <c>rate</c>, and {Pow} {Sqrt} {Exp2} for functions.
/// <see cref="StepText"/> holds C# over vectors with those constants, <c>g</c>, <c>w</c> and the states, each
/// assigned in place; {fma}(a, b, c) is a·b + c, {flush}(x) makes a vanishing x zero (see the planner's threshold), {flushSquare}(x) does for one that is never negative, {flushRoot}(x) one whose square vanishes,
/// {vec} is the vector type and {zero} its zero.
/// </remarks>
internal sealed record OptimizerRow
{
    public required string Name { get; init; }

    /// <summary>The attribute's name without its suffix.</summary>
    public required string AttributeName { get; init; }

    /// <summary>Where it comes from: the slides' topic, the paper.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<string> Formulas { get; init; }

    public required IReadOnlyList<HyperparameterRow> Hyperparameters { get; init; }

    /// <summary>The options that the attribute has a property for.</summary>
    public OptimizerOptions Options { get; init; }

    /// <summary>The names of the states, one value each per parameter.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The state that holds the point ahead, at which gradients are taken; null where that is w.</summary>
    public string? PointAhead { get; init; }

    /// <summary>States that all parameters share.</summary>
    public IReadOnlyList<SharedState> SharedStates { get; init; } = Array.Empty<SharedState>();

    /// <summary>Whether weight decay is part of the optimizer's own formula rather than of the gradient.</summary>
    public bool OwnsWeightDecay { get; init; }

    public required IReadOnlyList<StepConstant> Constants { get; init; }

    public required IReadOnlyList<string> StepText { get; init; }

    /// <summary>The oracle: gives the new w and writes the states.</summary>
    public required Func<OptimizerStep, double> Step { get; init; }
}

/// <summary>What the oracle of an optimizer sees of one parameter in one step.</summary>
internal sealed class OptimizerStep
{
    public OptimizerStep(Func<string, double> hyperparameter)
    {
        H = hyperparameter;
    }

    /// <summary>A hyperparameter by its property's name; the weight decay is 0 for a parameter that is spared.</summary>
    public Func<string, double> H { get; }

    /// <summary>The step's number, 1, 2, ….</summary>
    public long T { get; set; }

    /// <summary>The learning rate of the step, after the schedule.</summary>
    public double Rate { get; set; }

    public double G { get; set; }

    public double W { get; set; }

    /// <summary>The states in the row's order, then the shared ones.</summary>
    public double[] S { get; set; } = Array.Empty<double>();
}
