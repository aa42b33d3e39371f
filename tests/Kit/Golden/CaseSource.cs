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
    private static readonly Dictionary<string, Activation> _activations = new()
    {
        ["linear"] = Activation.Linear,
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.ReLU,
        ["softmax"] = Activation.Softmax,
    };

    private static readonly Dictionary<string, Loss> _losses = new()
    {
        ["halfSse"] = Loss.HalfSquaredError,
        ["mse"] = Loss.MeanSquaredError,
        ["binaryCrossEntropy"] = Loss.BinaryCrossEntropy,
        ["categoricalCrossEntropy"] = Loss.CategoricalCrossEntropy,
    };

    private static readonly Dictionary<string, string[]> _optimizers = new()
    {
        ["sgd"] = ["name", "lr"],
        ["momentum"] = ["name", "lr", "momentum", "dampening"],
        ["adam"] = ["name", "lr", "beta1", "beta2", "eps", "amsgrad"],
    };

    /// <summary>Gives the network of a spec, or null and the reason.</summary>
    public static NetworkRecipe? Read(JsonElement spec, out string? skipReason)
    {
        skipReason = FindUnknown(spec, "inputs", "layers", "loss", "optimizer")
            ?? (spec.GetProperty("inputs").ValueKind == JsonValueKind.Number ? null : "inputs with more than one extent")
            ?? spec.GetProperty("layers").EnumerateArray().Select(CheckLayer).FirstOrDefault(reason => reason is not null)
            ?? CheckLoss(spec.GetProperty("loss"))
            ?? CheckOptimizer(spec.GetProperty("optimizer"));
        if (skipReason is not null)
        {
            return null;
        }

        JsonElement loss = spec.GetProperty("loss");
        return new NetworkRecipe
        {
            Inputs = spec.GetProperty("inputs").GetInt32(),
            Layers = [.. spec.GetProperty("layers").EnumerateArray().Select(ReadLayer)],
            Loss = _losses[Text(loss, "name")],
            Outputs = ReadReduction(Text(loss, "outputs")),
            Batch = ReadReduction(Text(loss, "batch")),
            Optimizer = ReadOptimizer(spec.GetProperty("optimizer")),
        };
    }

    private static string? CheckLayer(JsonElement layer)
    {
        if (Text(layer, "type") != "dense")
        {
            return $"layer {Text(layer, "type")}";
        }

        string activation = Text(layer, "activation");
        return FindUnknown(layer, "type", "units", "activation", "activationParams", "bias")
            ?? (_activations.ContainsKey(activation) ? null : $"activation {activation}")
            ?? FindUnknown(layer.GetProperty("activationParams"), activation == "sigmoid" ? ["steepness"] : []);
    }

    private static string? CheckLoss(JsonElement loss) =>
        _losses.ContainsKey(Text(loss, "name"))
            ? FindUnknown(loss, "name", "outputs", "batch", "fused")
            : $"loss {Text(loss, "name")}";

    private static string? CheckOptimizer(JsonElement optimizer)
    {
        string name = Text(optimizer, "name");
        if (!_optimizers.TryGetValue(name, out string[]? known))
        {
            return $"optimizer {name}";
        }

        return FindUnknown(optimizer, known)
            ?? (optimizer.TryGetProperty("amsgrad", out JsonElement amsgrad) && amsgrad.GetBoolean() ? "amsgrad" : null);
    }

    private static LayerRecipe ReadLayer(JsonElement layer) => new(
        layer.GetProperty("units").GetInt32(),
        _activations[Text(layer, "activation")],
        layer.GetProperty("bias").GetBoolean(),
        Number(layer.GetProperty("activationParams"), "steepness", 1.0));

    private static OptimizerRecipe ReadOptimizer(JsonElement optimizer)
    {
        double rate = Number(optimizer, "lr", double.NaN);
        return Text(optimizer, "name") switch
        {
            "momentum" => OptimizerRecipe.Momentum(rate, Number(optimizer, "momentum", double.NaN), Number(optimizer, "dampening", 0.0)),
            "adam" => OptimizerRecipe.Adam(
                rate, Number(optimizer, "beta1", double.NaN), Number(optimizer, "beta2", double.NaN), Number(optimizer, "eps", double.NaN)),
            _ => OptimizerRecipe.Sgd(rate),
        };
    }

    private static Reduction ReadReduction(string name) => name == "sum" ? Reduction.Sum : Reduction.Mean;

    private static string? FindUnknown(JsonElement json, params string[] known)
    {
        string? unknown = json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));
        return unknown is null ? null : $"\"{unknown}\"";
    }

    private static string Text(JsonElement json, string property) => json.GetProperty(property).GetString()!;

    private static double Number(JsonElement json, string property, double otherwise) =>
        json.TryGetProperty(property, out JsonElement number) ? number.GetDouble() : otherwise;
}
