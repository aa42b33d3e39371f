using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Cases of kind <c>sequence</c>: one update per pattern, patterns in order, over many epochs.</summary>
internal static class SequenceCase
{
    // The cases state 1e-12 for double; single precision gathers rounding errors over several hundred updates.
    private const double DoubleTolerance = 1e-12;
    private const double SingleTolerance = 2e-5;

    public static void Run(GoldenCase golden, Func<ITestNetwork> create, DeviationReport report)
    {
        ITestNetwork network = create();
        network.CopyParametersFrom(GoldenCase.Parameters(golden.Get("init")));
        double tolerance = network.Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
        double[] x = golden.Tensor("x").Values;
        double[] t = golden.Tensor("t").Values;
        int count = golden.Tensor("x").Shape[0];
        JsonElement errors = golden.Get("epochError");
        JsonElement after = golden.Get("after");
        int updates = after.EnumerateObject().Max(entry => int.Parse(entry.Name, CultureInfo.InvariantCulture));
        double error = 0.0;
        for (int n = 0; n < updates; n++)
        {
            int pattern = n % count;
            error += network.Train(Row(x, pattern, network.InputSize), Row(t, pattern, network.OutputSize));
            if (after.TryGetProperty((n + 1).ToString(CultureInfo.InvariantCulture), out JsonElement expected))
            {
                GoldenCase.CompareParameters(expected, network.Parameters(), tolerance, report, $"after {n + 1}");
            }

            if (pattern == count - 1)
            {
                int epoch = n / count;
                if (epoch < errors.GetArrayLength())
                {
                    report.Check("epochError", epoch, errors[epoch].GetDouble(), error, tolerance);
                }

                error = 0.0;
            }
        }
    }

    private static double[] Row(double[] rows, int n, int size) => rows.AsSpan(n * size, size).ToArray();
}
