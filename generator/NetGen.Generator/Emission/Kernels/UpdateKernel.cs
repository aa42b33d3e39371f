using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>One optimizer step: a flat pass over gradients, states and parameters, which all lie alike.</summary>
internal static class UpdateKernel
{
    public static string Name(NetworkPlan plan, int bits) => $"Update_{plan.Optimizer.AttributeName}_V{Literal.Of(bits)}";

    public static string NormName(int bits) => $"SquaredNorm_V{Literal.Of(bits)}";

    /// <summary>The parameters behind the buffers and the length: the batch's scale, then the constants of the step.</summary>
    public static string Parameters(NetworkPlan plan, IEnumerable<StepConstant> constants) =>
        $", {plan.T} scale" + string.Concat(constants.Select(constant => $", {plan.T} {constant.Name}Value"));

    public static void Write(KernelWriter kernels, int bits)
    {
        NetworkPlan plan = kernels.Plan;
        OptimizerRow row = plan.Optimizer;
        Dialect dialect = kernels.Dialect(new VectorWidth(bits, plan.Precision));
        CodeWriter code = kernels.Code;
        IReadOnlyList<StepConstant> constants = StepText.KernelConstants(plan);
        List<string> lines = StepText.Lines(plan).ToList();
        string states = row.States.Count == 0 ? string.Empty : $", ref {kernels.T} states";
        string signature = $"void {Name(plan, bits)}(ref {kernels.T} w, ref {kernels.T} gradient{states}, int length{Parameters(plan, constants)})";
        using (kernels.Method(Equations.Update(plan), false, signature))
        {
            Broadcast(dialect, code, constants);
            bool single = plan.Precision == Precision.Single;
            BroadcastIf("{flush", "vanishing", single ? Limits.FlushSingle : Limits.FlushDouble);
            BroadcastIf("{flushRoot}", "vanishingRoot", single ? Limits.FlushRootSingle : Limits.FlushRootDouble);
            using (code.Block($"for (int i = 0; i < length; i += {Literal.Of(dialect.Lanes)})"))
            {
                code.Line($"{dialect.V} g = {dialect.At("gradient", "i")} * reduction;");
                code.Line($"{dialect.At("gradient", "i")} = {dialect.Zero};");
                code.Line($"{dialect.V} w1 = {dialect.At("w", "i")};");
                for (int s = 0; s < row.States.Count; s++)
                {
                    code.Line($"{dialect.V} {row.States[s]} = {dialect.At("states", StateOffset(plan, s))};");
                }

                foreach (string text in lines)
                {
                    code.Line(StepText.Vectors(dialect, text));
                }

                for (int s = 0; s < row.States.Count; s++)
                {
                    code.Line($"{dialect.At("states", StateOffset(plan, s))} = {row.States[s]};");
                }

                code.Line($"{dialect.At("w", "i")} = w1;");
            }
        }

        void BroadcastIf(string function, string name, string value)
        {
            if (lines.Any(text => text.Contains(function)))
            {
                code.Line($"{dialect.V} {name} = {dialect.Broadcast(value)};");
            }
        }
    }

    /// <summary>Σ g² of the gradient of a step, penalties included, over the widest vector's lanes whatever the width.</summary>
    public static void WriteNorm(KernelWriter kernels, int bits)
    {
        NetworkPlan plan = kernels.Plan;
        Dialect dialect = kernels.Dialect(new VectorWidth(bits, plan.Precision));
        CodeWriter code = kernels.Code;
        IReadOnlyList<StepConstant> constants = StepText.Penalty(plan);
        string signature = $"{kernels.T} {NormName(bits)}(ref {kernels.T} w, ref {kernels.T} gradient, int length{Parameters(plan, constants)})";
        using (kernels.Method("Σ g², g the gradient of a step before it is clipped.", false, signature))
        {
            int widest = VectorWidth.WidestLanes(plan.Precision);
            int accumulators = widest / dialect.Lanes;
            Broadcast(dialect, code, constants);
            for (int a = 1; a <= accumulators; a++)
            {
                code.Line($"{dialect.V} sum{Literal.Of(a)} = {dialect.Zero};");
            }

            using (code.Block($"for (int i = 0; i < length; i += {Literal.Of(widest)})"))
            {
                for (int a = 0; a < accumulators; a++)
                {
                    string place = a == 0 ? "i" : "i + " + Literal.Of(a * dialect.Lanes);
                    string sum = "sum" + Literal.Of(a + 1);
                    using (accumulators == 1 ? (CodeWriter.Scope?)null : code.Block())
                    {
                        code.Line($"{dialect.V} g = {dialect.At("gradient", place)} * reduction;");
                        if (constants.Count > 0)
                        {
                            code.Line($"{dialect.V} w1 = {dialect.At("w", place)};");
                        }

                        foreach (string text in StepText.PenaltyLines(plan))
                        {
                            code.Line(StepText.Vectors(dialect, text));
                        }

                        code.Line($"{sum} = {dialect.MultiplyAdd("g", "g", sum)};");
                    }
                }
            }

            code.Line($"return VectorMath.Sum({KernelWriter.SumTree(Enumerable.Range(1, accumulators).Select(a => "sum" + Literal.Of(a)).ToList())});");
        }
    }

    private static void Broadcast(Dialect dialect, CodeWriter code, IEnumerable<StepConstant> constants)
    {
        code.Line($"{dialect.V} reduction = {dialect.Broadcast("scale")};");
        foreach (StepConstant constant in constants)
        {
            code.Line($"{dialect.V} {constant.Name} = {dialect.Broadcast(constant.Name + "Value")}; // {constant.Meaning}");
        }
    }

    private static string StateOffset(NetworkPlan plan, int state) =>
        state == 0 ? "i" : $"{Literal.Of((long)plan.BufferLength * state)} + i";
}
