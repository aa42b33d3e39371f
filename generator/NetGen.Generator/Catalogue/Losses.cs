using System;

namespace NetGen.Generator.Catalogue;

/// <summary>
/// One loss, element by element: l(y, t), to be reduced over the outputs. The lambdas are the oracle, the texts what
/// the emitter writes; see <see cref="ActivationRow"/> for the placeholders ({y} output, {t} target).
/// </summary>
internal sealed record LossRow
{
    public required string Name { get; init; }

    /// <summary>l(y, t), for docs and comments.</summary>
    public required string Formula { get; init; }

    /// <summary>∂l/∂y, for docs and comments.</summary>
    public required string SlopeFormula { get; init; }

    public required Func<double, double, double> Value { get; init; }

    public required Func<double, double, double> Slope { get; init; }

    /// <summary>l without <see cref="Factor"/>.</summary>
    public required string ValueText { get; init; }

    /// <summary>∂l/∂y without <see cref="SlopeFactor"/>.</summary>
    public required string SlopeText { get; init; }

    /// <summary>A constant factor of l, folded with the reduction into one.</summary>
    public double Factor { get; init; } = 1.0;

    /// <summary>A constant factor of ∂l/∂y, folded with the reduction into one.</summary>
    public double SlopeFactor { get; init; } = 1.0;

    public required Reduction DefaultOutputs { get; init; }

    /// <summary>Whether targets may be class indices.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>Whether ln y occurs: outputs must lie in (0, 1).</summary>
    public bool NeedsProbabilities { get; init; }

    /// <summary>Whether the outputs together must be a distribution.</summary>
    public bool NeedsDistribution { get; init; }
}

/// <summary>The catalogue of losses: one row each.</summary>
internal static class Losses
{
#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static LossRow Of(Loss loss) => loss switch
    {
        Loss.HalfSquaredError => new()
        {
            Name = "half squared error",
            Formula = "½(t − y)²",
            SlopeFormula = "y − t",
            Value = (y, t) => 0.5 * (t - y) * (t - y),
            Slope = (y, t) => y - t,
            ValueText = "({y} - {t}) * ({y} - {t})",
            SlopeText = "({y} - {t})",
            Factor = 0.5,
            DefaultOutputs = Reduction.Sum,
        },
        Loss.MeanSquaredError => new()
        {
            Name = "mean squared error",
            Formula = "(y − t)²",
            SlopeFormula = "2(y − t)",
            Value = (y, t) => (y - t) * (y - t),
            Slope = (y, t) => 2.0 * (y - t),
            ValueText = "({y} - {t}) * ({y} - {t})",
            SlopeText = "({y} - {t})",
            SlopeFactor = 2.0,
            DefaultOutputs = Reduction.Mean,
        },
        Loss.BinaryCrossEntropy => new()
        {
            Name = "binary cross-entropy",
            Formula = "−(t·ln y + (1 − t)·ln(1 − y))",
            SlopeFormula = "(y − t) / (y(1 − y))",
            Value = (y, t) => -((t * Math.Log(y)) + ((1.0 - t) * Math.Log(1.0 - y))),
            Slope = (y, t) => (y - t) / (y * (1.0 - y)),

            // 0·ln 0 counts as 0, and the slope's divisor keeps away from 0, as PyTorch has it.
            ValueText = "-({V}.ConditionalSelect({V}.Equals({t}, {V}<{T}>.Zero), {t}, {t} * {M}.Log({y})) + {V}.ConditionalSelect({V}.Equals({t}, {V}<{T}>.One), {V}<{T}>.Zero, ({V}<{T}>.One - {t}) * {M}.Log({V}<{T}>.One - {y})))",
            SlopeText = "({y} - {t}) / {V}.Max({y} * ({V}<{T}>.One - {y}), {V}.Create(({T})1e-12))",
            DefaultOutputs = Reduction.Mean,
            TakesLabels = true,
            NeedsProbabilities = true,
        },
        Loss.CategoricalCrossEntropy => new()
        {
            Name = "categorical cross-entropy",
            Formula = "−t·ln y",
            SlopeFormula = "−t / y",
            Value = (y, t) => t == 0.0 ? 0.0 : -t * Math.Log(y),
            Slope = (y, t) => t == 0.0 ? 0.0 : -t / y,

            // 0·ln 0 counts as 0.
            ValueText = "{V}.ConditionalSelect({V}.Equals({t}, {V}<{T}>.Zero), {t}, -({t} * {M}.Log({y})))",
            SlopeText = "{V}.ConditionalSelect({V}.Equals({t}, {V}<{T}>.Zero), {t}, -{t} / {y})",
            DefaultOutputs = Reduction.Sum,
            TakesLabels = true,
            NeedsProbabilities = true,
            NeedsDistribution = true,
        },
    };
#pragma warning restore CS8524
}
