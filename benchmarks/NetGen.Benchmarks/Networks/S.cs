using System;

namespace NetGen.Benchmarks;

/// <summary>4-32-16-4 tanh, linear, mean squared error, Adam.</summary>
[Network(4, Loss = Loss.MeanSquaredError)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
[Adam]
internal sealed partial class S;

/// <summary>The calls of <see cref="S"/>.</summary>
internal readonly struct SCalls() : INetworkCalls
{
    private readonly S _network = new();

    public int Inputs => S.InputSize;

    public int Outputs => S.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
