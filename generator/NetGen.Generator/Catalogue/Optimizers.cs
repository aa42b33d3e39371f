using System;
using System.Collections.Generic;

namespace NetGen.Generator.Catalogue;

/// <summary>A hyperparameter: an attribute property, a settable property of the network, and its admissible interval.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Symbol">The symbol in formulas.</param>
/// <param name="Default">The attribute's default.</param>
/// <param name="Minimum">The least admissible value.</param>
/// <param name="MinimumAllowed">Whether the least value itself is admissible.</param>
/// <param name="Maximum">The bound above.</param>
/// <param name="MaximumAllowed">Whether that bound itself is admissible.</param>
internal sealed record HyperparameterRow(
    string Name,
    string Symbol,
    double Default,
    double Minimum,
    bool MinimumAllowed,
    double Maximum,
    bool MaximumAllowed)
{
    /// <summary>The interval as people read it.</summary>
    public string Interval => string.Concat(
        MinimumAllowed ? "[" : "(",
        Minimum.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ", ",
        Maximum == double.MaxValue ? "∞" : Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture),
        MaximumAllowed && Maximum != double.MaxValue ? "]" : ")");

    public bool Admits(double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && (MinimumAllowed ? value >= Minimum : value > Minimum)
        && (MaximumAllowed ? value <= Maximum : value < Maximum);
}

/// <summary>
/// One optimizer. The step is element by element: from the gradient g (already reduced over the batch), the parameter
/// w and the states. <see cref="Step"/> is the oracle; the texts are what the emitter writes.
/// </summary>
/// <remarks>
/// <see cref="Prelude"/> holds C# over <c>double</c>, once per step, with the hyperparameters under their property
/// names and the step number <c>t</c>; it yields the constants named in <see cref="Constants"/>.
/// <see cref="StepText"/> holds C# over vectors with those constants, <c>g</c>, <c>w</c> and the states, each
/// assigned in place; {fma}(a, b, c) is a·b + c, {flush}(x) makes a vanishing x zero (see the planner's threshold).
/// </remarks>
internal sealed record OptimizerRow
{
    public required string Name { get; init; }

    /// <summary>The attribute's name without its suffix.</summary>
    public required string AttributeName { get; init; }

    public required IReadOnlyList<string> Formulas { get; init; }

    public required IReadOnlyList<HyperparameterRow> Hyperparameters { get; init; }

    /// <summary>The names of the states, one value each per parameter.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>Name and C# double expression of each constant of a step.</summary>
    public required IReadOnlyList<(string Name, string Expression, string Meaning)> Constants { get; init; }

    public required IReadOnlyList<string> StepText { get; init; }

    /// <summary>The oracle: (hyperparameters, t, g, w, states) gives the new w and writes the states.</summary>
    public required Func<double[], long, double, double, double[], double> Step { get; init; }
}

/// <summary>The catalogue of optimizers: one row each.</summary>
internal static class Optimizers
{
    private static readonly HyperparameterRow _rate = new("LearningRate", "η", 0.01, 0.0, true, double.MaxValue, true);

#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser knows these kinds only
    public static OptimizerRow Of(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => new()
        {
            Name = "gradient descent",
            AttributeName = "Sgd",
            Formulas = new[] { "w ← w − η·g" },
            Hyperparameters = new[] { _rate },
            States = Array.Empty<string>(),
            Constants = new[] { ("negativeRate", "-LearningRate", "−η") },
            StepText = new[] { "w = {fma}(negativeRate, g, w);" },
            Step = (h, _, g, w, _) => w - (h[0] * g),
        },
        OptimizerKind.Momentum => new()
        {
            Name = "momentum",
            AttributeName = "Momentum",
            Formulas = new[] { "v ← μ·v + (1 − d)·g, in the first step v ← g", "w ← w − η·v" },
            Hyperparameters = new[]
            {
                _rate,
                new HyperparameterRow("Momentum", "μ", 0.9, 0.0, true, 1.0, false),
                new HyperparameterRow("Dampening", "d", 0.0, 0.0, true, 1.0, true),
            },
            States = new[] { "v" },
            Constants = new[]
            {
                ("negativeRate", "-LearningRate", "−η"),
                ("momentum", "Momentum", "μ"),
                ("fresh", "t == 1 ? 1.0 : 1.0 - Dampening", "1 − d, in the first step 1"),
            },
            StepText = new[]
            {
                "v = {flush}({fma}(momentum, v, fresh * g));",
                "w = {fma}(negativeRate, v, w);",
            },
            Step = (h, t, g, w, s) =>
            {
                s[0] = t == 1 ? g : (h[1] * s[0]) + ((1.0 - h[2]) * g);
                return w - (h[0] * s[0]);
            },
        },
        OptimizerKind.Adam => new()
        {
            Name = "Adam",
            AttributeName = "Adam",
            Formulas = new[]
            {
                "m ← β₁·m + (1 − β₁)·g",
                "v ← β₂·v + (1 − β₂)·g²",
                "w ← w − η·m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)",
            },
            Hyperparameters = new[]
            {
                _rate with { Default = 0.001 },
                new HyperparameterRow("Beta1", "β₁", 0.9, 0.0, true, 1.0, false),
                new HyperparameterRow("Beta2", "β₂", 0.999, 0.0, true, 1.0, false),
                new HyperparameterRow("Epsilon", "ε", 1e-8, 0.0, false, double.MaxValue, true),
            },
            States = new[] { "m", "v" },
            Constants = new[]
            {
                ("beta1", "Beta1", "β₁"),
                ("fresh1", "1.0 - Beta1", "1 − β₁"),
                ("beta2", "Beta2", "β₂"),
                ("fresh2", "1.0 - Beta2", "1 − β₂"),

                // Both bias corrections, moved from every element into two constants of the step.
                ("negativeRate", "-LearningRate * global::System.Math.Sqrt(1.0 - global::System.Math.Pow(Beta2, t)) / (1.0 - global::System.Math.Pow(Beta1, t))", "−η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)"),
                ("epsilon", "Epsilon * global::System.Math.Sqrt(1.0 - global::System.Math.Pow(Beta2, t))", "ε·√(1 − β₂ᵗ)"),
            },
            StepText = new[]
            {
                "m = {flush}({fma}(beta1, m, fresh1 * g));",
                "v = {flush}({fma}(beta2, v, fresh2 * g * g));",
                "w = {fma}(negativeRate, m / ({V}.Sqrt(v) + epsilon), w);",
            },
            Step = (h, t, g, w, s) =>
            {
                s[0] = (h[1] * s[0]) + ((1.0 - h[1]) * g);
                s[1] = (h[2] * s[1]) + ((1.0 - h[2]) * g * g);
                double m = s[0] / (1.0 - Math.Pow(h[1], t));
                double v = s[1] / (1.0 - Math.Pow(h[2], t));
                return w - (h[0] * m / (Math.Sqrt(v) + h[3]));
            },
        },
    };
#pragma warning restore CS8524
}
