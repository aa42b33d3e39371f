using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Cases whose units answer with a step.</summary>
internal static class StepCases
{
    /// <summary>The perceptron rule w ← w + η(d − y)x, pattern by pattern: exact in the numbers of the slides.</summary>
    public static GoldenTask? ReadPerceptronRule(GoldenCase golden, out string? skipReason)
    {
        skipReason = null;
        NetworkRecipe recipe = Steps([1], golden.Get("init").GetProperty("w").GetArrayLength(), golden.Get("eta").GetDouble());
        return new GoldenTask(golden, [recipe], (create, report) => RunPerceptronRule(golden, create[0](), report));
    }

    /// <summary>Hand-set weights in two layers of step units.</summary>
    public static GoldenTask? ReadStepNet(GoldenCase golden, out string? skipReason)
    {
        skipReason = null;
        int[] units = [.. new[] { "hidden", "output" }.Select(layer => new GoldenTensor(golden.Get(layer).GetProperty("w")).Shape[1])];
        NetworkRecipe recipe = Steps(units, golden.Tensor("x").Shape[1], 0.0);
        return new GoldenTask(golden, [recipe], (create, report) => RunStepNet(golden, create[0](), report));
    }

    private static void RunPerceptronRule(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        network.CopyParametersFrom([.. Flatten(golden.Get("init"))]);
        int index = 0;
        foreach (JsonElement step in golden.Get("steps").EnumerateArray())
        {
            double y = network.Forward(Numbers(step.GetProperty("x")))[0];
            report.Check("net", index, step.GetProperty("net").GetDouble(), network.PreActivations(1)[0], 0.0);
            report.Check("y", index, step.GetProperty("y").GetDouble(), y, 0.0);
            network.Backward([step.GetProperty("d").GetDouble()]);
            network.Update();
            report.CheckAll($"parameters after pattern {index}", [.. Flatten(step)], network.Parameters(), 0.0);
            index++;
        }
    }

    private static void RunStepNet(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        network.CopyParametersFrom([.. Flatten(golden.Get("hidden")), .. Flatten(golden.Get("output"))]);
        GoldenTensor x = golden.Tensor("x");
        int count = x.Shape[0];
        var h = new double[count * network.GetLayerUnits(1)];
        var y = new double[count * network.OutputSize];
        for (int n = 0; n < count; n++)
        {
            network.Forward(x.Values.AsSpan(n * x.Shape[1], x.Shape[1]).ToArray()).CopyTo(y, n * network.OutputSize);
            network.Activations(1).CopyTo(h, n * network.GetLayerUnits(1));
        }

        golden.Tensor("h").Compare(h, 0.0, report, "h");
        report.CheckAll("y", Numbers(golden.Get("y")), y, 0.0);
        report.CheckAll("y of the batch", Numbers(golden.Get("y")), network.Predict(x.Values, count), 0.0);
    }

    private static NetworkRecipe Steps(int[] units, int inputs, double rate) => new()
    {
        Inputs = inputs,
        Layers = [.. units.Select(count => new LayerRecipe(count, Activation.Step))],
        Loss = Loss.HalfSquaredError,
        Optimizer = OptimizerRecipe.Sgd(rate),
    };

    private static IEnumerable<double> Flatten(JsonElement layer)
    {
        JsonElement w = layer.GetProperty("w");
        JsonElement b = layer.GetProperty("b");
        IEnumerable<double> weights = w.ValueKind == JsonValueKind.Array ? Numbers(w) : new GoldenTensor(w).Values;
        return weights.Concat(b.ValueKind == JsonValueKind.Array ? Numbers(b) : [b.GetDouble()]);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
