using System;

namespace NetGen.Generator.Catalogue;

/// <summary>The catalogue of activations: one row each.</summary>
internal static class Activations
{
    private const double SeluAlpha = 1.6732632423543772848;
    private const double SeluScale = 1.0507009873554804935;

    // 2√(2/π).
    private const double GeluRoot = 1.5957691216057307117;

    // No discard arm: the compiler refuses an activation without a row (CS8509 is an error here).
#pragma warning disable CS8524 // an unnamed enum value cannot arrive: the parser has refused it
    public static ActivationRow Of(Activation activation) => activation switch
    {
        Activation.Linear => new()
        {
            Name = "Linear",
            Formula = "z",
            SlopeFormula = "1",
            Source = "slide topic: activation functions; Widrow and Hoff, 1960",
            Value = (z, _) => z,
            Slope = (_, _) => 1.0,
            SlopeSource = SlopeSource.None,
            ValueText = "{z}",
            DeltaText = null,
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.GlorotNormal,
            IsIdentity = true,
            Flops = 0,
        },
        Activation.Sigmoid => new()
        {
            Name = "Sigmoid",
            Formula = "1 / (1 + exp(−{p1·}z))",
            SlopeFormula = "{p1·}a(1 − a)",
            Source = "slide topic: sigmoid with steepness k; Rumelhart et al., 1986",
            Value = (z, p) => 1.0 / (1.0 + Math.Exp(-p[0] * z)),
            Slope = (z, p) => p[0] * SigmoidSlope(p[0] * z),
            SlopeSource = SlopeSource.Output,
            ValueText = "{M}.Sigmoid({p1*}{z})",
            DeltaText = "{d} * ({p1*}{M}.MultiplySubtract({a}, {a}, {a}))",
            Range = OutputRange.ZeroToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            Parameters = new[] { HyperparameterRow.Positive("Steepness", "k", 1.0) },
            Flops = 4,
        },
        Activation.Tanh => new()
        {
            Name = "Tanh",
            Formula = "tanh(z)",
            SlopeFormula = "1 − a²",
            Source = "slide topic: activation functions; LeCun et al., 1998",
            Value = (z, _) => Math.Tanh(z),
            Slope = (z, _) => 1.0 / (Math.Cosh(z) * Math.Cosh(z)),
            SlopeSource = SlopeSource.Output,
            ValueText = "{M}.Tanh({z})",
            DeltaText = "{d} * {M}.MultiplySubtract({a}, {a}, {V}<{T}>.One)",
            Range = OutputRange.MinusOneToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 4,
        },
        Activation.ReLU => new()
        {
            Name = "ReLU",
            Formula = "max(0, z)",
            SlopeFormula = "1 if z > 0 else 0",
            Source = "slide topic: activation functions; Nair and Hinton, 2010",
            Value = (z, _) => z > 0.0 ? z : 0.0,
            Slope = (z, _) => z > 0.0 ? 1.0 : 0.0,
            SlopeSource = SlopeSource.Output,

            // Not Max: a NaN must stay, so that the trainer sees it in the loss.
            ValueText = "{M}.Ramp({z})",
            // Not a selection: where δ was just put together from halves, .NET 9 selects by the wrong bits (docs/performance.md).
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
            Source = "slide topic: softmax; Bridle, 1990",
            Value = null,
            Slope = null,
            SlopeSource = SlopeSource.Output,
            ValueText = null,
            DeltaText = null,
            Range = OutputRange.Distribution,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 5,
        },
        Activation.LeakyReLU => new()
        {
            Name = "LeakyReLU",
            Formula = "z if z > 0 else {p1·}z",
            SlopeFormula = "1 if z > 0 else {p1}",
            Source = "Maas et al., 2013",
            Value = (z, p) => z > 0.0 ? z : p[0] * z,
            Slope = (z, p) => z > 0.0 ? 1.0 : p[0],
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{V}.ConditionalSelect({V}.GreaterThan({z}, {V}<{T}>.Zero), {z}, {p1} * {z})",
            DeltaText = "{V}.ConditionalSelect({V}.GreaterThan({z}, {V}<{T}>.Zero), {d}, {p1} * {d})",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Parameters = new[] { HyperparameterRow.NonNegative("Alpha", "α", 0.01) },
            Flops = 2,
        },
        Activation.ELU => new()
        {
            Name = "ELU",
            Formula = "z if z > 0 else {p1·}(exp(z) − 1)",
            SlopeFormula = "1 if z > 0 else a + {p1}",
            Source = "Clevert et al., 2016",
            Value = (z, p) => z > 0.0 ? z : p[0] * Maths.ExpM1(z),
            Slope = (z, p) => z > 0.0 ? 1.0 : p[0] * Math.Exp(z),
            SlopeSource = SlopeSource.Output,
            ValueText = "{V}.ConditionalSelect({V}.GreaterThan({z}, {V}<{T}>.Zero), {z}, {p1*}{M}.ExpM1({z}))",
            DeltaText = "{d} * {V}.ConditionalSelect({V}.GreaterThan({a}, {V}<{T}>.Zero), {V}<{T}>.One, {a} + {p1})",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Parameters = new[] { HyperparameterRow.NonNegative("Alpha", "α", 1.0) },
            Flops = 6,
        },
        Activation.SELU => new()
        {
            Name = "SELU",
            Formula = "S·z if z > 0 else S·A·(exp(z) − 1), A = 1.67326…, S = 1.05070…",
            SlopeFormula = "S if z > 0 else a + S·A",
            Source = "Klambauer et al., 2017",
            Value = (z, _) => SeluScale * (z > 0.0 ? z : SeluAlpha * Maths.ExpM1(z)),
            Slope = (z, _) => SeluScale * (z > 0.0 ? 1.0 : SeluAlpha * Math.Exp(z)),
            SlopeSource = SlopeSource.Output,
            ValueText = "{V}.ConditionalSelect({V}.GreaterThan({z}, {V}<{T}>.Zero), {c:1.0507009873554804935} * {z}, {c:1.7580993408473768599} * {M}.ExpM1({z}))",
            DeltaText = "{d} * {V}.ConditionalSelect({V}.GreaterThan({a}, {V}<{T}>.Zero), {c:1.0507009873554804935}, {a} + {c:1.7580993408473768599})",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.LeCunNormal,
            Flops = 6,
        },
        Activation.GELU => new()
        {
            Name = "GELU",
            Formula = "z·Φ(z), Φ(z) = (1 + erf(z/√2))/2",
            SlopeFormula = "Φ(z) + z·φ(z), φ(z) = exp(−z²/2)/√(2π)",
            Source = "Hendrycks and Gimpel, 2016",
            Value = (z, _) => z * Maths.NormalCdf(z),
            Slope = (z, _) => Maths.NormalCdf(z) + (z * Maths.NormalPdf(z)),
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{z} * {M}.NormalCdf({z})",
            DeltaText = "{d} * ({M}.NormalCdf({z}) + {z} * {M}.NormalPdf({z}))",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Flops = 20,
        },
        Activation.GELUTanh => new()
        {
            Name = "GELUTanh",
            Formula = "z/2·(1 + tanh(√(2/π)·(z + 0.044715·z³)))",
            SlopeFormula = "s + z·s(1 − s)·2√(2/π)·(1 + 0.134145·z²), s = a/z",
            Source = "Hendrycks and Gimpel, 2016",
            Value = (z, _) => z * Maths.Sigmoid(GeluRoot * (z + (0.044715 * z * z * z))),
            Slope = (z, _) =>
            {
                double s = Maths.Sigmoid(GeluRoot * (z + (0.044715 * z * z * z)));
                double t = Maths.Sigmoid(-GeluRoot * (z + (0.044715 * z * z * z)));
                return s + (z * s * t * GeluRoot * (1.0 + (3.0 * 0.044715 * z * z)));
            },
            SlopeSource = SlopeSource.PreActivation,

            // (1 + tanh u)/2 = σ(2u): one function, and no cancellation left of zero.
            ValueText = "{z} * {M}.Sigmoid({c:1.5957691216057307117} * {z} * ({V}<{T}>.One + {c:0.044715} * {z} * {z}))",
            DeltaLocals = new LocalText[]
            {
                new("zz", "{z} * {z}"),
                new("sig", "{M}.Sigmoid({c:1.5957691216057307117} * {z} * ({V}<{T}>.One + {c:0.044715} * zz))"),
            },
            DeltaText = "{d} * (sig + {z} * (sig * ({V}<{T}>.One - sig)) * ({c:1.5957691216057307117} * ({V}<{T}>.One + {c:0.134145} * zz)))",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Flops = 12,
        },
        Activation.SiLU => new()
        {
            Name = "SiLU",
            Formula = "z·σ(z), σ(z) = 1/(1 + exp(−z))",
            SlopeFormula = "σ(z)·(1 + z(1 − σ(z)))",
            Source = "Elfwing et al., 2018",
            Value = (z, _) => z * Maths.Sigmoid(z),
            Slope = (z, _) => Maths.Sigmoid(z) * (1.0 + (z * Maths.Sigmoid(-z))),
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{z} * {M}.Sigmoid({z})",
            DeltaLocals = new LocalText[]
            {
                new("sig", "{M}.Sigmoid({z})"),
            },
            DeltaText = "{d} * (sig * ({V}<{T}>.One + {z} * ({V}<{T}>.One - sig)))",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Flops = 6,
        },
        Activation.Softplus => new()
        {
            Name = "Softplus",
            Formula = "ln(1 + exp({p1·}z)) / {p1}",
            SlopeFormula = "1 / (1 + exp(−{p1·}z))",
            Source = "Dugas et al., 2001",
            Value = (z, p) => Maths.Softplus(p[0] * z) / p[0],
            Slope = (z, p) => Maths.Sigmoid(p[0] * z),
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{M}.Softplus({p1*}{z}){/p1}",
            DeltaText = "{d} * {M}.Sigmoid({p1*}{z})",
            Range = OutputRange.NonNegative,
            DefaultInitializer = Initializer.GlorotNormal,
            Parameters = new[] { HyperparameterRow.Positive("Beta", "β", 1.0) },
            Flops = 10,
        },
        Activation.Softsign => new()
        {
            Name = "Softsign",
            Formula = "z / (1 + |z|)",
            SlopeFormula = "1 / (1 + |z|)²",
            Source = "Bergstra et al., 2009",
            Value = (z, _) => z / (1.0 + Math.Abs(z)),
            Slope = (z, _) => 1.0 / ((1.0 + Math.Abs(z)) * (1.0 + Math.Abs(z))),
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{z} / ({V}<{T}>.One + {V}.Abs({z}))",
            DeltaLocals = new LocalText[]
            {
                new("n", "{V}<{T}>.One + {V}.Abs({z})"),
            },
            DeltaText = "{d} / (n * n)",
            Range = OutputRange.MinusOneToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 3,
        },
        Activation.HardSigmoid => new()
        {
            Name = "HardSigmoid",
            Formula = "min(max(z + 3, 0), 6) / 6",
            SlopeFormula = "1/6 if |z| < 3 else 0",
            Source = "Howard et al., 2019",
            Value = (z, _) => Math.Min(Math.Max(z + 3.0, 0.0), 6.0) / 6.0,
            Slope = (z, _) => Math.Abs(z) < 3.0 ? 1.0 / 6.0 : 0.0,
            SlopeSource = SlopeSource.PreActivation,

            // Selections instead of a minimum and a maximum: a NaN stays one.
            ValueText = "{V}.ConditionalSelect({V}.LessThan({z}, {c:-3.0}), {V}<{T}>.Zero, {V}.ConditionalSelect({V}.GreaterThan({z}, {c:3.0}), {V}<{T}>.One, ({z} + {c:3.0}) / {c:6.0}))",
            DeltaText = "({d} * {c:0.16666666666666666}) & {V}.LessThan({V}.Abs({z}), {c:3.0})",
            Range = OutputRange.ZeroToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            Flops = 4,
        },
        Activation.HardTanh => new()
        {
            Name = "HardTanh",
            Formula = "min(max(z, {p1}), {p2})",
            SlopeFormula = "1 if {p1} < z < {p2} else 0",
            Source = "Collobert, 2004",
            Value = (z, p) => z < p[0] ? p[0] : z > p[1] ? p[1] : z,
            Slope = (z, p) => z > p[0] && z < p[1] ? 1.0 : 0.0,
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{V}.ConditionalSelect({V}.LessThan({z}, {p1}), {p1}, {V}.ConditionalSelect({V}.GreaterThan({z}, {p2}), {p2}, {z}))",
            DeltaText = "{d} & ({V}.GreaterThan({z}, {p1}) & {V}.LessThan({z}, {p2}))",
            Range = OutputRange.Unbounded,
            NarrowRange = p => p[0] >= 0.0 && p[1] <= 1.0 ? OutputRange.ZeroToOne : OutputRange.Unbounded,
            DefaultInitializer = Initializer.GlorotNormal,
            Parameters = new[] { HyperparameterRow.Any("Minimum", "m", -1.0), HyperparameterRow.Any("Maximum", "M", 1.0) },
            Flops = 2,
        },
        Activation.Mish => new()
        {
            Name = "Mish",
            Formula = "z·tanh(ln(1 + exp(z)))",
            SlopeFormula = "h + z·σ(z)·(1 − h²), h = tanh(ln(1 + exp(z)))",
            Source = "Misra, 2019",
            Value = (z, _) => z * Math.Tanh(Maths.Softplus(z)),
            Slope = (z, _) =>
            {
                double h = Math.Tanh(Maths.Softplus(z));
                return h + (z * Maths.Sigmoid(z) * (1.0 - (h * h)));
            },
            SlopeSource = SlopeSource.PreActivation,
            ValueText = "{z} * {M}.Tanh({M}.Softplus({z}))",
            DeltaLocals = new LocalText[]
            {
                new("th", "{M}.Tanh({M}.Softplus({z}))"),
            },
            DeltaText = "{d} * (th + {z} * {M}.Sigmoid({z}) * ({V}<{T}>.One - th * th))",
            Range = OutputRange.Unbounded,
            DefaultInitializer = Initializer.HeUniform,
            Flops = 20,
        },
        Activation.Step => new()
        {
            Name = "Step",
            Formula = "1 if z ≥ 0 else 0",
            SlopeFormula = "taken as 1: the delta rule",
            Source = "slide topic: perceptron; Rosenblatt, 1958",
            Value = (z, _) => z >= 0.0 ? 1.0 : 0.0,
            Slope = (_, _) => 1.0,
            SlopeSource = SlopeSource.None,

            // The inner term is 0 for negative z and NaN for NaN.
            ValueText = "{V}.ConditionalSelect({V}.GreaterThanOrEqual({z}, {V}<{T}>.Zero), {V}<{T}>.One, {V}.AndNot({z}, {V}.LessThan({z}, {V}<{T}>.Zero)))",
            DeltaText = null,
            Range = OutputRange.ZeroToOne,
            DefaultInitializer = Initializer.GlorotNormal,
            SlopeIsRule = true,
            Flops = 1,
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
