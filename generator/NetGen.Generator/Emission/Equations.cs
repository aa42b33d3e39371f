using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>The slides' equation above each kernel, with this network's indices.</summary>
internal static class Equations
{
    public static string Forward(LayerPlan layer) =>
        $"Layer {Literal.Of(layer.Index)}, forward: {Affine(layer)}, {Activate(layer)}\n{Indices(layer)}";

    public static string ForwardBlock(LayerPlan layer) =>
        $"Layer {Literal.Of(layer.Index)}, forward, a block of samples: {Affine(layer)}\n{Indices(layer)}";

    /// <summary>a = f(z) without indices, for a kernel that layers share.</summary>
    public static string Value(LayerPlan layer) => layer.Activation.IsOwn
        ? $"a = f(z), {OwnValue(layer.Activation)},"
        : $"a = {Steep(layer.Activation.Formula, layer)}";

    /// <summary>δ = d ⊙ f'(z) without indices, for a kernel that layers share.</summary>
    public static string SlopeOf(LayerPlan layer) => $"δ = d ⊙ f'(z), {Slope(layer)},";

    public static string Activation(LayerPlan layer) => $"Layer {Literal.Of(layer.Index)}: {Activate(layer)}";

    public static string Loss(NetworkPlan plan)
    {
        LayerPlan layer = plan.Last;
        string l = MathText.Layer(layer.Index);
        string k = Literal.Readable(plan.OutputSize);
        string sum = plan.Spec.Loss.Outputs == Reduction.Mean && plan.OutputSize > 1 ? $"1/{k} Σₖ " : plan.OutputSize > 1 ? "Σₖ " : string.Empty;
        string loss = plan.Loss.IsOwn
            ? $"E = {sum}l(y, t), y = a{l}, l(y, t) = {plan.Loss.Formula}: {plan.Loss.Name}."
            : $"E = {sum}{Fill(plan.Loss.Formula, new[] { plan.Spec.Loss.Parameter })}, y = a{l}: {plan.Loss.Name}.";
        if (plan.Smoothing > 0.0)
        {
            loss += $"\nLabel smoothing: t stands for t·(1 − {Literal.Readable(plan.Smoothing)}) + {Literal.Readable(plan.Smoothing)}/{k}.";
        }

        if (plan.OutputsLogits)
        {
            loss += $"\nThe loss is one of logits: it applies {layer.Activation.Name.ToLowerInvariant()} itself, and the outputs of the network are z{l}.";
        }

        if (plan.Fused is { } fused)
        {
            string reduced = plan.Spec.Loss.Outputs == Reduction.Mean && plan.OutputSize > 1 ? $" / {k}" : string.Empty;
            return $"{loss}\nWith {layer.Activation.Name.ToLowerInvariant()} the chain rule cancels: δ{l} = ∂E/∂z{l} = ({Fill(fused.Fusion.DeltaFormula, fused.Parameters)}){reduced}; E from z{l}: {Fill(fused.Fusion.Formula, fused.Parameters)}.";
        }

        return $"{loss}\nδ{l} = ∂E/∂z{l} = ∂E/∂y ⊙ f'(z{l}), ∂E/∂y = {Reduced(plan)}{LossSlope(plan)}, {Slope(layer)}.";
    }

    public static string Delta(LayerPlan layer)
    {
        string l = MathText.Layer(layer.Index);
        string above = MathText.Layer(layer.Index + 1);
        return $"Layer {Literal.Of(layer.Index)}: δ{l} = (W{above} δ{above}) ⊙ f'(z{l}), {Slope(layer)}";
    }

    public static string Backward(LayerPlan layer)
    {
        string l = MathText.Layer(layer.Index);
        string x = MathText.InputOf(layer.Index);
        string gradient = layer.Spec.Bias
            ? $"∂E/∂w{l}ᵢⱼ = {x}ᵢ·δ{l}ⱼ, ∂E/∂b{l}ⱼ = δ{l}ⱼ"
            : $"∂E/∂w{l}ᵢⱼ = {x}ᵢ·δ{l}ⱼ";
        string down = layer.Index > 1 ? ";  " + Down(layer) : string.Empty;
        return $"Layer {Literal.Of(layer.Index)}, backward: {gradient}{down}\n{Indices(layer)}";
    }

    public static string InputGradient(LayerPlan layer) => $"Layer {Literal.Of(layer.Index)}, backward: {Down(layer)}";

    public static string GradientBlock(LayerPlan layer) => Backward(layer)
        .Replace("backward:", "backward, a block of samples:");

    public static string InputGradientBlock(LayerPlan layer) => InputGradient(layer)
        .Replace("backward:", "backward, a block of samples:");

