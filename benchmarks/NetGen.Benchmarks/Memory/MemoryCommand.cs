using System;
using System.IO;

namespace NetGen.Benchmarks;

/// <summary>What instances allocate: for inference, for training, and in steady state.</summary>
internal static class MemoryCommand
{
    private const int BatchSize = 128;
    private const double InferenceTarget = 1.05;
    private const double TrainingTarget = 1.1;

    public static int Run(TextWriter output)
    {
        output.WriteLine($"Bytes allocated by a fresh instance on a fresh thread: for inference (new and Predict of one sample), for training (new and Train of a batch of {BatchSize}).");
        output.WriteLine("The least is what has to be somewhere: parameters; and for training gradient, optimizer state and activations of the batch too.");
        output.WriteLine();
        var table = new TableWriter(
            output,
            ("network", 11),
            ("inference", -10),
            ("least", -10),
            ("ratio", -6),
            ($"≤ {InferenceTarget:0.00}", -6),
            ("training", -10),
            ("least", -10),
            ("ratio", -6),
            ($"≤ {TrainingTarget:0.00}", -6),
            ("a call later", -12));
        Row<W1>(table, WorkloadCatalogue.W1, "W1 SGD");
        Row<W2>(table, WorkloadCatalogue.W2, "W2 SGD");
        Row<W3>(table, WorkloadCatalogue.W3, "W3 SGD");
        Row<W4>(table, WorkloadCatalogue.W4, "W4 SGD");
        Row<W4Adam>(table, WorkloadCatalogue.W4, "W4 Adam");
        Row<W5>(table, WorkloadCatalogue.W5, "W5 Adam");
        Row<W6>(table, WorkloadCatalogue.W6, "W6 Adam");
        return 0;
    }

    private static void Row<TNetwork>(TableWriter table, NetworkShape shape, string name)
        where TNetwork : INetwork<TNetwork, float>
    {
        InstanceMemory found = InstanceMemory.Measure<TNetwork>(shape, BatchSize);
        InstanceMemory least = InstanceMemory.Least(shape, BatchSize, TNetwork.OptimizerStateCount);
        double inference = (double)found.Inference / least.Inference;
        double training = (double)found.Training / least.Training;
        table.Row(
            name,
            Figures.Count(found.Inference),
            Figures.Count(least.Inference),
            Figures.Significant(inference),
            inference <= InferenceTarget ? "yes" : "no",
            Figures.Count(found.Training),
            Figures.Count(least.Training),
            Figures.Significant(training),
            training <= TrainingTarget ? "yes" : "no",
            Figures.Count(found.LaterCalls));
    }
}
