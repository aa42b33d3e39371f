using System;

namespace NetGen.Benchmarks;

/// <summary>W4 with Adam.</summary>
[Network(16, Loss = Loss.MeanSquaredError)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(8)]
[Adam]
internal sealed partial class W4Adam;

/// <summary>The calls of <see cref="W4Adam"/>.</summary>
internal readonly struct W4AdamCalls() : INetworkCalls
{
    private readonly W4Adam _network = new();

    public int Inputs => W4Adam.InputSize;

    public int Outputs => W4Adam.OutputSize;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize) => _network.Predict(xs, ys, batchSize);

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize) => _network.Train(xs, ts, batchSize);
}
