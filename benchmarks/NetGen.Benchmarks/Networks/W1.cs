using System;

namespace NetGen.Benchmarks;

/// <summary>2-3-1 tanh, sigmoid, half squared error, SGD.</summary>
[Network(2, Loss = Loss.HalfSquaredError)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.01)]
internal sealed partial class W1;

/// <summary>The calls of <see cref="W1"/>.</summary>
internal readonly struct W1Calls() : INetworkCalls
{
    private readonly W1 _network = new();

    public int Inputs => W1.InputSize;

    public int Outputs => W1.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
