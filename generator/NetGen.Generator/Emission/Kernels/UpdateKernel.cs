using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>One optimizer step: a flat pass over gradients, states and parameters, which all lie alike.</summary>
internal static class UpdateKernel
{
    public static string Name(NetworkPlan plan, int bits) => $"Update_{plan.Optimizer.AttributeName}_V{Literal.Of(bits)}";

    /// <summary>The arguments behind the buffers: the batch's scale, then the constants of the step.</summary>
    public static string Parameters(NetworkPlan plan) =>
        string.Concat(plan.Optimizer.Constants.Select(constant => $", {plan.T} {constant.Name}Value"));

    public static void Write(KernelWriter kernels, int bits)
    {
        NetworkPlan plan = kernels.Plan;
        OptimizerRow row = plan.Optimizer;
        Dialect dialect = kernels.Dialect(new VectorWidth(bits, plan.Precision));
        CodeWriter code = kernels.Code;
        string states = row.States.Count == 0 ? string.Empty : $", ref {kernels.T} states";
        string signature = $"void {Name(plan, bits)}(ref {kernels.T} w, ref {kernels.T} gradient{states}, {kernels.T} scale{Parameters(plan)})";
        using (kernels.Method(Equations.Update(plan), false, signature))
        {
            code.Line($"{dialect.V} reduction = {dialect.Broadcast("scale")};");
            foreach ((string name, string _, string meaning) in row.Constants)
            {
                code.Line($"{dialect.V} {name} = {dialect.Broadcast(name + "Value")}; // {meaning}");
            }

            if (row.StepText.Any(text => text.Contains("{flush}")))
            {
                code.Line($"{dialect.V} vanishing = {dialect.Broadcast(plan.Precision == Precision.Single ? Limits.FlushSingle : Limits.FlushDouble)};");
            }

            using (code.Block($"for (int i = 0; i < {Literal.Of(plan.BufferLength)}; i += {Literal.Of(dialect.Lanes)})"))
            {
                code.Line($"{dialect.V} g = {dialect.At("gradient", "i")} * reduction;");
                code.Line($"{dialect.At("gradient", "i")} = {dialect.Zero};");
                code.Line($"{dialect.V} w1 = {dialect.At("w", "i")};");
                for (int s = 0; s < row.States.Count; s++)
                {
                    code.Line($"{dialect.V} {row.States[s]} = {dialect.At("states", StateOffset(plan, s))};");
                }

                foreach (string text in row.StepText)
                {
                    code.Line(Step(dialect, text));
                }

                for (int s = 0; s < row.States.Count; s++)
                {
                    code.Line($"{dialect.At("states", StateOffset(plan, s))} = {row.States[s]};");
                }

                code.Line($"{dialect.At("w", "i")} = w1;");
            }
        }
    }

    private static string StateOffset(NetworkPlan plan, int state) =>
        state == 0 ? "i" : $"{Literal.Of((long)plan.BufferLength * state)} + i";

    /// <summary>A line of the row's text, its {fma}(a, b, c) and {flush}(x) spelled out; w is w1 here.</summary>
    private static string Step(Dialect dialect, string text)
    {
        string result = dialect.Fill(text);
        int flush = result.IndexOf("{flush}(", System.StringComparison.Ordinal);
        if (flush >= 0)
        {
            // x & (|x| >= smallest): nothing else than zero comes of a state that has decayed away.
            int open = flush + "{flush}".Length;
            int close = result.LastIndexOf(')');
            string target = result.Substring(0, result.IndexOf(" =", System.StringComparison.Ordinal));
            string inner = result.Substring(open + 1, close - open - 1);
            result = $"{target} = {inner}; {target} &= {dialect.Width.Class}.GreaterThanOrEqual({dialect.Width.Class}.Abs({target}), vanishing);";
        }

        while (result.IndexOf("{fma}(", System.StringComparison.Ordinal) is var fma and >= 0)
        {
            (string[] arguments, int end) = Arguments(result, fma + "{fma}(".Length);
            result = result.Substring(0, fma) + dialect.MultiplyAdd(arguments[0], arguments[1], arguments[2]) + result.Substring(end);
        }

        return System.Text.RegularExpressions.Regex.Replace(result, @"\bw\b", "w1");
    }

    private static (string[] Arguments, int End) Arguments(string text, int start)
    {
        var arguments = new System.Collections.Generic.List<string>();
        int depth = 0;
        int from = start;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                depth++;
            }
            else if (depth == 0 && text[i] is ',' or ')' && depth == 0)
            {
                arguments.Add(text.Substring(from, i - from).Trim());
                from = i + 1;
                if (text[i] == ')')
                {
                    return (arguments.ToArray(), i + 1);
                }
            }
            else if (text[i] == ')')
            {
                depth--;
            }
        }

        return (arguments.ToArray(), text.Length);
    }
}
