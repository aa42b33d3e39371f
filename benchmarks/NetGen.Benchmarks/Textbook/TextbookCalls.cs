using System;

namespace NetGen.Benchmarks;

/// <summary>The calls of a textbook network.</summary>
internal readonly struct TextbookCalls<TArithmetic>(Workload workload) : INetworkCalls
    where TArithmetic : struct, IArithmetic
{
    private readonly TextbookNetwork<TArithmetic> _network = new(workload.Network, workload.Pass == Pass.AdamBatch);

    public int Inputs => _network.Inputs;

    public int Outputs => _network.Outputs;

    public void Start(ReadOnlySpan<float> parameters) => _network.Start(parameters);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => _network.Predict(x, y);

    public void Predict(ReadOnlySpan<float> xs, Span<float> ys, int batchSize)
    {
        int inputs = _network.Inputs;
        int outputs = _network.Outputs;
        for (int row = 0; row < batchSize; row++)
        {
            _network.Predict(xs.Slice(row * inputs, inputs), ys.Slice(row * outputs, outputs));
        }
    }

    public float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> t) => _network.Train(x, t);

    public float Train(ReadOnlySpan<float> xs, ReadOnlySpan<float> ts, int batchSize)
    {
        int inputs = _network.Inputs;
        int outputs = _network.Outputs;
        float loss = 0;
        for (int row = 0; row < batchSize; row++)
        {
            loss += _network.Backward(xs.Slice(row * inputs, inputs), ts.Slice(row * outputs, outputs));
        }

        _network.Update(batchSize);
        return loss / batchSize;
    }
}
