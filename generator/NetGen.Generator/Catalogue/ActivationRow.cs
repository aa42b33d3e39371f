using System;
using System.Collections.Generic;

namespace NetGen.Generator.Catalogue;

/// <summary>Where the slope f' of an activation is computed from.</summary>
internal enum SlopeSource
{
    /// <summary>f' is 1 everywhere, or taken as 1: nothing to compute.</summary>
    None,

    /// <summary>From the activation a, which is stored anyway.</summary>
    Output,

    /// <summary>From the pre-activation z, which must then be kept.</summary>
    PreActivation,
}

/// <summary>The values an activation can take, as far as losses care.</summary>
internal enum OutputRange
{
    Unbounded,
    NonNegative,
    MinusOneToOne,
    ZeroToOne,

    /// <summary>Non-negative and summing to one over the units of a sample.</summary>
    Distribution,

    /// <summary>Nothing is known of a function of the user's own.</summary>
    Unknown,
}

/// <summary>A named vector that several places of a row's texts read, computed once.</summary>
/// <param name="Name">The local's name.</param>
/// <param name="Text">Its value, with the row's placeholders.</param>
internal sealed record LocalText(string Name, string Text);

/// <summary>
/// One activation. <see cref="Value"/> and <see cref="Slope"/> are the double-precision oracle;
/// <see cref="ValueText"/> and <see cref="DeltaText"/> are what the emitter writes. The two are spelled separately
/// on purpose: tests hold the text against the oracle.
/// </summary>
/// <remarks>
/// The texts are C# over vectors of any width. Placeholders: {V} the vector class (<c>Vector256</c>), {T} the number
/// type, {M} the vector mathematics, {z} {a} {d} the operands, {c:0.5} a constant, {p1} {p2} the activation's numbers,
/// {p1*} the first as a factor (nothing where it is 1). In formulas {p1} is the number and {p1·} the factor.
/// </remarks>
internal sealed record ActivationRow
{
    public required string Name { get; init; }

    /// <summary>Whether it is the user's own function, called f in formulas and defined apart.</summary>
    public bool IsOwn { get; init; }

    /// <summary>f(z), for docs and comments.</summary>
    public required string Formula { get; init; }

    /// <summary>f'(z), for docs and comments.</summary>
    public required string SlopeFormula { get; init; }

    /// <summary>Where it comes from: the slides' topic, the paper.</summary>
    public required string Source { get; init; }

    /// <summary>f(z; p). Null for an activation over all units of a sample.</summary>
    public required Func<double, double[], double>? Value { get; init; }

    /// <summary>f'(z; p), with the convention at kinks. Null for an activation over all units of a sample.</summary>
    public required Func<double, double[], double>? Slope { get; init; }

    public required SlopeSource SlopeSource { get; init; }

    /// <summary>a from {z}; null for an activation over all units, which has kernels of its own.</summary>
    public required string? ValueText { get; init; }

    /// <summary>What <see cref="ValueText"/> reads more than once.</summary>
    public IReadOnlyList<LocalText> ValueLocals { get; init; } = Array.Empty<LocalText>();

    /// <summary>δ = {d} ⊙ f', {d} being ∂E/∂a, from {a} or {z}; null where f' is 1 or the activation has kernels of its own.</summary>
    public required string? DeltaText { get; init; }

    /// <summary>What <see cref="DeltaText"/> reads more than once.</summary>
    public IReadOnlyList<LocalText> DeltaLocals { get; init; } = Array.Empty<LocalText>();

    /// <summary>Where the outputs lie, whatever the parameters.</summary>
    public required OutputRange Range { get; init; }

    /// <summary>Where they lie with given parameters, if that is narrower.</summary>
    public Func<IReadOnlyList<double>, OutputRange>? NarrowRange { get; init; }

    public required Initializer DefaultInitializer { get; init; }

    /// <summary>The numbers of the formula that the layer's attribute sets.</summary>
    public IReadOnlyList<HyperparameterRow> Parameters { get; init; } = Array.Empty<HyperparameterRow>();

    /// <summary>Floating-point operations per element, for the datasheet.</summary>
    public required int Flops { get; init; }

    /// <summary>Whether a is z itself and needs no place of its own.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether the slope used in training is not the derivative, so that differences do not confirm it.</summary>
    public bool SlopeIsRule { get; init; }

    /// <summary>Whether a unit's activation depends on the other units of its layer.</summary>
    public bool AcrossUnits => Value is null;
}
