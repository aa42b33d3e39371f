using System;
using System.Collections.Generic;

namespace NetGen.Generator.Catalogue;

/// <summary>
/// One loss, element by element: l(y, t), to be reduced over the outputs. The lambdas are the oracle, the texts what
/// the emitter writes; see <see cref="ActivationRow"/> for the placeholders ({y} output, {t} target).
/// </summary>
internal sealed record LossRow
{
    public required string Name { get; init; }

    /// <summary>Whether it is the user's own function, called l in formulas and defined apart.</summary>
    public bool IsOwn { get; init; }

    /// <summary>l(y, t), for docs and comments.</summary>
    public required string Formula { get; init; }

    /// <summary>∂l/∂y, for docs and comments.</summary>
    public required string SlopeFormula { get; init; }

    /// <summary>Where it comes from: the slides' topic, the paper.</summary>
    public required string Source { get; init; }

    /// <summary>l(y, t; p).</summary>
    public required Func<double, double, double, double> Value { get; init; }

    /// <summary>∂l/∂y (y, t; p), with the convention at kinks.</summary>
    public required Func<double, double, double, double> Slope { get; init; }

    /// <summary>What the two texts read more than once.</summary>
    public IReadOnlyList<LocalText> Locals { get; init; } = Array.Empty<LocalText>();

    /// <summary>l without <see cref="Factor"/>.</summary>
    public required string ValueText { get; init; }

    /// <summary>∂l/∂y without <see cref="SlopeFactor"/>.</summary>
    public required string SlopeText { get; init; }

    /// <summary>A constant factor of l, folded with the reduction into one.</summary>
    public double Factor { get; init; } = 1.0;

    /// <summary>A constant factor of ∂l/∂y, folded with the reduction into one.</summary>
    public double SlopeFactor { get; init; } = 1.0;

    /// <summary>The number of the formula that the network's attribute sets.</summary>
    public HyperparameterRow? Parameter { get; init; }

    /// <summary>Whether <see cref="Parameter"/> is a label smoothing ε: t·(1 − ε) + ε/K takes the place of t before anything else.</summary>
    public bool SmoothsTargets { get; init; }

    public required Reduction DefaultOutputs { get; init; }

    /// <summary>Whether targets may be class indices.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>Whether ln y occurs: outputs must lie in (0, 1).</summary>
    public bool NeedsProbabilities { get; init; }

    /// <summary>Whether the outputs together must be a distribution.</summary>
    public bool NeedsDistribution { get; init; }

    /// <summary>
    /// For a loss of logits: what makes probabilities of them. The network's outputs stay the logits; loss and delta
    /// are those of <see cref="Linked"/> behind the link.
    /// </summary>
    public Activation? Link { get; init; }

    /// <summary>For a loss of logits: the loss of the probabilities.</summary>
    public Loss? Linked { get; init; }
}
