using System;
using System.Collections.Concurrent;

namespace NetGen.Benchmarks;

/// <summary>Start parameters and samples of a network, the same in every contestant.</summary>
internal sealed class WorkloadData
{
    private static readonly ConcurrentDictionary<string, WorkloadData> _all = new(StringComparer.Ordinal);

    private WorkloadData(NetworkShape network)
    {
        Parameters = DrawParameters(network);
        Inputs = DrawInputs(network);
        Targets = DrawTargets(network);
    }

    /// <summary>Weights [inputs][units] and biases, layer by layer.</summary>
    public float[] Parameters { get; }

    /// <summary>One row a sample.</summary>
    public float[] Inputs { get; }

    /// <summary>One row a sample.</summary>
    public float[] Targets { get; }

    public static WorkloadData Of(NetworkShape network) => _all.GetOrAdd(network.Name, _ => new WorkloadData(network));

    private static float[] DrawParameters(NetworkShape network)
    {
        var numbers = new LinearCongruence(1);
        var parameters = new float[network.ParameterCount];
        int at = 0;
        for (int layer = 0; layer < network.LayerCount; layer++)
        {
            float root = MathF.Sqrt(network.Sizes[layer]);
            int weights = network.Sizes[layer] * network.Sizes[layer + 1];
            foreach (ref float weight in parameters.AsSpan(at, weights))
            {
                weight = ((2 * numbers.Next()) - 1) / root;
            }

            at += weights + network.Sizes[layer + 1];
        }

        return parameters;
    }

    // Pixels are not negative.
    private static float[] DrawInputs(NetworkShape network)
    {
        var numbers = new LinearCongruence(2);
        bool pixels = network.Inputs == 784;
        var inputs = new float[network.Rows * network.Inputs];
        foreach (ref float x in inputs.AsSpan())
        {
            float u = numbers.Next();
            x = pixels ? u : (2 * u) - 1;
        }

        return inputs;
    }

    private static float[] DrawTargets(NetworkShape network)
    {
        var numbers = new LinearCongruence(3);
        int classes = network.Outputs;
        var targets = new float[network.Rows * classes];
        if (network.Loss == Loss.CategoricalCrossEntropy)
        {
            for (int row = 0; row < network.Rows; row++)
            {
                targets[(row * classes) + (int)(numbers.Next() * classes)] = 1;
            }

            return targets;
        }

        bool probability = network.Activations[^1] == Activation.Sigmoid;
        foreach (ref float t in targets.AsSpan())
        {
            float u = numbers.Next();
            t = probability ? u : (2 * u) - 1;
        }

        return targets;
    }
}
