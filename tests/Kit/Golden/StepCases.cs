using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>
/// Cases whose units answer with a step. There is no step activation, since it has no slope to learn from: the
/// networks here are linear and give the unit's net input, and the step stands in this file.
/// </summary>
internal static class StepCases
{
    /// <summary>
    /// The perceptron rule w ← w + η(d − y)x with y = step(net). Gradient descent on ½(t − net)² moves a linear unit by
    /// η(t − net)x; with the target t = net + (d − y) that is the perceptron rule itself. What is shown: net input,
    /// gradient and update of a linear unit are exact in the numbers of the slides.
    /// </summary>
    public static GoldenTask? ReadPerceptronRule(GoldenCase golden, out string? skipReason)
    {
        skipReason = null;
        NetworkRecipe recipe = Linear(2, 1, golden.Get("eta").GetDouble());
        return new GoldenTask(golden, [recipe], (create, report) => RunPerceptronRule(golden, create[0](), report));
    }

    /// <summary>
    /// XOR by hand-set weights in two layers of step units. What is shown: the net inputs of both layers are those of
    /// the slides, and the class of the output unit is the step of its net input.
    /// </summary>
    public static GoldenTask? ReadStepNet(GoldenCase golden, out string? skipReason)
    {
        skipReason = null;
        return new(golden, [Linear(2, 2, 0.0), Linear(2, 1, 0.0)], (create, report) => RunStepNet(golden, create[0](), create[1](), report));
    }

    private static void RunPerceptronRule(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        network.CopyParametersFrom(Flatten(golden.Get("init")));
        int index = 0;
        foreach (JsonElement step in golden.Get("steps").EnumerateArray())
        {
            double net = network.Forward(Numbers(step.GetProperty("x")))[0];
            double y = Step(net);
            report.Check("net", index, step.GetProperty("net").GetDouble(), net, 0.0);
            report.Check("y", index, step.GetProperty("y").GetDouble(), y, 0.0);
            network.Backward([net + (step.GetProperty("d").GetDouble() - y)]);
            network.Update();
            double[] expected = Flatten(step);
            double[] found = network.Parameters();
            for (int i = 0; i < expected.Length; i++)
            {
                report.Check($"parameters after pattern {index}", i, expected[i], found[i], 0.0);
            }

            index++;
        }
    }

    private static void RunStepNet(GoldenCase golden, ITestNetwork hidden, ITestNetwork output, DeviationReport report)
    {
        hidden.CopyParametersFrom(Flatten(golden.Get("hidden")));
        output.CopyParametersFrom(Flatten(golden.Get("output")));
        double[] x = golden.Tensor("x").Values;
        double[] expected = golden.Tensor("h").Values;
        for (int n = 0; n < x.Length / 2; n++)
        {
            double[] h = Array.ConvertAll(hidden.Forward([x[2 * n], x[(2 * n) + 1]]), Step);
            report.Check("h", 2 * n, expected[2 * n], h[0], 0.0);
            report.Check("h", (2 * n) + 1, expected[(2 * n) + 1], h[1], 0.0);
            double y = golden.Get("y")[n].GetDouble();
            report.Check("y", n, y, Step(output.Forward(h)[0]), 0.0);

            // No net input is zero here, where the step and Classify would part.
            report.Check("class", n, y, output.Classify(h), 0.0);
        }
    }

    private static NetworkRecipe Linear(int inputs, int units, double rate) => new()
    {
        Inputs = inputs,
        Layers = [new LayerRecipe(units, Activation.Linear)],
        Loss = Loss.HalfSquaredError,
        Optimizer = OptimizerRecipe.Sgd(rate),
    };

    private static double Step(double net) => net >= 0.0 ? 1.0 : 0.0;

    private static double[] Flatten(JsonElement layer)
    {
        JsonElement b = layer.GetProperty("b");
        IEnumerable<double> weights = new GoldenTensor(layer.GetProperty("w")).Values;
        return [.. weights, .. b.ValueKind == JsonValueKind.Array ? Numbers(b) : [b.GetDouble()]];
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
