using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>All networks and workloads, in the order of the tables.</summary>
internal static class WorkloadCatalogue
{
    public static NetworkShape W1 { get; } = new("W1", [2, 3, 1], [Activation.Tanh, Activation.Sigmoid], Loss.HalfSquaredError, 4_096);

    public static NetworkShape W2 { get; } = new("W2", [4, 16, 3], [Activation.ReLU, Activation.Softmax], Loss.CategoricalCrossEntropy, 4_096);

    public static NetworkShape W3 { get; } = new("W3", [8, 32, 32, 4], [Activation.Tanh, Activation.Tanh, Activation.Linear], Loss.MeanSquaredError, 4_096);

    public static NetworkShape W4 { get; } = new("W4", [16, 64, 64, 8], [Activation.ReLU, Activation.ReLU, Activation.Linear], Loss.MeanSquaredError, 4_096);

    public static NetworkShape W5 { get; } = new("W5", [784, 128, 10], [Activation.ReLU, Activation.Softmax], Loss.CategoricalCrossEntropy, 1_024);

    public static NetworkShape W6 { get; } = new("W6", [784, 512, 512, 10], [Activation.ReLU, Activation.ReLU, Activation.Softmax], Loss.CategoricalCrossEntropy, 1_024);

    public static NetworkShape S { get; } = new("S", [4, 32, 16, 4], [Activation.Tanh, Activation.Tanh, Activation.Linear], Loss.MeanSquaredError, 10_000);

    public static IReadOnlyList<NetworkShape> Networks { get; } = [W1, W2, W3, W4, W5, W6, S];

    public static IReadOnlyList<Workload> All { get; } = [.. Create()];

    public static Workload? Find(string name) => All.FirstOrDefault(workload => workload.Name == name);

    /// <summary>The same workload with a call a sample, of batches that are compared with that.</summary>
    public static Workload? SingleOf(Workload workload) => workload.Pass switch
    {
        Pass.ForwardBatch when workload.BatchSize == 1_024 => Find($"{workload.Network.Name}.forward"),
        Pass.TrainBatch => Find($"{workload.Network.Name}.train"),
        _ => null,
    };

    private static IEnumerable<Workload> Create()
    {
        foreach (NetworkShape network in new[] { W1, W2, W3, W4, W5, W6 })
        {
            yield return new Workload(network, Pass.Forward, 1, $"{network.Name}.forward");
        }

        NetworkShape[] small = [W1, W2, W3, W4];
        foreach (NetworkShape network in small)
        {
            yield return new Workload(network, Pass.Train, 1, $"{network.Name}.train");
        }

        yield return Batch(W4, Pass.AdamBatch, 64);
        foreach (NetworkShape network in small)
        {
            yield return Batch(network, Pass.ForwardBatch, 1_024);
        }

        foreach (NetworkShape network in small)
        {
            yield return Batch(network, Pass.TrainBatch, 1_024);
        }

        yield return Batch(W5, Pass.ForwardBatch, 128);
        yield return Batch(W5, Pass.ForwardBatch, 256);
        yield return Batch(W6, Pass.ForwardBatch, 128);
        yield return Batch(W6, Pass.ForwardBatch, 256);
        yield return Batch(W5, Pass.AdamBatch, 32);
        yield return Batch(W5, Pass.AdamBatch, 128);
        yield return Batch(W6, Pass.AdamBatch, 128);
        yield return new Workload(S, Pass.AdamBatch, S.Rows, "S.adam.full");
    }

    private static Workload Batch(NetworkShape network, Pass pass, int size)
    {
        string verb = pass switch
        {
            Pass.ForwardBatch => "forward",
            Pass.TrainBatch => "train",
            _ => "adam",
        };
        return new Workload(network, pass, size, string.Create(CultureInfo.InvariantCulture, $"{network.Name}.{verb}.b{size}"));
    }
}
