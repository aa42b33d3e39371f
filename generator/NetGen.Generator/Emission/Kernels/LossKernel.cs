using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;
using NetGen.Generator.Symbolics;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The loss E of one sample and the delta δ = ∂E/∂z of the last layer.</summary>
internal static class LossKernel
{
    public static void Write(KernelWriter kernels, int bits)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        VectorWidth width = layer.Width(bits);
        string name = KernelNames.Loss(layer, width);
        if (!kernels.Begin(name))
        {
            return;
        }

        Dialect dialect = kernels.Dialect(width);
        CodeWriter code = kernels.Code;
        using (kernels.Method(Equations.Loss(plan), false, $"{kernels.T} {name}(ref {kernels.T} s)"))
        {
            WriteSample(kernels, dialect, vector => dialect.At("s", vector.Offset("T")), "return ");
        }
    }

    /// <summary>Writes the loss of one sample where it is, the targets where the user has them.</summary>
    /// <param name="kernels">The text so far.</param>
    /// <param name="bits">The vector width.</param>
    /// <param name="result">What stands before the loss.</param>
    public static void WriteInline(KernelWriter kernels, int bits, string result)
    {
        LayerPlan layer = kernels.Plan.Last;
        Dialect dialect = kernels.Dialect(layer.Width(bits));
        int quarter = VectorWidth.WidestLanes(layer.Precision) / 4;
        if (layer.Units % dialect.Lanes != 0 && layer.Units > quarter)
        {
            // A last vector of targets would reach beyond them: they are read where there is room.
            using (kernels.Code.Block($"for (int j = 0; j < {Literal.Of(layer.Units)}; j++)"))
            {
                kernels.Code.Line("Add(ref s, T + j) = Add(ref target, j);");
            }

            WriteSample(kernels, dialect, vector => dialect.At("s", vector.Offset("T")), result);
            return;
        }

        WriteSample(kernels, dialect, Target, result);

        string Target(KernelWriter.UnitVector vector)
        {
            if (!vector.IsPartial)
            {
                return dialect.At("target", vector.Offset(string.Empty).TrimStart(' ', '+') is { Length: > 0 } offset ? offset : "0");
            }

            string[] targets = Enumerable.Range(0, dialect.Lanes).Select(j => j < vector.Used ? Dialect.Element("target", j) : "0").ToArray();
            return $"{dialect.Class}.Create({string.Join(", ", targets)})";
        }
    }

    private static void WriteSample(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target, string result)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        CodeWriter code = kernels.Code;
        int accumulators = layer.SumLanes / dialect.Lanes;
        for (int i = 1; i <= accumulators; i++)
        {
            code.Line($"{dialect.V} e{Literal.Of(i)} = {dialect.Zero};");
        }

        if (plan.Fused is { } fused)
        {
            WriteFused(kernels, dialect, target, fused);
        }
        else if (layer.Activation.AcrossUnits)
        {
            WriteAcrossUnits(kernels, dialect, target, accumulators);
        }
        else
        {
            WriteElementwise(kernels, dialect, target);
        }

        double factor = ValueFactor(plan);
        string sum = $"VectorMath.Sum({Accumulators("e", accumulators)})";
        code.Line(result + (factor == 1.0 ? $"{sum};" : $"{Literal.Of(factor, plan.Precision)} * {sum};"));
    }

    /// <summary>The constant before Σ in E: the loss's own factor and, for a mean over K outputs, 1/K.</summary>
    public static double ValueFactor(NetworkPlan plan) =>
        (plan.Fused is null ? plan.Loss.Factor : 1.0) * OutputFactor(plan);

    /// <summary>The constant before the slope in δ.</summary>
    public static double SlopeFactor(NetworkPlan plan) =>
        (plan.Fused is { } fused ? fused.Parameters.Count == 0 ? 1.0 : fused.Parameters[0] : plan.Loss.SlopeFactor) * OutputFactor(plan);

    /// <summary>t, or under label smoothing t·(1 − ε) + ε/K.</summary>
    public static string Target(NetworkPlan plan, Dialect dialect, string t) => plan.Smoothing is var smoothing and > 0.0
        ? dialect.MultiplyAdd(t, dialect.Constant(1.0 - smoothing), dialect.Constant(smoothing / plan.OutputSize))
        : t;

    /// <summary>
    /// δ of a loss that cancels with its activation. ∂/∂z Σ t·(ln Σ exp(z) − z) = y·Σ t − t; with the user's own softmax the
    /// targets are a distribution, and Σ t is 1.
    /// </summary>
    public static string FusedDeltaText(NetworkPlan plan, FusedDelta fused) =>
        plan.OutputsLogits && plan.Last.Activation.AcrossUnits ? "({y} * total - {t})" : fused.Fusion.DeltaText;

    private static double OutputFactor(NetworkPlan plan) =>
        plan.Spec.Loss.Outputs == Reduction.Mean ? 1.0 / plan.OutputSize : 1.0;

    private static string Accumulators(string name, int count) =>
        KernelWriter.SumTree(Enumerable.Range(1, count).Select(i => name + Literal.Of(i)).ToList());

    private static void WriteFused(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target, FusedDelta fused)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        CodeWriter code = kernels.Code;
        if (layer.Activation.AcrossUnits)
        {
            code.Line($"{dialect.V} maximum = {dialect.Broadcast(Dialect.Element("s", "Largest"))};");
            code.Line($"{dialect.V} logSum = {dialect.Broadcast($"VectorMath.Log({Dialect.Element("s", "Sum")})")};");
            if (plan.OutputsLogits)
            {
                WriteSumOfTargets(kernels, dialect, target);
            }
        }

        string Text(string template, KernelWriter.UnitVector vector) => dialect.Fill(template, fused.Parameters)
            .Replace("{y}", dialect.At("s", vector.Offset(layer.A)))
            .Replace("{z}", dialect.At("s", vector.Offset(layer.Z)))
            .Replace("{t}", "t")
            .Replace("{m}", "maximum")
            .Replace("{s}", "logSum");

        string deltaText = FusedDeltaText(plan, fused);
        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                WriteTarget(plan, code, dialect, target(vector));
                string delta = Scaled(dialect, SlopeFactor(plan), Text(deltaText, vector));
                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Held(kernels, vector)}{Masked(dialect, delta, vector)};");
                code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(dialect, Text(fused.Fusion.ValueText, vector), vector)};");
            }
        });
    }

    private static void WriteSumOfTargets(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target)
    {
        NetworkPlan plan = kernels.Plan;
        int accumulators = plan.Last.SumLanes / dialect.Lanes;
        for (int i = 1; i <= accumulators; i++)
        {
            kernels.Code.Line($"{dialect.V} t{Literal.Of(i)} = {dialect.Zero};");
        }

        kernels.EachVector(plan.Last, dialect, vector =>
        {
            using (kernels.Code.Block())
            {
                WriteTarget(plan, kernels.Code, dialect, target(vector));
                kernels.Code.Line($"t{Literal.Of(vector.Accumulator + 1)} += {Masked(dialect, "t", vector)};");
            }
        });
        kernels.Code.Line($"{dialect.V} total = {dialect.Broadcast($"VectorMath.Sum({Accumulators("t", accumulators)})")};");
    }

    private static void WriteElementwise(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        CodeWriter code = kernels.Code;
        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                WriteSlope(kernels, dialect, target, vector);
                string Text(string template) => dialect.Fill(template, layer.Spec.Parameters)
                    .Replace("{d}", "d")
                    .Replace("{a}", "y")
                    .Replace("{z}", "z");
                string delta = "d";
                if (layer.Activation.DeltaText is { } text)
                {
                    if (layer.Activation.SlopeSource == SlopeSource.PreActivation)
                    {
                        code.Line($"{dialect.V} z = {dialect.At("s", vector.Offset(layer.Z))};");
                    }

                    // A block of its own: the loss has locals of its own too.
                    foreach (LocalText local in layer.Activation.DeltaLocals)
                    {
                        code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
                    }

                    delta = Text(text);
                }

                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Held(kernels, vector)}{Masked(dialect, delta, vector)};");
            }
        });
    }

    private static void WriteAcrossUnits(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target, int accumulators)
    {
        LayerPlan layer = kernels.Plan.Last;
        CodeWriter code = kernels.Code;
        SoftmaxJacobian.Declare(kernels, dialect, accumulators);
        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                WriteSlope(kernels, dialect, target, vector);
                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Masked(dialect, "d", vector)};");
            }
        });
        SoftmaxJacobian.Write(kernels, layer, dialect, accumulators);
    }

    private static void WriteSlope(KernelWriter kernels, Dialect dialect, System.Func<KernelWriter.UnitVector, string> target, KernelWriter.UnitVector vector)
    {
        NetworkPlan plan = kernels.Plan;
        CodeWriter code = kernels.Code;
        code.Line($"{dialect.V} y = {dialect.At("s", vector.Offset(plan.Last.A))};");
        WriteTarget(plan, code, dialect, target(vector));
        string Text(string template) => dialect.Fill(template, plan.Spec.Loss.Parameter).Replace("{y}", "y").Replace("{t}", "t");
        foreach (LocalText local in plan.Loss.Locals)
        {
            code.Line($"{dialect.V} {local.Name} = {Text(local.Text)};");
        }

        string value = Text(plan.Loss.ValueText);
        string slope = Text(plan.Loss.SlopeText);
        code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(dialect, value, vector)};");
        code.Line($"{dialect.V} d = {Scaled(dialect, SlopeFactor(plan), slope)};");
    }

    private static void WriteTarget(NetworkPlan plan, CodeWriter code, Dialect dialect, string t) =>
        code.Line($"{dialect.V} t = {Target(plan, dialect, t)};");

    public static string Scaled(Dialect dialect, double factor, string text) =>
        factor == 1.0 ? text : $"{dialect.Constant(factor)} * {text}";

    // The variable that δ is left in besides.
    private static string Held(KernelWriter kernels, KernelWriter.UnitVector vector) =>
        kernels.Held?.Of(kernels.Plan.Last, vector.Unit) is { } name ? name + " = " : string.Empty;

    // Padding must stay zero in every delta: it reaches the sums over units and the padded weights' gradients.
    private static string Masked(Dialect dialect, string text, KernelWriter.UnitVector vector) =>
        vector.IsPartial ? $"({text}) & {dialect.Mask(vector.Used)}" : text;
}
