using System;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Cases of kind <c>pointwise</c>, <c>rows</c> and <c>softmaxRows</c>: activations by themselves.</summary>
internal static class ActivationCases
{
    // The cases' own measure, relative to max(1, |reference|).
    private const double PointwiseDouble = 1e-14;
    private const double PointwiseSingle = 4e-6;
    private const double RowsDouble = 1e-13;

    public static GoldenTask? ReadPointwise(GoldenCase golden, out string? skipReason)
    {
        LayerRecipe? layer = CaseSource.ReadActivation(golden.Get("activation").GetString()!, golden.Get("activationParams"), out skipReason);
        return layer is null
            ? null
            : new GoldenTask(
                golden,
                [IdentityLayer.Recipe(golden.Tensor("z").Size, layer)],
                (create, report) => RunPointwise(golden, IdentityLayer.Create(create[0]), report));
    }

    public static GoldenTask? ReadRows(GoldenCase golden, out string? skipReason)
    {
        string activation = golden.Has("activation") ? golden.Get("activation").GetString()! : "softmax";
        skipReason = activation is "softmax" or "logSoftmax" ? null : $"activation {activation}";
        if (skipReason is not null)
        {
            return null;
        }

        if (activation == "logSoftmax")
        {
            return LogSoftmaxCase.Read(golden);
        }

        NetworkRecipe recipe = IdentityLayer.Recipe(golden.Tensor("z").Shape[1], new LayerRecipe(1, Activation.Softmax));
        return new GoldenTask(golden, [recipe], (create, report) => RunRows(golden, IdentityLayer.Create(create[0]), report));
    }

    private static void RunPointwise(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        double tolerance = network.Precision == Precision.Double ? PointwiseDouble : PointwiseSingle;
        double[] z = golden.Tensor("z").Values;
        double[] a = golden.Tensor("a").Values;
        double[] slopes = golden.Tensor("dadz").Values;
        double[] found = network.Forward(z);
        double[] predicted = network.Predict(z);

        // With t = y − 1 the loss ½(t − y)² has slope one, and the deltas are the activation's slopes.
        network.Backward(Array.ConvertAll(found, y => y - 1.0));
        double[] deltas = network.Deltas(1);
        for (int i = 0; i < z.Length; i++)
        {
            report.Check("a", i, a[i], found[i], tolerance * Math.Max(1.0, Math.Abs(a[i])));
            report.Check("a of Predict", i, a[i], predicted[i], tolerance * Math.Max(1.0, Math.Abs(a[i])));
            report.Check("dadz", i, slopes[i], deltas[i], tolerance * Math.Max(1.0, Math.Abs(slopes[i])));
        }
    }

    private static void RunRows(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        double tolerance = network.Precision == Precision.Double ? RowsDouble : PointwiseSingle;
        GoldenTensor z = golden.Tensor("z");
        int rows = z.Shape[0];
        int units = z.Shape[1];
        string output = golden.Kind == "rows" ? "a" : "y";
        var y = new double[z.Size];
        var deltas = new double[z.Size];
        var classes = new int[rows];
        for (int n = 0; n < rows; n++)
        {
            double[] x = z.Values.AsSpan(n * units, units).ToArray();
            double[] found = network.Forward(x);
            found.CopyTo(y, n * units);
            classes[n] = network.Classify(x);
            if (golden.Kind == "rows")
            {
                // With t = y − dy the loss ½(t − y)² has slope dy, and the deltas are Jᵀ·dy.
                double[] upstream = golden.Tensor("dy").Values.AsSpan(n * units, units).ToArray();
                network.Backward([.. found.Zip(upstream, (value, slope) => value - slope)]);
                network.Deltas(1).CopyTo(deltas, n * units);
            }
        }

        golden.Tensor(output).Compare(y, tolerance, report, "y");
        golden.Tensor(output).Compare(network.Predict(z.Values, rows), tolerance, report, "y of the batch");
        if (golden.Kind == "rows")
        {
            golden.Tensor("dz").Compare(deltas, tolerance, report, "dz");
            return;
        }

        golden.Tensor("argmax").Compare(Array.ConvertAll(classes, c => (double)c), 0.0, report, "argmax");
        golden.Tensor("oneHot").Compare(TestData.OneHot(classes, units), 0.0, report, "oneHot");
    }
}
