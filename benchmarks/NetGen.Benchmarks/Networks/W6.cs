using System;

namespace NetGen.Benchmarks;

/// <summary>784-512-512-10 ReLU, softmax, cross-entropy, Adam.</summary>
[Network(784, Loss = Loss.CategoricalCrossEntropy)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Adam]
internal sealed partial class W6;

/// <summary>The calls of <see cref="W6"/>.</summary>
internal readonly struct W6Calls() : INetworkCalls
{
    private readonly W6 _network = new();

    public int Inputs => W6.InputSize;

    public int Outputs => W6.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