    public static string Update(NetworkPlan plan)
    {
        string g = plan.BatchMean ? "g = the mean of the accumulated ∂E/∂w" : "g = the sum of the accumulated ∂E/∂w";
        return $"{plan.Optimizer.Name}: {g}\n" + string.Join("\n", StepFormulas(plan));
    }

    /// <summary>What happens to g before the optimizer, then the optimizer.</summary>
    public static IEnumerable<string> StepFormulas(NetworkPlan plan)
    {
        string weights = "for weights";
        if (plan.Spec.Penalty.L2 > 0.0)
        {
            yield return $"g ← g + λ₂·w {weights}";
        }

        if (plan.Spec.Penalty.L1 > 0.0)
        {
            yield return $"g ← g + λ₁·sign(w) {weights}";
        }

        if (plan.Spec.Penalty.ClipNorm > 0.0)
        {
            yield return "g ← g·min(1, c / (‖g‖ + 10⁻⁶)), ‖g‖ over all parameters";
        }

        if (plan.Spec.Penalty.ClipValue > 0.0)
        {
            yield return "g ← min(max(g, −c), c)";
        }

        if (plan.Spec.Optimizer.WeightDecay > 0.0)
        {
            yield return plan.Spec.Optimizer.DecayBias ? "g ← g + λ·w" : $"g ← g + λ·w {weights}";
        }

        foreach (string formula in plan.Optimizer.Formulas)
        {
            yield return formula;
        }

        ScheduleRow schedule = Schedules.Of(plan.Spec.Optimizer.Schedule.Kind);
        if (plan.Spec.Optimizer.Schedule.Kind != Schedule.Constant)
        {
            yield return $"η in step t is {schedule.Formula}";
        }
    }

    public static string Affine(LayerPlan layer)
    {
        string l = MathText.Layer(layer.Index);
        string bias = layer.Spec.Bias ? $"b{l}ⱼ + " : string.Empty;
        return $"z{l}ⱼ = {bias}Σᵢ w{l}ᵢⱼ·{MathText.InputOf(layer.Index)}ᵢ";
    }

    public static string Activate(LayerPlan layer)
    {
        string l = MathText.Layer(layer.Index);
        if (layer.Activation.IsOwn)
        {
            return $"a{l}ⱼ = f(z{l}ⱼ), {OwnValue(layer.Activation)}";
        }

        string formula = Steep(layer.Activation.Formula, layer).Replace("Σ exp(z)", $"Σᵢ exp(z{l}ᵢ)").Replace("exp(z)", $"exp(z{l}ⱼ)");
        return $"a{l}ⱼ = {ReplaceZ(formula, "z" + l + "ⱼ")}";
    }

    /// <summary>What f of the user's own is: <c>f(z) = z / (1 + exp(−z)): Swish</c>.</summary>
    public static string OwnValue(ActivationRow row) => $"f(z) = {row.Formula}: {row.Name}";

    private static string Down(LayerPlan layer)
    {
        string l = MathText.Layer(layer.Index);
        return $"∂E/∂{MathText.InputOf(layer.Index)}ᵢ = Σⱼ w{l}ᵢⱼ·δ{l}ⱼ";
    }

    private static string Slope(LayerPlan layer) => layer.Activation.IsOwn
        ? $"f'(z) = {layer.Activation.SlopeFormula}"
        : $"f' = {Steep(layer.Activation.SlopeFormula, layer)}";

    private static string LossSlope(NetworkPlan plan) => plan.Loss.IsOwn
        ? $"∂l/∂y, ∂l/∂y = {plan.Loss.SlopeFormula}"
        : Fill(plan.Loss.SlopeFormula, new[] { plan.Spec.Loss.Parameter });

    private static string Reduced(NetworkPlan plan) =>
        plan.Spec.Loss.Outputs == Reduction.Mean && plan.OutputSize > 1 ? $"1/{Literal.Readable(plan.OutputSize)}·" : string.Empty;

    private static string Steep(string formula, LayerPlan layer) => Fill(formula, layer.Spec.Parameters);

    // {p1} the number itself, {p1·} the number as a factor.
    private static string Fill(string formula, IReadOnlyList<double> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            string name = "{p" + Literal.Of(i + 1);
            string number = Literal.Readable(parameters[i]);
            formula = formula.Replace(name + "·}", parameters[i] == 1.0 ? string.Empty : number + "·").Replace(name + "}", number);
        }

        return formula;
    }

    // A z that is a letter of its own, not one that has its index already.
    private static string ReplaceZ(string formula, string z) => string.Concat(formula.Select((character, i) =>
        character == 'z' && (i + 1 == formula.Length || formula[i + 1] != '⁽') ? z : character.ToString()));

    private static string Indices(LayerPlan layer) =>
        $"i = 1…{Literal.Readable(layer.Inputs)}, j = 1…{Literal.Readable(layer.Units)}";
}
