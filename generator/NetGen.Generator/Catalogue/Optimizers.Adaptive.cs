using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Catalogue;

// The optimizers that divide by a running size of the gradient.
internal static partial class Optimizers
{
    private static readonly StepConstant _beta1Constant = new("beta1", "Beta1", "β₁");
    private static readonly StepConstant _fresh1 = new("fresh1", "1.0 - Beta1", "1 − β₁");
    private static readonly StepConstant _beta2Constant = new("beta2", "Beta2", "β₂");
    private static readonly StepConstant _fresh2 = new("fresh2", "1.0 - Beta2", "1 − β₂");

    // Adam's bias corrections, moved from every element into constants of the step.
    private static readonly StepConstant _correctedEpsilon = new("epsilon", "Epsilon * {Sqrt}(1.0 - {Pow}(Beta2, t))", "ε·√(1 − β₂ᵗ)");

    private static OptimizerRow Adagrad(bool inside) => new()
    {
        Name = inside ? "Adagrad, ε inside the root" : "Adagrad",
        AttributeName = "Adagrad",
        Source = "slide topic: Adagrad; Duchi et al., 2011",
        Formulas = new[]
        {
            "G ← G + g²",
            inside ? "w ← w − η/(1 + (t − 1)·d) · g / √(G + ε)" : "w ← w − η/(1 + (t − 1)·d) · g / (√G + ε)",
        },
        Hyperparameters = new[]
        {
            _rate,
            _epsilon with { Default = 1e-10 },
            HyperparameterRow.NonNegative("LearningRateDecay", "d", 0.0),
            HyperparameterRow.NonNegative("InitialAccumulator", "G₀", 0.0),
        },
        Options = OptimizerOptions.EpsilonInside,
        States = new[] { "g2" },
        Constants = new StepConstant[]
        {
            new("negativeRate", "-rate / (1.0 + ((t - 1) * LearningRateDecay))", "−η/(1 + (t − 1)·d)"),
            new("epsilon", "Epsilon", "ε"),
            new("start", "t == 1 ? InitialAccumulator : 0.0", "what G starts at, in the first step"),
        },
        StepText = new[]
        {
            "g2 = {flushSquare}({fma}(g, g, g2 + start));",
            inside
                ? "w = {fma}(negativeRate, {M}.Quotient(g, {V}.Sqrt(g2 + epsilon)), w);"
                : "w = {fma}(negativeRate, {M}.Quotient(g, {V}.Sqrt(g2) + epsilon), w);",
        },
        Step = o =>
        {
            o.S[0] = (o.T == 1 ? o.H("InitialAccumulator") : o.S[0]) + (o.G * o.G);
            double root = inside ? Math.Sqrt(o.S[0] + o.H("Epsilon")) : Math.Sqrt(o.S[0]) + o.H("Epsilon");
            return o.W - (o.Rate / (1.0 + ((o.T - 1) * o.H("LearningRateDecay"))) * o.G / root);
        },
    };

    private static OptimizerRow Adadelta() => new()
    {
        Name = "Adadelta",
        AttributeName = "Adadelta",
        Source = "slide topic: AdaDelta; Zeiler, 2012",
        Formulas = new[] { "G ← ρ·G + (1 − ρ)·g²", "Δ = √(D + ε) / √(G + ε) · g", "D ← ρ·D + (1 − ρ)·Δ²", "w ← w − η·Δ" },
        Hyperparameters = new[] { _rate with { Default = 1.0 }, _rho, _epsilon with { Default = 1e-6 } },
        States = new[] { "g2", "dx2" },
        Constants = new StepConstant[]
        {
            _negativeRate,
            new("rho", "Rho", "ρ"),
            new("fresh", "1.0 - Rho", "1 − ρ"),
            new("epsilon", "Epsilon", "ε"),
        },
        StepText = new[]
        {
            "g2 = {flushSquare}({fma}(rho, g2, fresh * g * g));",
            "{vec} dx = {M}.Quotient({V}.Sqrt(dx2 + epsilon), {V}.Sqrt(g2 + epsilon)) * g;",
            "dx2 = {flushSquare}({fma}(rho, dx2, fresh * dx * dx));",
            "w = {fma}(negativeRate, dx, w);",
        },
        Step = o =>
        {
            double rho = o.H("Rho");
            o.S[0] = (rho * o.S[0]) + ((1.0 - rho) * o.G * o.G);
            double dx = Math.Sqrt(o.S[1] + o.H("Epsilon")) / Math.Sqrt(o.S[0] + o.H("Epsilon")) * o.G;
            o.S[1] = (rho * o.S[1]) + ((1.0 - rho) * dx * dx);
            return o.W - (o.Rate * dx);
        },
    };

