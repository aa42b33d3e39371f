using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>One optimizer step as text: the constants of a step and the lines per vector, from penalty to parameter.</summary>
internal static class StepText
{
    private static readonly StepConstant _l2 = new("penalty2", "L2", "λ₂", "0.0");
    private static readonly StepConstant _l1 = new("penalty1", "L1", "λ₁", "0.0");
    private static readonly StepConstant _clipValue = new("clip", "ClipValue", "c");
    private static readonly StepConstant _clipNorm = new("clip", "{Min}(1.0, ClipNorm / (norm + 1e-6))", "min(1, c / (‖g‖ + 10⁻⁶))");
    private static readonly StepConstant _decay = new("decay", "WeightDecay", "λ", "0.0");

    private static readonly (string Placeholder, string Function, string Least)[] _flushes =
    {
        ("{flush}", "Flush", "vanishing"),
        ("{flushSquare}", "FlushSquare", "vanishing"),
        ("{flushRoot}", "Flush", "vanishingRoot"),
    };

    /// <summary>All constants of a step in the order in which they are computed.</summary>
    public static IReadOnlyList<StepConstant> Constants(NetworkPlan plan) => Penalty(plan)
        .Concat(Limit(plan).Select(pair => pair.Constant))
        .Concat(plan.Optimizer.Constants.Select(constant => plan.Spec.Optimizer.DecayBias ? constant with { OnBiases = null } : constant))
        .ToList();

    /// <summary>Those of them that the kernel reads.</summary>
    public static IReadOnlyList<StepConstant> KernelConstants(NetworkPlan plan)
    {
        string text = string.Join("\n", Lines(plan));
        return Constants(plan).Where(constant => Regex.IsMatch(text, $@"\b{constant.Name}\b")).ToList();
    }

    /// <summary>The constants of what is added to g before it is clipped.</summary>
    public static IReadOnlyList<StepConstant> Penalty(NetworkPlan plan)
    {
        var constants = new List<StepConstant>();
        if (plan.Spec.Penalty.L2 > 0.0)
        {
            constants.Add(_l2);
        }

        if (plan.Spec.Penalty.L1 > 0.0)
        {
            constants.Add(_l1);
        }

        return constants;
    }

    /// <summary>Whether weights and biases go different ways.</summary>
    public static bool SparesBiases(NetworkPlan plan) => KernelConstants(plan).Any(constant => constant.OnBiases is not null);

    /// <summary>The lines that add the penalties to g.</summary>
    public static IEnumerable<string> PenaltyLines(NetworkPlan plan)
    {
        if (plan.Spec.Penalty.L2 > 0.0)
        {
            yield return "g = {fma}(penalty2, w, g);";
        }

        if (plan.Spec.Penalty.L1 > 0.0)
        {
            yield return "g += {V}.ConditionalSelect({V}.GreaterThan(w, {zero}), penalty1, {V}.ConditionalSelect({V}.LessThan(w, {zero}), -penalty1, {zero}));";
        }
    }

    /// <summary>All lines per vector, with the catalogue's placeholders.</summary>
    public static IEnumerable<string> Lines(NetworkPlan plan) => PenaltyLines(plan)
        .Concat(Limit(plan).Select(pair => pair.Line))
        .Concat(plan.Optimizer.StepText);

    /// <summary>The learning rate of step t, as C# over <c>double</c>.</summary>
    public static string Rate(NetworkPlan plan) => Spell(Schedules.Of(plan.Spec.Optimizer.Schedule.Kind).Expression);

    /// <summary>A catalogue expression over <c>double</c> with its functions spelled out.</summary>
    public static string Spell(string expression) => expression
        .Replace("{Sqrt}", "global::System.Math.Sqrt")
        .Replace("{Min}", "global::System.Math.Min")
        .Replace("{PowReal}", "global::NetGen.Runtime.StepMath.Power")
        .Replace("{Pow}", "global::NetGen.Runtime.StepMath.Power")
        .Replace("{CosPi}", "global::NetGen.Runtime.StepMath.CosPi");

    /// <summary>A line of vector code: {fma}(a, b, c), {flush}(x), {flushSquare}(x) and {flushRoot}(x) spelled out.</summary>
    public static string Vectors(Dialect dialect, string line)
    {
        string result = dialect.Fill(line);
        foreach ((string placeholder, string function, string least) in _flushes)
        {
            // The function's closing parenthesis is the line's last one.
            if (result.Contains(placeholder))
            {
                result = result.Replace(placeholder, "VectorMath." + function).Replace(");", $", {least});");
            }
        }

        // The innermost product first: its arguments hold no other.
        while (result.LastIndexOf("{fma}(", StringComparison.Ordinal) is var fma and >= 0)
        {
            (string[] arguments, int end) = Arguments(result, fma + "{fma}(".Length);
            result = result.Substring(0, fma) + dialect.MultiplyAdd(arguments[0], arguments[1], arguments[2]) + result.Substring(end);
        }

        return Regex.Replace(result, @"\bw\b", "w1");
    }

    private static IEnumerable<(StepConstant Constant, string Line)> Limit(NetworkPlan plan)
    {
        if (plan.Spec.Penalty.ClipNorm > 0.0)
        {
            yield return (_clipNorm, "g *= clip;");
        }

        if (plan.Spec.Penalty.ClipValue > 0.0)
        {
            yield return (_clipValue, "g = {V}.Max({V}.Min(g, clip), -clip);");
        }

        if (plan.Spec.Optimizer.WeightDecay > 0.0)
        {
            yield return (plan.Spec.Optimizer.DecayBias ? _decay with { OnBiases = null } : _decay, "g = {fma}(decay, w, g);");
        }
    }

    private static (string[] Arguments, int End) Arguments(string text, int start)
    {
        var arguments = new List<string>();
        int depth = 0;
        int from = start;
        for (int i = start; i < text.Length; i++)
        {
            if (depth == 0 && text[i] is ',' or ')' && depth == 0)
            {
                arguments.Add(text.Substring(from, i - from).Trim());
                from = i + 1;
                if (text[i] == ')')
                {
                    return (arguments.ToArray(), i + 1);
                }
            }
            else if (text[i] is '(' or ')')
            {
                depth += text[i] == '(' ? 1 : -1;
            }
        }

        return (arguments.ToArray(), text.Length);
    }
}
