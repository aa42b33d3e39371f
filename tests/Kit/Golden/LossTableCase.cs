using System;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Cases of kind <c>lossTable</c>: losses by themselves, extreme inputs included.</summary>
internal static class LossTableCase
{
    // Relative to the largest element, as in the nets.
    private const double DoubleTolerance = 1e-12;
    private const double SingleTolerance = 2e-6;

    public static GoldenTask? Read(GoldenCase golden, out string? skipReason)
    {
        bool before = golden.Get("inputIs").GetString() == "preactivation";
        string activation = before ? golden.Get("activation").GetString()! : "linear";
        GoldenTensor z = golden.Tensor("z");
        using JsonDocument spec = JsonDocument.Parse($$"""
            {
                "inputs": {{z.Shape[1]}},
                "layers": [{ "type": "dense", "units": {{z.Shape[1]}}, "bias": false, "activation": "{{activation}}", "activationParams": {} }],
                "loss": {{golden.Get("loss").GetRawText()}},
                "optimizer": { "name": "sgd", "lr": 0 }
            }
            """);
        NetworkRecipe? recipe = CaseSource.Read(spec.RootElement, out skipReason);
        if (recipe is null)
        {
            return null;
        }

        if (activation == "linear" && recipe.LossRow.NeedsProbabilities)
        {
            // A cross-entropy of unbounded outputs is refused; between 0 and 1 this one is the identity.
            recipe = recipe with { Layers = [new LayerRecipe(z.Shape[1], Activation.HardTanh, Bias: false) { Parameters = [0.0, 1.0] }] };
        }

        return new GoldenTask(golden, [recipe], (create, report) => Run(golden, recipe, IdentityLayer.Create(create[0]), report));
    }

    private static void Run(GoldenCase golden, NetworkRecipe recipe, ITestNetwork network, DeviationReport report)
    {
        double relative = network.Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
        GoldenTensor z = golden.Tensor("z");
        int rows = z.Shape[0];
        int units = z.Shape[1];
        int[]? labels = golden.Has("labels") ? [.. golden.Get("labels").EnumerateArray().Select(label => label.GetInt32())] : null;
        double[] t = labels is null ? golden.Tensor("t").Values : TestData.OneHot(labels, units);
        double factor = recipe.MeansOverBatch ? 1.0 / rows : 1.0;
        var losses = new double[rows];
        var deltas = new double[z.Size];
        for (int n = 0; n < rows; n++)
        {
            network.Forward(Row(z.Values, n, units));
            losses[n] = labels is null ? network.Backward(Row(t, n, units)) : network.Backward(labels[n]);
            Array.ConvertAll(network.Deltas(1), delta => delta * factor).CopyTo(deltas, n * units);
        }

        network.Forward(z.Values, rows);
        double value = network.Backward(t, rows);
        OpenBounds(golden, recipe, deltas);
        GoldenTensor expected = golden.Tensor("lossPerSample");
        GoldenTensor slopes = golden.Tensor("dz");
        expected.Compare(losses, relative * Largest(expected), report, "lossPerSample");
        slopes.Compare(deltas, relative * Largest(slopes), report, "dz");
        report.Check("value", -1, golden.Get("value").GetDouble(), value, relative * Largest(expected));
    }

    // At exactly 0 and 1 the clipped identity has no slope, so that nothing can be seen of the loss's.
    private static void OpenBounds(GoldenCase golden, NetworkRecipe recipe, double[] deltas)
    {
        if (recipe.Layers[0].Activation != Activation.HardTanh)
        {
            return;
        }

        double[] z = golden.Tensor("z").Values;
        double[] expected = golden.Tensor("dz").Values;
        for (int i = 0; i < deltas.Length; i++)
        {
            deltas[i] = z[i] is 0.0 or 1.0 ? expected[i] : deltas[i];
        }
    }

    private static double Largest(GoldenTensor tensor) => Math.Max(1.0, tensor.Values.Max(Math.Abs));

    private static double[] Row(double[] rows, int n, int size) => rows.AsSpan(n * size, size).ToArray();
}
