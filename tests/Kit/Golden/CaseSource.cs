using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>
/// Turns the spec of a reference case into a network, or says why the library cannot express it yet.
/// Whatever a spec holds and this class does not know is a reason to skip: nothing is silently ignored.
/// </summary>
public static class CaseSource
{
    /// <summary>Every activation of the schema with its parameters, in the order of the catalogue's row.</summary>
    private static readonly Dictionary<string, (Activation Activation, string[] Parameters)> _activations = new()
    {
        ["linear"] = (Activation.Linear, []),
        ["sigmoid"] = (Activation.Sigmoid, ["steepness"]),
        ["tanh"] = (Activation.Tanh, []),
        ["relu"] = (Activation.ReLU, []),
        ["leakyRelu"] = (Activation.LeakyReLU, ["alpha"]),
        ["elu"] = (Activation.ELU, ["alpha"]),
        ["selu"] = (Activation.SELU, []),
        ["gelu"] = (Activation.GELU, []),
        ["geluTanh"] = (Activation.GELUTanh, []),
        ["silu"] = (Activation.SiLU, []),
        ["softplus"] = (Activation.Softplus, ["beta"]),
        ["softsign"] = (Activation.Softsign, []),
        ["hardSigmoid"] = (Activation.HardSigmoid, []),
        ["hardTanh"] = (Activation.HardTanh, ["min", "max"]),
        ["mish"] = (Activation.Mish, []),
        ["softmax"] = (Activation.Softmax, []),
    };

    /// <summary>Every loss of the schema and the name of its parameter.</summary>
    private static readonly Dictionary<string, (Loss Loss, string? Parameter)> _losses = new()
    {
        ["halfSse"] = (Loss.HalfSquaredError, null),
        ["mse"] = (Loss.MeanSquaredError, null),
        ["mae"] = (Loss.MeanAbsoluteError, null),
        ["huber"] = (Loss.Huber, "delta"),
        ["smoothL1"] = (Loss.SmoothL1, "beta"),
        ["logCosh"] = (Loss.LogCosh, null),
        ["binaryCrossEntropy"] = (Loss.BinaryCrossEntropy, null),
        ["sigmoidCrossEntropy"] = (Loss.BinaryCrossEntropyFromLogits, null),
        ["categoricalCrossEntropy"] = (Loss.CategoricalCrossEntropy, "labelSmoothing"),
        ["softmaxCrossEntropy"] = (Loss.CategoricalCrossEntropyFromLogits, "labelSmoothing"),
        ["hinge"] = (Loss.Hinge, "margin"),
        ["squaredHinge"] = (Loss.SquaredHinge, "margin"),
        ["klDivergence"] = (Loss.KullbackLeibler, null),
    };

    /// <summary>Gives the network of a spec, or null and the reason.</summary>
    public static NetworkRecipe? Read(JsonElement spec, out string? skipReason)
    {
        skipReason = spec.GetProperty("layers").EnumerateArray().Select(CheckLayer).FirstOrDefault(reason => reason is not null)
            ?? spec.FindUnknown("inputs", "layers", "loss", "optimizer", "l1", "l2", "gradClip")
            ?? (spec.GetProperty("inputs").ValueKind == JsonValueKind.Number ? null : "inputs with more than one extent")
            ?? CheckLoss(spec.GetProperty("loss"))
            ?? CaseOptimizers.Check(spec.GetProperty("optimizer"))
            ?? CheckClipping(spec);
        if (skipReason is not null)
        {
            return null;
        }

        JsonElement loss = spec.GetProperty("loss");
        (Loss Loss, string? Parameter) row = _losses[loss.Text("name")];
        return new NetworkRecipe
        {
            Inputs = spec.GetProperty("inputs").GetInt32(),
            Layers = [.. spec.GetProperty("layers").EnumerateArray().Select(ReadLayer)],
            Loss = row.Loss,
            LossParameter = row.Parameter is not null && loss.TryGetProperty(row.Parameter, out JsonElement number) ? number.GetDouble() : null,
            Outputs = ReadReduction(loss.Text("outputs")),
            Batch = ReadReduction(loss.Text("batch")),
            Optimizer = CaseOptimizers.Read(spec.GetProperty("optimizer")),
            L1 = spec.Number("l1", 0.0),
            L2 = spec.Number("l2", 0.0),
            ClipNorm = ReadClipping(spec, "globalNorm"),
            ClipValue = ReadClipping(spec, "value"),
        };
    }

    /// <summary>Gives a layer's activation with its parameters, for any number of units, or null and the reason.</summary>
    public static LayerRecipe? ReadActivation(string name, JsonElement parameters, out string? skipReason)
    {
        if (!_activations.TryGetValue(name, out (Activation Activation, string[] Parameters) row))
        {
            skipReason = $"activation {name}";
            return null;
        }

        skipReason = parameters.FindUnknown(row.Parameters);
        return skipReason is null ? new LayerRecipe(1, row.Activation) { Parameters = ReadParameters(row.Parameters, parameters) } : null;
    }

    // Parameters that are not given stand at the end or are all absent: then the row's own values hold.
    private static ImmutableArray<double> ReadParameters(string[] names, JsonElement parameters) =>
    [
        .. names.TakeWhile(name => parameters.TryGetProperty(name, out _)).Select(name => parameters.Number(name)),
    ];

    private static string? CheckLayer(JsonElement layer)
    {
        if (layer.Text("type") != "dense")
        {
            return $"layer {layer.Text("type")}";
        }

        ReadActivation(layer.Text("activation"), layer.GetProperty("activationParams"), out string? reason);
        return layer.FindUnknown("type", "units", "activation", "activationParams", "bias") ?? reason;
    }

    private static string? CheckLoss(JsonElement loss)
    {
        if (!_losses.TryGetValue(loss.Text("name"), out (Loss Loss, string? Parameter) row))
        {
            return $"loss {loss.Text("name")}";
        }

        return loss.FindUnknown("name", "outputs", "batch", "fused", row.Parameter ?? "name")
            ?? new[] { loss.Text("outputs"), loss.Text("batch") }.FirstOrDefault(reduction => reduction is not "sum" and not "mean");
    }

    private static string? CheckClipping(JsonElement spec)
    {
        if (!spec.TryGetProperty("gradClip", out JsonElement clip))
        {
            return null;
        }

        return clip.Text("kind") is "globalNorm" or "value" ? clip.FindUnknown("kind", "value") : $"gradClip {clip.Text("kind")}";
    }

    private static LayerRecipe ReadLayer(JsonElement layer) =>
        ReadActivation(layer.Text("activation"), layer.GetProperty("activationParams"), out _)! with
        {
            Units = layer.GetProperty("units").GetInt32(),
            Bias = layer.GetProperty("bias").GetBoolean(),
        };

    private static Reduction ReadReduction(string name) => name == "sum" ? Reduction.Sum : Reduction.Mean;

    private static double ReadClipping(JsonElement spec, string kind) =>
        spec.TryGetProperty("gradClip", out JsonElement clip) && clip.Text("kind") == kind ? clip.Number("value") : 0.0;
}
