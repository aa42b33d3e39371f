using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Catalogue;

/// <summary>The catalogue of optimizers: one row each, in files by family.</summary>
internal static partial class Optimizers
{
    private static readonly HyperparameterRow _rate = HyperparameterRow.NonNegative("LearningRate", "η", 0.01);
    private static readonly HyperparameterRow _momentum = HyperparameterRow.Decay("Momentum", "μ", 0.9);
    private static readonly HyperparameterRow _rho = HyperparameterRow.Decay("Rho", "ρ", 0.9);
    private static readonly HyperparameterRow _beta1 = HyperparameterRow.Decay("Beta1", "β₁", 0.9);
    private static readonly HyperparameterRow _beta2 = HyperparameterRow.Decay("Beta2", "β₂", 0.999);
    private static readonly HyperparameterRow _epsilon = HyperparameterRow.Positive("Epsilon", "ε", 1e-8);
    private static readonly HyperparameterRow _decay = HyperparameterRow.NonNegative("WeightDecay", "λ", 0.0);

    private static readonly StepConstant _negativeRate = new("negativeRate", "-rate", "−η");

    /// <summary>The row of an optimizer under the options chosen.</summary>
    /// <param name="kind">The optimizer.</param>
    /// <param name="options">Those of its options that are on.</param>
#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser knows these kinds only
    public static OptimizerRow Of(OptimizerKind kind, OptimizerOptions options = OptimizerOptions.None) => kind switch
    {
        OptimizerKind.Sgd => Sgd(),
        OptimizerKind.Momentum => options.HasFlag(OptimizerOptions.Textbook) ? MomentumTextbook() : Momentum(),
        OptimizerKind.Nesterov => options.HasFlag(OptimizerOptions.LookAhead) ? NesterovAhead() : Nesterov(),
        OptimizerKind.Adagrad => Adagrad(options.HasFlag(OptimizerOptions.EpsilonInside)),
        OptimizerKind.Adadelta => Adadelta(),
        OptimizerKind.RmsProp => RmsProp(options),
        OptimizerKind.Adam => Adam(options.HasFlag(OptimizerOptions.AmsGrad), decoupled: false),
        OptimizerKind.AdamW => Adam(options.HasFlag(OptimizerOptions.AmsGrad), decoupled: true),
        OptimizerKind.NAdam => NAdam(),
        OptimizerKind.Adamax => Adamax(),
        OptimizerKind.Lion => Lion(),
    };
#pragma warning restore CS8524

    private static OptimizerRow Sgd() => new()
    {
        Name = "gradient descent",
        AttributeName = "Sgd",
        Source = "slide topic: gradient descent, stochastic gradient descent; Robbins and Monro, 1951",
        Formulas = new[] { "w ← w − η·g" },
        Hyperparameters = new[] { _rate },
        States = Array.Empty<string>(),
        Constants = new[] { _negativeRate },
        StepText = new[] { "w = {fma}(negativeRate, g, w);" },
        Step = o => o.W - (o.Rate * o.G),
    };

    private static OptimizerRow Momentum() => new()
    {
        Name = "momentum",
        AttributeName = "Momentum",
        Source = "slide topic: momentum; Polyak, 1964",
        Formulas = new[] { "v ← μ·v + (1 − d)·g, in the first step v ← g", "w ← w − η·v" },
        Hyperparameters = new[] { _rate, _momentum, new HyperparameterRow("Dampening", "d", 0.0, 0.0, true, 1.0, true) },
        Options = OptimizerOptions.Textbook,
        States = new[] { "v" },
        Constants = new StepConstant[]
        {
            _negativeRate,
            new("momentum", "Momentum", "μ"),
            new("fresh", "t == 1 ? 1.0 : 1.0 - Dampening", "1 − d, in the first step 1"),
        },
        StepText = new[]
        {
            "v = {flush}({fma}(momentum, v, fresh * g));",
            "w = {fma}(negativeRate, v, w);",
        },
        Step = o =>
        {
            o.S[0] = o.T == 1 ? o.G : (o.H("Momentum") * o.S[0]) + ((1.0 - o.H("Dampening")) * o.G);
            return o.W - (o.Rate * o.S[0]);
        },
    };

