using System;

namespace NetGen.Benchmarks;

/// <summary>A network's calls through its interface: for batches and large networks, where such a call costs nothing to speak of.</summary>
internal readonly struct InterfaceCalls<TNetwork>() : INetworkCalls
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly TNetwork _network = TNetwork.Create(seed: 1);

    public int Inputs => TNetwork.InputSize;

    public int Outputs => TNetwork.OutputSize;

    /// <summary>The number of threads that training uses.</summary>
    public int Threads
    {
        init => _network.Threads = value;
    }

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
