using System;

namespace NetGen.Generator.Catalogue;

/// <summary>
/// A pair of activation and loss whose product simplifies: loss and delta come from the pre-activation z without
/// dividing by y, so nothing overflows and nothing cancels.
/// </summary>
internal sealed record FusionRow
{
    /// <summary>E in terms of z, for docs and comments.</summary>
    public required string Formula { get; init; }

    /// <summary>δ = ∂E/∂z, for docs and comments.</summary>
    public required string DeltaFormula { get; init; }

    /// <summary>δ without constant factors and steepness, over vectors; placeholders as in <see cref="ActivationRow"/>.</summary>
    public required string DeltaText { get; init; }

    /// <summary>
    /// The element's share of E. For an activation across units {m} is the largest z of the sample and {s} the
    /// logarithm of Σ exp(z − m).
    /// </summary>
    public required string ValueText { get; init; }
}

/// <summary>The pairs of activation and loss that simplify.</summary>
internal static class Fusions
{
    /// <summary>The row of a pair, or null where the chain rule is already as simple as it gets.</summary>
    public static FusionRow? Of(Activation activation, Loss loss) => (activation, loss) switch
    {
        (Activation.Softmax, Loss.CategoricalCrossEntropy) => new()
        {
            Formula = "Σ t·(ln Σ exp(z) − z)",
            DeltaFormula = "y − t",
            DeltaText = "({y} - {t})",
            ValueText = "{t} * (({m} - {z}) + {s})",
        },
        (Activation.Softmax, Loss.KullbackLeibler) => new()
        {
            Formula = "Σ t·(ln t + ln Σ exp(z) − z)",
            DeltaFormula = "y − t",
            DeltaText = "({y} - {t})",
            ValueText = "{V}.ConditionalSelect({V}.Equals({t}, {V}<{T}>.Zero), {t}, {t} * (({M}.Log({t}) + ({m} - {z})) + {s}))",
        },
        (Activation.Sigmoid, Loss.BinaryCrossEntropy) => new()
        {
            Formula = "max({p1·}z, 0) − {p1·}z·t + ln(1 + exp(−|{p1·}z|))",
            DeltaFormula = "{p1·}(y − t)",
            DeltaText = "({y} - {t})",
            ValueText = "{M}.SigmoidCrossEntropy({p1*}{z}, {t})",
        },
        _ => null,
    };
}
