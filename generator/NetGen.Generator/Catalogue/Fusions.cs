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
        (Activation.Sigmoid, Loss.BinaryCrossEntropy) => new()
        {
            Formula = "max({k}z, 0) − {k}z·t + ln(1 + exp(−|{k}z|))",
            DeltaFormula = "{k}(y − t)",
            DeltaText = "({y} - {t})",
            ValueText = "{M}.SigmoidCrossEntropy({k*}{z}, {t})",
        },
        _ => null,
    };
}
