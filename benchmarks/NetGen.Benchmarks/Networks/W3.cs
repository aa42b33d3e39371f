using System;

namespace NetGen.Benchmarks;

/// <summary>8-32-32-4 tanh, linear, mean squared error, SGD.</summary>
[Network(8, Loss = Loss.MeanSquaredError)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(4)]
[Sgd(LearningRate = 0.01)]
internal sealed partial class W3;

/// <summary>The calls of <see cref="W3"/>.</summary>
internal readonly struct W3Calls() : INetworkCalls
{
    private readonly W3 _network = new();

    public int Inputs => W3.InputSize;

    public int Outputs => W3.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
