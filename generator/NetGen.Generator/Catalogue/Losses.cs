using System;

namespace NetGen.Generator.Catalogue;

/// <summary>The catalogue of losses: one row each.</summary>
internal static class Losses
{
    private static readonly HyperparameterRow _smoothing = HyperparameterRow.Decay("LabelSmoothing", "ε", 0.0);
    private static readonly HyperparameterRow _margin = HyperparameterRow.Positive("HingeMargin", "m", 1.0);

    // Where a probability is exactly 0 or 1 the cross-entropies stay finite, with the bounds that PyTorch's binary
    // cross-entropy has: ln y ≥ −100, divisors ≥ 10⁻¹². With them 0·ln 0 is 0 too.
    private const double LeastLogarithm = -100.0;
    private const double SmallestDivisor = 1e-12;

    private static readonly LocalText[] _difference = { new("u", "{y} - {t}"), new("m", "{V}.Abs(u)") };
    private static readonly LocalText[] _shortfall = { new("h", "{p1} - {t} * {y}") };

#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static LossRow Of(Loss loss) => loss switch
    {
        Loss.HalfSquaredError => new()
        {
            Name = "half squared error",
            Formula = "½(t − y)²",
            SlopeFormula = "y − t",
            Source = "slide topic: error function; Rumelhart et al., 1986",
            Value = (y, t, _) => 0.5 * (t - y) * (t - y),
            Slope = (y, t, _) => y - t,
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
            Source = "Gauss, 1809",
            Value = (y, t, _) => (y - t) * (y - t),
            Slope = (y, t, _) => 2.0 * (y - t),
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
            Source = "slide topic: cross-entropy; Solla et al., 1988",
            Value = (y, t, _) => -((t * Log(y)) + ((1.0 - t) * Log(1.0 - y))),
            Slope = (y, t, _) => (y - t) / Math.Max(y * (1.0 - y), SmallestDivisor),
            ValueText = "-({t} * {V}.Max({M}.Log({y}), {c:-100.0}) + ({V}<{T}>.One - {t}) * {V}.Max({M}.Log({V}<{T}>.One - {y}), {c:-100.0}))",
            SlopeText = "({y} - {t}) / {V}.Max({y} * ({V}<{T}>.One - {y}), {c:1e-12})",
            DefaultOutputs = Reduction.Mean,
            TakesLabels = true,
            NeedsProbabilities = true,
        },
        Loss.CategoricalCrossEntropy => new()
        {
            Name = "categorical cross-entropy",
            Formula = "−t·ln y",
            SlopeFormula = "−t / y",
            Source = "slide topic: cross-entropy; Bridle, 1990; label smoothing: Szegedy et al., 2016",
            Value = (y, t, _) => -(t * Log(y)),
            Slope = (y, t, _) => -t / Math.Max(y, SmallestDivisor),
            ValueText = "-({t} * {V}.Max({M}.Log({y}), {c:-100.0}))",
            SlopeText = "-{t} / {V}.Max({y}, {c:1e-12})",
            Parameter = _smoothing,
            SmoothsTargets = true,
            DefaultOutputs = Reduction.Sum,
            TakesLabels = true,
            NeedsProbabilities = true,
            NeedsDistribution = true,
        },
        Loss.MeanAbsoluteError => new()
        {
            Name = "mean absolute error",
            Formula = "|y − t|",
            SlopeFormula = "sign(y − t)",
            Source = "Laplace, 1774",
            Value = (y, t, _) => Math.Abs(y - t),
            Slope = (y, t, _) => y > t ? 1.0 : y < t ? -1.0 : 0.0,
            ValueText = "{V}.Abs({y} - {t})",
            SlopeText = "{V}.ConditionalSelect({V}.GreaterThan({y}, {t}), {V}<{T}>.One, {V}.ConditionalSelect({V}.LessThan({y}, {t}), {c:-1.0}, {V}<{T}>.Zero))",
            DefaultOutputs = Reduction.Mean,
        },
        Loss.Huber => new()
        {
            Name = "Huber loss",
            Formula = "d²/2 if |d| ≤ {p1} else {p1·}(|d| − {p1}/2), d = y − t",
            SlopeFormula = "min(max(y − t, −{p1}), {p1})",
            Source = "Huber, 1964",
            Value = (y, t, p) => Math.Abs(y - t) <= p ? 0.5 * (y - t) * (y - t) : p * (Math.Abs(y - t) - (0.5 * p)),
            Slope = (y, t, p) => Math.Max(-p, Math.Min(p, y - t)),
            Locals = _difference,
            ValueText = "{V}.ConditionalSelect({V}.LessThanOrEqual(m, {p1}), {c:0.5} * u * u, {p1*}(m - {c:0.5} * {p1}))",
            SlopeText = "{V}.Max({V}.Min(u, {p1}), -{p1})",
            Parameter = HyperparameterRow.Positive("HuberDelta", "δ", 1.0),
            DefaultOutputs = Reduction.Mean,
        },
        Loss.SmoothL1 => new()
        {
            Name = "smooth L1 loss",
            Formula = "d²/(2·{p1}) if |d| < {p1} else |d| − {p1}/2, d = y − t",
            SlopeFormula = "min(max((y − t)/{p1}, −1), 1)",
            Source = "Girshick, 2015",
            Value = (y, t, p) => Math.Abs(y - t) < p ? 0.5 * (y - t) * (y - t) / p : Math.Abs(y - t) - (0.5 * p),
            Slope = (y, t, p) => Math.Max(-1.0, Math.Min(1.0, (y - t) / p)),
            Locals = _difference,
            ValueText = "{V}.ConditionalSelect({V}.LessThan(m, {p1}), {c:0.5} * u * u{/p1}, m - {c:0.5} * {p1})",
            SlopeText = "{V}.Max({V}.Min(u{/p1}, {V}<{T}>.One), {c:-1.0})",
            Parameter = HyperparameterRow.Positive("SmoothL1Beta", "β", 1.0),
            DefaultOutputs = Reduction.Mean,
        },
        Loss.LogCosh => new()
        {
            Name = "log-cosh loss",
            Formula = "ln cosh(y − t)",
            SlopeFormula = "tanh(y − t)",
            Source = "Green, 1990",
            Value = (y, t, _) => Maths.LogCosh(y - t),
            Slope = (y, t, _) => Math.Tanh(y - t),
            ValueText = "{M}.LogCosh({y} - {t})",
            SlopeText = "{M}.Tanh({y} - {t})",
            DefaultOutputs = Reduction.Mean,
        },
        Loss.BinaryCrossEntropyFromLogits => Of(Loss.BinaryCrossEntropy) with
        {
            Name = "binary cross-entropy from logits",
            Formula = "max(y, 0) − y·t + ln(1 + exp(−|y|))",
            SlopeFormula = "σ(y) − t",
            Value = (y, t, _) => Math.Max(y, 0.0) - (y * t) + Maths.Log1P(Math.Exp(-Math.Abs(y))),
            Slope = (y, t, _) => Maths.Sigmoid(y) - t,
            NeedsProbabilities = false,
            Link = Activation.Sigmoid,
            Linked = Loss.BinaryCrossEntropy,
        },
        Loss.CategoricalCrossEntropyFromLogits => Of(Loss.CategoricalCrossEntropy) with
        {
            // The oracle's lambdas are those behind the link: p and t.
            Name = "categorical cross-entropy from logits",
            Formula = "−t·ln p, p = softmax(y)",
            SlopeFormula = "p·Σ t − t",
            NeedsProbabilities = false,
            NeedsDistribution = false,
            Link = Activation.Softmax,
            Linked = Loss.CategoricalCrossEntropy,
        },
        Loss.Hinge => new()
        {
            Name = "hinge loss",
            Formula = "max(0, {p1} − t·y)",
            SlopeFormula = "−t if t·y < {p1} else 0",
            Source = "Cortes and Vapnik, 1995",
            Value = (y, t, p) => Math.Max(0.0, p - (t * y)),
            Slope = (y, t, p) => p - (t * y) > 0.0 ? -t : 0.0,
            Locals = _shortfall,
            ValueText = "{V}.AndNot(h, {V}.LessThan(h, {V}<{T}>.Zero))",
            SlopeText = "(-{t} & {V}.GreaterThan(h, {V}<{T}>.Zero))",
            Parameter = _margin,
            DefaultOutputs = Reduction.Mean,
        },
        Loss.SquaredHinge => new()
        {
            Name = "squared hinge loss",
            Formula = "max(0, {p1} − t·y)²",
            SlopeFormula = "−2t·max(0, {p1} − t·y)",
            Source = "Cortes and Vapnik, 1995",
            Value = (y, t, p) => Math.Pow(Math.Max(0.0, p - (t * y)), 2.0),
            Slope = (y, t, p) => -2.0 * t * Math.Max(0.0, p - (t * y)),
            Locals = _shortfall,
            ValueText = "{V}.AndNot(h * h, {V}.LessThan(h, {V}<{T}>.Zero))",
            SlopeText = "({t} * {V}.AndNot(h, {V}.LessThan(h, {V}<{T}>.Zero)))",
            SlopeFactor = -2.0,
            Parameter = _margin,
            DefaultOutputs = Reduction.Mean,
        },
        Loss.KullbackLeibler => new()
        {
            Name = "Kullback-Leibler divergence",
            Formula = "t·(ln t − ln y)",
            SlopeFormula = "−t / y",
            Source = "Kullback and Leibler, 1951",
            Value = (y, t, _) => t * (Log(t) - Log(y)),
            Slope = (y, t, _) => -t / Math.Max(y, SmallestDivisor),
            ValueText = "{t} * ({V}.Max({M}.Log({t}), {c:-100.0}) - {V}.Max({M}.Log({y}), {c:-100.0}))",
            SlopeText = "-{t} / {V}.Max({y}, {c:1e-12})",
            DefaultOutputs = Reduction.Sum,
            NeedsProbabilities = true,
            NeedsDistribution = true,
        },
    };
#pragma warning restore CS8524

    private static double Log(double y) => Math.Max(Math.Log(y), LeastLogarithm);
}
