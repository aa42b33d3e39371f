using System;

namespace NetGen.Benchmarks;

/// <summary>16-64-64-8 ReLU, linear, mean squared error, SGD.</summary>
[Network(16, Loss = Loss.MeanSquaredError)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(8)]
[Sgd(LearningRate = 0.01)]
internal sealed partial class W4;

/// <summary>The calls of <see cref="W4"/>.</summary>
internal readonly struct W4Calls() : INetworkCalls
{
    private readonly W4 _network = new();

    public int Inputs => W4.InputSize;

    public int Outputs => W4.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
