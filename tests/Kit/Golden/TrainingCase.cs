using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetGen.Kit;

/// <summary>Cases of kind <c>training</c>: a whole run over a data file, samples in the file's order.</summary>
internal static class TrainingCase
{
    // The cases state these for double.
    private const double LossTolerance = 1e-9;
    private const double ParameterTolerance = 1e-8;

    // Single precision: ten times what PyTorch's own single precision deviates, and at least ten roundings of the losses.
    private const double SingleFactor = 10.0;
    private const double SingleFloor = 1e-6;

    public static GoldenTask? Read(GoldenCase golden, out string? skipReason)
    {
        NetworkRecipe? recipe = CaseSource.Read(golden.Get("spec"), out skipReason);
        if (recipe is null)
        {
            return null;
        }

        CaseData? data = CaseData.Find(golden, out skipReason);
        return data is null ? null : new GoldenTask(golden, [recipe], (create, report) =>
        {
            Run(golden, data, recipe, create[0](), report);
            Fit(golden, data, create[0](), report);
        });
    }

    private static void Run(GoldenCase golden, CaseData data, NetworkRecipe recipe, ITestNetwork network, DeviationReport report)
    {
        (double[] x, int[] labels) = data.Load(golden.Get("samples").GetInt32(), network.InputSize);
        int batchSize = golden.Get("batchSize").GetInt32();
        JsonElement losses = golden.Get("epochLoss");
        network.CopyParametersFrom(GoldenCase.Parameters(golden.Get("init")));
        for (int epoch = 0; epoch < golden.Get("epochs").GetInt32(); epoch++)
        {
            double sum = 0.0;
            for (int start = 0; start < labels.Length; start += batchSize)
            {
                int count = Math.Min(batchSize, labels.Length - start);
                double loss = network.Train(
                    x.AsSpan(start * network.InputSize, count * network.InputSize).ToArray(), labels.AsSpan(start, count).ToArray());
                sum += recipe.MeansOverBatch ? loss * count : loss;
            }

            double tolerance = Tolerance(golden, network, losses[epoch].GetDouble(), f32 => f32.GetProperty("epochLoss")[epoch].GetDouble());
            report.Check("epochLoss", epoch, losses[epoch].GetDouble(), sum / labels.Length, tolerance);
        }

        CompareResult(golden, x, labels, recipe, network, report);
    }

    // The same through the trainer and the evaluator, with targets in the place of class indices.
    private static void Fit(GoldenCase golden, CaseData data, ITestNetwork network, DeviationReport report)
    {
        (double[] x, int[] labels) = data.Load(golden.Get("samples").GetInt32(), network.InputSize);
        double[] t = new double[labels.Length * network.OutputSize];
        for (int n = 0; n < labels.Length; n++)
        {
            t[(n * network.OutputSize) + labels[n]] = 1.0;
        }

        network.CopyParametersFrom(GoldenCase.Parameters(golden.Get("init")));
        double[] found = network.Fit(x, t, golden.Get("epochs").GetInt32(), golden.Get("batchSize").GetInt32());
        JsonElement losses = golden.Get("epochLoss");
        for (int epoch = 0; epoch < found.Length; epoch++)
        {
            double tolerance = Tolerance(golden, network, losses[epoch].GetDouble(), f32 => f32.GetProperty("epochLoss")[epoch].GetDouble());
            report.Check("Fit epochLoss", epoch, losses[epoch].GetDouble(), found[epoch], tolerance);
        }

        bool exact = network.Precision == Precision.Double;
        double parameters = exact ? ParameterTolerance : SingleFactor * golden.Get("pytorchF32").GetProperty("maxParamDiff").GetDouble();
        GoldenCase.CompareParameters(golden.Get("final"), network.Parameters(), parameters, report, "Fit final");
        (double loss, int correct) = network.Evaluate(x, t);
        double expected = golden.Get("finalLoss").GetDouble();
        report.Check("Evaluate loss", -1, expected, loss, Tolerance(golden, network, expected, f32 => f32.GetProperty("finalLoss").GetDouble()));
        report.Check("Evaluate correct", -1, golden.Get("finalCorrect").GetInt32(), correct, exact ? 0.0 : 1.0);
    }

    private static void CompareResult(
        GoldenCase golden, double[] x, int[] labels, NetworkRecipe recipe, ITestNetwork network, DeviationReport report)
    {
        bool exact = network.Precision == Precision.Double;
        JsonElement single = golden.Get("pytorchF32");
        double tolerance = exact ? ParameterTolerance : SingleFactor * single.GetProperty("maxParamDiff").GetDouble();
        GoldenCase.CompareParameters(golden.Get("final"), network.Parameters(), tolerance, report, "final");

        var classes = new int[labels.Length];
        network.Classify(x, classes);
        int correct = classes.Zip(labels).Count(pair => pair.First == pair.Second);
        report.Check("finalCorrect", -1, golden.Get("finalCorrect").GetInt32(), correct, exact ? 0.0 : 1.0);

        double loss = 0.0;
        for (int n = 0; n < labels.Length; n++)
        {
            network.Forward(x.AsSpan(n * network.InputSize, network.InputSize).ToArray());
            loss += network.Backward(labels[n]);
        }

        double expected = golden.Get("finalLoss").GetDouble();
        report.Check(
            "finalLoss", -1, expected, loss / labels.Length, Tolerance(golden, network, expected, f32 => f32.GetProperty("finalLoss").GetDouble()));
    }

    private static double Tolerance(GoldenCase golden, ITestNetwork network, double expected, Func<JsonElement, double> single)
    {
        if (network.Precision == Precision.Double)
        {
            return LossTolerance;
        }

        double deviation = Math.Abs(single(golden.Get("pytorchF32")) - expected);
        return Math.Max(SingleFactor * deviation, SingleFloor * Math.Max(1.0, expected));
    }
}
