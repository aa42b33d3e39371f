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
            int accumulators = layer.SumLanes / dialect.Lanes;
            for (int i = 1; i <= accumulators; i++)
            {
                code.Line($"{dialect.V} e{Literal.Of(i)} = {dialect.Zero};");
            }

            if (plan.Fused is { } fused)
            {
                WriteFused(kernels, dialect, fused);
            }
            else if (layer.Activation.AcrossUnits)
            {
                WriteAcrossUnits(kernels, dialect, accumulators);
            }
            else
            {
                WriteElementwise(kernels, dialect);
            }

            double factor = ValueFactor(plan);
            string sum = $"VectorMath.Sum({Accumulators("e", accumulators)})";
            code.Line(factor == 1.0 ? $"return {sum};" : $"return {Literal.Of(factor, plan.Precision)} * {sum};");
        }
    }

    /// <summary>The constant before Σ in E: the loss's own factor and, for a mean over K outputs, 1/K.</summary>
    public static double ValueFactor(NetworkPlan plan) =>
        (plan.Fused is null ? plan.Loss.Factor : 1.0) * OutputFactor(plan);

    /// <summary>The constant before the slope in δ.</summary>
    public static double SlopeFactor(NetworkPlan plan) =>
        (plan.Fused is { } fused ? fused.Steepness : plan.Loss.SlopeFactor) * OutputFactor(plan);

    private static double OutputFactor(NetworkPlan plan) =>
        plan.Spec.Loss.Outputs == Reduction.Mean ? 1.0 / plan.OutputSize : 1.0;

    private static string Accumulators(string name, int count) =>
        KernelWriter.SumTree(Enumerable.Range(1, count).Select(i => name + Literal.Of(i)).ToList());

    private static void WriteFused(KernelWriter kernels, Dialect dialect, FusedDelta fused)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        CodeWriter code = kernels.Code;
        if (layer.Activation.AcrossUnits)
        {
            code.Line($"{dialect.V} maximum = {dialect.Broadcast(Dialect.Element("s", "Largest"))};");
            code.Line($"{dialect.V} logSum = {dialect.Broadcast($"VectorMath.Log({Dialect.Element("s", "Sum")})")};");
        }

        string Text(string template, KernelWriter.UnitVector vector) => dialect.Fill(template, fused.Steepness)
            .Replace("{y}", dialect.At("s", vector.Offset(layer.A)))
            .Replace("{z}", dialect.At("s", vector.Offset(layer.Z)))
            .Replace("{t}", "t")
            .Replace("{m}", "maximum")
            .Replace("{s}", "logSum");

        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                code.Line($"{dialect.V} t = {dialect.At("s", vector.Offset("T"))};");
                string delta = Scaled(dialect, SlopeFactor(plan), Text(fused.Fusion.DeltaText, vector));
                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Masked(dialect, delta, vector)};");
                code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(dialect, Text(fused.Fusion.ValueText, vector), vector)};");
            }
        });
    }

    private static void WriteElementwise(KernelWriter kernels, Dialect dialect)
    {
        NetworkPlan plan = kernels.Plan;
        LayerPlan layer = plan.Last;
        CodeWriter code = kernels.Code;
        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                WriteSlope(kernels, dialect, vector);
                string delta = layer.Activation.DeltaText is { } text
                    ? dialect.Fill(text, layer.Spec.Steepness)
                        .Replace("{d}", "d")
                        .Replace("{a}", "y")
                        .Replace("{z}", dialect.At("s", vector.Offset(layer.Z)))
                    : "d";
                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Masked(dialect, delta, vector)};");
            }
        });
    }

    private static void WriteAcrossUnits(KernelWriter kernels, Dialect dialect, int accumulators)
    {
        LayerPlan layer = kernels.Plan.Last;
        CodeWriter code = kernels.Code;
        SoftmaxJacobian.Declare(kernels, dialect, accumulators);
        kernels.EachVector(layer, dialect, vector =>
        {
            using (code.Block())
            {
                WriteSlope(kernels, dialect, vector);
                code.Line($"{dialect.At("s", vector.Offset(layer.D))} = {Masked(dialect, "d", vector)};");
            }
        });
        SoftmaxJacobian.Write(kernels, layer, dialect, accumulators);
    }

    private static void WriteSlope(KernelWriter kernels, Dialect dialect, KernelWriter.UnitVector vector)
    {
        NetworkPlan plan = kernels.Plan;
        CodeWriter code = kernels.Code;
        code.Line($"{dialect.V} y = {dialect.At("s", vector.Offset(plan.Last.A))};");
        code.Line($"{dialect.V} t = {dialect.At("s", vector.Offset("T"))};");
        string value = dialect.Fill(plan.Loss.ValueText).Replace("{y}", "y").Replace("{t}", "t");
        string slope = dialect.Fill(plan.Loss.SlopeText).Replace("{y}", "y").Replace("{t}", "t");
        code.Line($"e{Literal.Of(vector.Accumulator + 1)} += {Masked(dialect, value, vector)};");
        code.Line($"{dialect.V} d = {Scaled(dialect, SlopeFactor(plan), slope)};");
    }

    private static string Scaled(Dialect dialect, double factor, string text) =>
        factor == 1.0 ? text : $"{dialect.Constant(factor)} * {text}";

    // Padding must stay zero in every delta: it reaches the sums over units and the padded weights' gradients.
    private static string Masked(Dialect dialect, string text, KernelWriter.UnitVector vector) =>
        vector.IsPartial ? $"({text}) & {dialect.Mask(vector.Used)}" : text;
}