    private static OptimizerRow RmsProp(OptimizerOptions options)
    {
        bool centered = options.HasFlag(OptimizerOptions.Centered);
        bool inside = options.HasFlag(OptimizerOptions.EpsilonInside);
        bool velocity = options.HasFlag(OptimizerOptions.Momentum);
        string square = centered ? "G − ḡ²" : "G";
        string root = inside ? $"√({square} + ε)" : centered ? $"√({square}) + ε" : $"√{square} + ε";

        // Rounding can take G below ḡ² where the gradient hardly changes; a root of less than nothing is none.
        string spread = centered ? "{V}.Max(g2 - gavg * gavg, {zero})" : "g2";
        var states = new List<string> { "g2" };
        var formulas = new List<string> { "G ← ρ·G + (1 − ρ)·g²" };
        var text = new List<string> { "g2 = {flushSquare}({fma}(rho, g2, fresh * g * g));" };
        var constants = new List<StepConstant>
        {
            _negativeRate,
            new("rho", "Rho", "ρ"),
            new("fresh", "1.0 - Rho", "1 − ρ"),
            new("epsilon", "Epsilon", "ε"),
        };
        if (centered)
        {
            states.Add("gavg");
            formulas.Add("ḡ ← ρ·ḡ + (1 − ρ)·g");
            text.Add("gavg = {flushRoot}({fma}(rho, gavg, fresh * g));");
        }

        text.Add(inside ? $"{{vec}} q = {{M}}.Quotient(g, {{V}}.Sqrt({spread} + epsilon));" : $"{{vec}} q = {{M}}.Quotient(g, {{V}}.Sqrt({spread}) + epsilon);");
        string quotient = inside ? $"g / {root}" : $"g / ({root})";
        if (velocity)
        {
            states.Add("v");
            formulas.Add($"v ← μ·v + {quotient}");
            formulas.Add("w ← w − η·v");
            text.Add("v = {flush}({fma}(momentum, v, q));");
            text.Add("w = {fma}(negativeRate, v, w);");
            constants.Add(new("momentum", "Momentum", "μ"));
        }
        else
        {
            formulas.Add($"w ← w − η·{quotient}");
            text.Add("w = {fma}(negativeRate, q, w);");
        }

        var hyperparameters = new List<HyperparameterRow> { _rate, _rho with { Default = 0.99 }, _epsilon };
        if (velocity)
        {
            hyperparameters.Add(_momentum with { Default = 0.0 });
        }

        return new()
        {
            Name = "RMSProp" + (centered ? ", centered" : string.Empty) + (inside ? ", ε inside the root" : string.Empty) + (velocity ? ", with momentum" : string.Empty),
            AttributeName = "RmsProp",
            Source = "Tieleman and Hinton, 2012; Graves, 2013",
            Formulas = formulas,
            Hyperparameters = hyperparameters,
            Options = OptimizerOptions.Centered | OptimizerOptions.EpsilonInside | OptimizerOptions.Momentum,
            States = states,
            Constants = constants,
            StepText = text,
            Step = o =>
            {
                double rho = o.H("Rho");
                o.S[0] = (rho * o.S[0]) + ((1.0 - rho) * o.G * o.G);
                double size = o.S[0];
                if (centered)
                {
                    o.S[1] = (rho * o.S[1]) + ((1.0 - rho) * o.G);
                    size = Math.Max(size - (o.S[1] * o.S[1]), 0.0);
                }

                double q = inside ? o.G / Math.Sqrt(size + o.H("Epsilon")) : o.G / (Math.Sqrt(size) + o.H("Epsilon"));
                if (velocity)
                {
                    int v = centered ? 2 : 1;
                    q = o.S[v] = (o.H("Momentum") * o.S[v]) + q;
                }

                return o.W - (o.Rate * q);
            },
        };
    }

