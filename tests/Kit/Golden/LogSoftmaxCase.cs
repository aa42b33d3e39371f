using System;

namespace NetGen.Kit;

/// <summary>
/// ln softmax by itself. No layer has it as its activation: it is inside the cross-entropy from logits, whose loss
/// −Σ t·ln softmax(z) shows the values one class at a time, and Jᵀ·dy as the deltas of the targets −dy.
/// </summary>
internal static class LogSoftmaxCase
{
    private const double DoubleTolerance = 1e-13;
    private const double SingleTolerance = 4e-6;

    public static GoldenTask Read(GoldenCase golden)
    {
        NetworkRecipe recipe = IdentityLayer.Recipe(golden.Tensor("z").Shape[1], new LayerRecipe(1, Activation.Linear)) with
        {
            Loss = Loss.CategoricalCrossEntropyFromLogits,
            Outputs = Reduction.Sum,
        };
        return new GoldenTask(golden, [recipe], (create, report) => Run(golden, IdentityLayer.Create(create[0]), report));
    }

    private static void Run(GoldenCase golden, ITestNetwork network, DeviationReport report)
    {
        double tolerance = network.Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
        GoldenTensor z = golden.Tensor("z");
        int units = z.Shape[1];
        var a = new double[z.Size];
        var deltas = new double[z.Size];
        double[] dy = golden.Tensor("dy").Values;
        double largest = 1.0;
        for (int n = 0; n < z.Shape[0]; n++)
        {
            network.Forward(z.Values.AsSpan(n * units, units).ToArray());
            for (int k = 0; k < units; k++)
            {
                a[(n * units) + k] = -network.Backward(k);
                largest = Math.Max(largest, Math.Abs(a[(n * units) + k]));
            }

            network.Backward(Array.ConvertAll(dy[(n * units)..((n + 1) * units)], slope => -slope));
            network.Deltas(1).CopyTo(deltas, n * units);
        }

        golden.Tensor("a").Compare(a, tolerance * largest, report, "a");
        golden.Tensor("dz").Compare(deltas, tolerance, report, "dz");
    }
}
