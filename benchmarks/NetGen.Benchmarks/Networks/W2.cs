using System;

namespace NetGen.Benchmarks;

/// <summary>4-16-3 ReLU, softmax, cross-entropy, SGD.</summary>
[Network(4, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Sgd(LearningRate = 0.01)]
internal sealed partial class W2;

/// <summary>The calls of <see cref="W2"/>.</summary>
internal readonly struct W2Calls() : INetworkCalls
{
    private readonly W2 _network = new();

    public int Inputs => W2.InputSize;

    public int Outputs => W2.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