    private static OptimizerRow Adam(bool largest, bool decoupled)
    {
        string name = (decoupled ? "AdamW" : "Adam") + (largest ? ", AMSGrad" : string.Empty);
        string size = largest ? "vmax" : "v";
        var constants = new List<StepConstant>
        {
            _beta1Constant,
            _fresh1,
            _beta2Constant,
            _fresh2,
            new("negativeRate", "-rate * {Sqrt}(1.0 - {Pow}(Beta2, t)) / (1.0 - {Pow}(Beta1, t))", "−η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)"),
            _correctedEpsilon,
        };
        var formulas = new List<string> { "m ← β₁·m + (1 − β₁)·g", "v ← β₂·v + (1 − β₂)·g²" };
        var text = new List<string>
        {
            "m = {flush}({fma}(beta1, m, fresh1 * g));",
            "v = {flushSquare}({fma}(beta2, v, fresh2 * g * g));",
        };
        if (largest)
        {
            formulas.Add("u ← max(u, v)");
            text.Add("vmax = {V}.Max(vmax, v);");
        }

        string scaled = largest ? "û = u / (1 − β₂ᵗ)" : "v̂ = v / (1 − β₂ᵗ)";
        string start = decoupled ? "w·(1 − η·λ)" : "w";
        formulas.Add($"w ← {start} − η·m̂ / (√{(largest ? "û" : "v̂")} + ε), m̂ = m / (1 − β₁ᵗ), {scaled}");
        if (decoupled)
        {
            constants.Add(new("keep", "1.0 - (rate * WeightDecay)", "1 − η·λ", "1.0"));
            text.Add("w *= keep;");
        }

        text.Add($"w = {{fma}}(negativeRate, {{M}}.Quotient(m, {{V}}.Sqrt({size}) + epsilon), w);");
        var hyperparameters = new List<HyperparameterRow> { _rate with { Default = 0.001 }, _beta1, _beta2, _epsilon };
        if (decoupled)
        {
            hyperparameters.Add(_decay with { Default = 0.01 });
        }

        return new()
        {
            Name = name,
            AttributeName = decoupled ? "AdamW" : "Adam",
            Source = (decoupled ? "Loshchilov and Hutter, 2019" : "slide topic: Adam; Kingma and Ba, 2015") + (largest ? "; Reddi et al., 2018" : string.Empty),
            Formulas = formulas,
            Hyperparameters = hyperparameters,
            Options = OptimizerOptions.AmsGrad,
            States = largest ? new[] { "m", "v", "vmax" } : new[] { "m", "v" },
            OwnsWeightDecay = decoupled,
            Constants = constants,
            StepText = text,
            Step = o =>
            {
                o.S[0] = (o.H("Beta1") * o.S[0]) + ((1.0 - o.H("Beta1")) * o.G);
                o.S[1] = (o.H("Beta2") * o.S[1]) + ((1.0 - o.H("Beta2")) * o.G * o.G);
                double second = o.S[1];
                if (largest)
                {
                    second = o.S[2] = Math.Max(o.S[2], o.S[1]);
                }

                double m = o.S[0] / (1.0 - Math.Pow(o.H("Beta1"), o.T));
                double v = second / (1.0 - Math.Pow(o.H("Beta2"), o.T));
                double w = decoupled ? o.W * (1.0 - (o.Rate * o.H("WeightDecay"))) : o.W;
                return w - (o.Rate * m / (Math.Sqrt(v) + o.H("Epsilon")));
            },
        };
    }