    private static OptimizerRow MomentumTextbook() => new()
    {
        Name = "momentum, textbook form",
        AttributeName = "Momentum",
        Source = "slide topic: momentum; Rumelhart et al., 1986",
        Formulas = new[] { "v ← μ·v + η·g", "w ← w − v" },
        Hyperparameters = new[] { _rate, _momentum },
        Options = OptimizerOptions.Textbook,
        States = new[] { "v" },
        Constants = new StepConstant[] { new("rate1", "rate", "η"), new("momentum", "Momentum", "μ") },
        StepText = new[] { "v = {flush}({fma}(momentum, v, rate1 * g));", "w -= v;" },
        Step = o =>
        {
            o.S[0] = (o.H("Momentum") * o.S[0]) + (o.Rate * o.G);
            return o.W - o.S[0];
        },
    };

    private static OptimizerRow Nesterov() => new()
    {
        Name = "Nesterov's accelerated gradient",
        AttributeName = "Nesterov",
        Source = "slide topic: NAG; Sutskever et al., 2013",
        Formulas = new[] { "v ← μ·v + g", "w ← w − η·(g + μ·v)" },
        Hyperparameters = new[] { _rate, _momentum },
        Options = OptimizerOptions.LookAhead,
        States = new[] { "v" },
        Constants = new StepConstant[] { _negativeRate, new("momentum", "Momentum", "μ") },
        StepText = new[]
        {
            "v = {flush}({fma}(momentum, v, g));",
            "w = {fma}(negativeRate, {fma}(momentum, v, g), w);",
        },
        Step = o =>
        {
            o.S[0] = (o.H("Momentum") * o.S[0]) + o.G;
            return o.W - (o.Rate * (o.G + (o.H("Momentum") * o.S[0])));
        },
    };

    private static OptimizerRow NesterovAhead() => new()
    {
        Name = "Nesterov's accelerated gradient, look-ahead form",
        AttributeName = "Nesterov",
        Source = "slide topic: NAG; Nesterov, 1983",
        Formulas = new[] { "g at the point ahead, w − μ·v", "v ← μ·v + η·g", "w ← w − v" },
        Hyperparameters = new[] { _rate, _momentum },
        Options = OptimizerOptions.LookAhead,
        States = new[] { "v", "ahead" },
        PointAhead = "ahead",
        Constants = new StepConstant[] { new("rate1", "rate", "η"), new("momentum", "Momentum", "μ"), new("back", "-Momentum", "−μ") },
        StepText = new[]
        {
            "v = {flush}({fma}(momentum, v, rate1 * g));",
            "w -= v;",
            "ahead = {fma}(back, v, w);",
        },
        Step = o =>
        {
            o.S[0] = (o.H("Momentum") * o.S[0]) + (o.Rate * o.G);
            o.S[1] = o.W - o.S[0] - (o.H("Momentum") * o.S[0]);
            return o.W - o.S[0];
        },
    };

    private static OptimizerRow Lion() => new()
    {
        Name = "Lion",
        AttributeName = "Lion",
        Source = "Chen et al., 2023",
        Formulas = new[] { "c = β₁·m + (1 − β₁)·g", "w ← w − η·(sign(c) + λ·w)", "m ← β₂·m + (1 − β₂)·g" },
        Hyperparameters = new[] { _rate with { Default = 0.0001 }, _beta1, _beta2 with { Default = 0.99 }, _decay },
        States = new[] { "m" },
        OwnsWeightDecay = true,
        Constants = new StepConstant[]
        {
            new("rate1", "rate", "η"),
            _negativeRate,
            new("beta1", "Beta1", "β₁"),
            new("fresh1", "1.0 - Beta1", "1 − β₁"),
            new("beta2", "Beta2", "β₂"),
            new("fresh2", "1.0 - Beta2", "1 − β₂"),
            new("keep", "1.0 - (rate * WeightDecay)", "1 − η·λ", "1.0"),
        },
        StepText = new[]
        {
            "{vec} c = {fma}(beta1, m, fresh1 * g);",
            "{vec} step = {V}.ConditionalSelect({V}.GreaterThan(c, {zero}), negativeRate, {V}.ConditionalSelect({V}.LessThan(c, {zero}), rate1, {zero}));",
            "w = {fma}(keep, w, step);",
            "m = {flush}({fma}(beta2, m, fresh2 * g));",
        },
        Step = o =>
        {
            double c = (o.H("Beta1") * o.S[0]) + ((1.0 - o.H("Beta1")) * o.G);
            o.S[0] = (o.H("Beta2") * o.S[0]) + ((1.0 - o.H("Beta2")) * o.G);
            return o.W - (o.Rate * (Math.Sign(c) + (o.H("WeightDecay") * o.W)));
        },
    };
}
