using System;

namespace NetGen.Generator.Catalogue;

/// <summary>Where the slope f' of an activation is computed from.</summary>
internal enum SlopeSource
{
    /// <summary>f' is 1 everywhere: nothing to compute.</summary>
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
}

/// <summary>
/// One activation. <see cref="Value"/> and <see cref="Slope"/> are the double-precision oracle;
/// <see cref="ValueText"/> and <see cref="DeltaText"/> are what the emitter writes. The two are spelled separately
/// on purpose: tests hold the text against the oracle.
/// </summary>
/// <remarks>
/// The texts are C# over vectors of any width. Placeholders: {V} the vector class (<c>Vector256</c>), {T} the number
/// type, {M} the vector mathematics, {z} {a} {d} the operands, {k} the steepness.
/// </remarks>
internal sealed record ActivationRow
{
    public required string Name { get; init; }

    /// <summary>f(z), for docs and comments.</summary>
    public required string Formula { get; init; }

    /// <summary>f'(z), for docs and comments.</summary>
    public required string SlopeFormula { get; init; }

    /// <summary>f(z; k). Null for an activation over all units of a sample.</summary>
    public required Func<double, double, double>? Value { get; init; }

    /// <summary>f'(z; k). Null for an activation over all units of a sample.</summary>
    public required Func<double, double, double>? Slope { get; init; }

    public required SlopeSource SlopeSource { get; init; }

    /// <summary>a from {z}; null for an activation over all units, which has kernels of its own.</summary>
    public required string? ValueText { get; init; }

    /// <summary>δ = {d} ⊙ f', {d} being ∂E/∂a, from {a} or {z}; null where f' is 1 or the activation has kernels of its own.</summary>
    public required string? DeltaText { get; init; }

    public required OutputRange Range { get; init; }

    public required Initializer DefaultInitializer { get; init; }

    /// <summary>Whether the attribute's Steepness means something for this activation.</summary>
    public bool HasSteepness { get; init; }

    /// <summary>Floating-point operations per element, for the datasheet.</summary>
    public required int Flops { get; init; }

    /// <summary>Whether a unit's activation depends on the other units of its layer.</summary>
    public bool AcrossUnits => Value is null;
}

/// <summary>The catalogue of activations: one row each.</summary>
internal static class Activations
{
    // No discard arm: the compiler refuses an activation without a row (CS8509 is an error here).
#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static ActivationRow Of(Activation activation) => activation switch
    {
        Activation.Linear => new()
        {
            Name = "Linear",
            Formula = "z",
            SlopeFormula = "1",
            Value = (z, _) => z,
            Slope = (_, _) => 1.0,
            SlopeSource = SlopeSource.None,
            ValueText = "{z}",
            DeltaText = null,
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 0,
        },
        Activation.Sigmoid => new()
        {
            Name = "Sigmoid",
            Formula = "1 / (1 + exp(−{k}z))",
            SlopeFormula = "{k}a(1 − a)",
            Value = (z, k) => 1.0 / (1.0 + Math.Exp(-k * z)),
            Slope = (z, k) => k * SigmoidSlope(k * z),
            SlopeSource = SlopeSource.Output,
            ValueText = "{M}.Sigmoid({k*}{z})",
            DeltaText = "{d} * ({k*}{a} * ({V}<{T}>.One - {a}))",
            Range = OutputRange.ZeroToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            HasSteepness = true,
            Flops = 4,
        },
        Activation.Tanh => new()
        {
            Name = "Tanh",
            Formula = "tanh(z)",
            SlopeFormula = "1 − a²",
            Value = (z, _) => Math.Tanh(z),
            Slope = (z, _) => 1.0 / (Math.Cosh(z) * Math.Cosh(z)),
            SlopeSource = SlopeSource.Output,
            ValueText = "{M}.Tanh({z})",
            DeltaText = "{d} * ({V}<{T}>.One - {a} * {a})",
            Range = OutputRange.MinusOneToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 4,
        },
        Activation.ReLU => new()
        {
            Name = "ReLU",
            Formula = "max(0, z)",
            SlopeFormula = "1 if z > 0 else 0",
            Value = (z, _) => z > 0.0 ? z : 0.0,
            Slope = (z, _) => z > 0.0 ? 1.0 : 0.0,
            SlopeSource = SlopeSource.Output,

            // Not Max: x86's maximum drops a NaN here, and the trainer must see it in the loss.
            ValueText = "{V}.AndNot({z}, {V}.LessThan({z}, {V}<{T}>.Zero))",
            DeltaText = "{d} & {V}.GreaterThan({a}, {V}<{T}>.Zero)",
            Range = OutputRange.NonNegative,
            DefaultInitializer = Initializer.HeUniform,
            Flops = 1,
        },
        Activation.Softmax => new()
        {
            Name = "Softmax",
            Formula = "exp(z) / Σ exp(z)",
            SlopeFormula = "∂aᵢ/∂zⱼ = aᵢ([i = j] − aⱼ)",
            Value = null,
            Slope = null,
            SlopeSource = SlopeSource.Output,
            ValueText = null,
            DeltaText = null,
            Range = OutputRange.Distribution,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 5,
        },
    };
#pragma warning restore CS8524

    // e^{-|x|} never overflows, and a(1 - a) loses nothing in it.
    private static double SigmoidSlope(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return e / ((1.0 + e) * (1.0 + e));
    }
}