    private static OptimizerRow NAdam() => new()
    {
        Name = "NAdam",
        AttributeName = "NAdam",
        Source = "Dozat, 2016",
        Formulas = new[]
        {
            "m ← β₁·m + (1 − β₁)·g",
            "v ← β₂·v + (1 − β₂)·g²",
            "μₜ = β₁·(1 − ½·0.96^(t·ψ)), M ← M·μₜ",
            "w ← w − η·((1 − μₜ)/(1 − M)·g + μₜ₊₁/(1 − M·μₜ₊₁)·m) / (√v̂ + ε), v̂ = v / (1 − β₂ᵗ)",
        },
        Hyperparameters = new[] { _rate with { Default = 0.002 }, _beta1, _beta2, _epsilon, HyperparameterRow.NonNegative("MomentumDecay", "ψ", 0.004) },
        States = new[] { "m", "v" },
        SharedStates = new SharedState[] { new("muProduct", 1.0, "muProduct * Beta1 * (1.0 - (0.5 * {PowReal}(0.96, t * MomentumDecay)))") },
        Constants = new StepConstant[]
        {
            _beta1Constant,
            _fresh1,
            _beta2Constant,
            _fresh2,
            new("mu", "Beta1 * (1.0 - (0.5 * {PowReal}(0.96, t * MomentumDecay)))", "μₜ"),
            new("next", "Beta1 * (1.0 - (0.5 * {PowReal}(0.96, (t + 1) * MomentumDecay)))", "μₜ₊₁"),
            new("root", "{Sqrt}(1.0 - {Pow}(Beta2, t))", "√(1 − β₂ᵗ)"),
            new("onGradient", "-rate * root * (1.0 - mu) / (1.0 - muProduct)", "−η·√(1 − β₂ᵗ)·(1 − μₜ)/(1 − M)"),
            new("onMoment", "-rate * root * next / (1.0 - (muProduct * next))", "−η·√(1 − β₂ᵗ)·μₜ₊₁/(1 − M·μₜ₊₁)"),
            _correctedEpsilon,
        },
        StepText = new[]
        {
            "m = {flush}({fma}(beta1, m, fresh1 * g));",
            "v = {flushSquare}({fma}(beta2, v, fresh2 * g * g));",
            "w += {M}.Quotient({fma}(onGradient, g, onMoment * m), {V}.Sqrt(v) + epsilon);",
        },
        Step = o =>
        {
            double Mu(long t) => o.H("Beta1") * (1.0 - (0.5 * Math.Pow(0.96, t * o.H("MomentumDecay"))));
            o.S[0] = (o.H("Beta1") * o.S[0]) + ((1.0 - o.H("Beta1")) * o.G);
            o.S[1] = (o.H("Beta2") * o.S[1]) + ((1.0 - o.H("Beta2")) * o.G * o.G);
            double mu = Mu(o.T);
            double next = Mu(o.T + 1);
            o.S[2] = o.T == 1 ? mu : o.S[2] * mu;
            double s = Math.Sqrt(o.S[1] / (1.0 - Math.Pow(o.H("Beta2"), o.T))) + o.H("Epsilon");
            return o.W - (o.Rate * (1.0 - mu) / (1.0 - o.S[2]) * o.G / s) - (o.Rate * next / (1.0 - (o.S[2] * next)) * o.S[0] / s);
        },
    };

    private static OptimizerRow Adamax() => new()
    {
        Name = "Adamax",
        AttributeName = "Adamax",
        Source = "Kingma and Ba, 2015",
        Formulas = new[] { "m ← β₁·m + (1 − β₁)·g", "u ← max(β₂·u, |g| + ε)", "w ← w − η/(1 − β₁ᵗ) · m/u" },
        Hyperparameters = new[] { _rate with { Default = 0.002 }, _beta1, _beta2, _epsilon },
        States = new[] { "m", "u" },
        Constants = new StepConstant[]
        {
            _beta1Constant,
            _fresh1,
            _beta2Constant,
            new("epsilon", "Epsilon", "ε"),
            new("negativeRate", "-rate / (1.0 - {Pow}(Beta1, t))", "−η/(1 − β₁ᵗ)"),
        },
        StepText = new[]
        {
            "m = {flush}({fma}(beta1, m, fresh1 * g));",
            "u = {V}.Max(beta2 * u, {V}.Abs(g) + epsilon);",
            "w = {fma}(negativeRate, m / u, w);",
        },
        Step = o =>
        {
            o.S[0] = (o.H("Beta1") * o.S[0]) + ((1.0 - o.H("Beta1")) * o.G);
            o.S[1] = Math.Max(o.H("Beta2") * o.S[1], Math.Abs(o.G) + o.H("Epsilon"));
            return o.W - (o.Rate / (1.0 - Math.Pow(o.H("Beta1"), o.T)) * o.S[0] / o.S[1]);
        },
    };
}
