using System;

namespace NetGen.Benchmarks;

/// <summary>A workload by the calls of a network.</summary>
/// <typeparam name="TCalls">The network.</typeparam>
internal sealed class NetworkWork<TCalls> : IWork
    where TCalls : struct, INetworkCalls
{
    private readonly Workload _workload;
    private readonly WorkloadData _data;
    private readonly float[] _outputs;
    private readonly TCalls _network;
    private int _row;
    private double _losses;

    public NetworkWork(Workload workload, TCalls network)
    {
        _workload = workload;
        _network = network;
        _data = WorkloadData.Of(workload.Network);
        _outputs = new float[workload.Network.Rows * workload.Network.Outputs];
        _network.Start(_data.Parameters);
    }

    public float[] Check()
    {
        int inputs = _workload.Network.Inputs;
        int outputs = _workload.Network.Outputs;
        _network.Start(_data.Parameters);
        _row = 0;
        float[] values;
        if (_workload.Trains)
        {
            Run(_workload.CheckSteps);
            values = new float[outputs];
            _network.Predict(_data.Inputs.AsSpan(0, inputs), values);
        }
        else
        {
            Run(_workload.Pass == Pass.Forward ? 3 : 1);
            values = _outputs[..(3 * outputs)];
        }

        _network.Start(_data.Parameters);
        return values;
    }

    public void Run(int calls)
    {
        switch (_workload.Pass)
        {
            case Pass.Forward:
                Forward(calls);
                break;
            case Pass.Train:
                Train(calls);
                break;
            case Pass.ForwardBatch:
                ForwardBatches(calls);
                break;
            default:
                TrainBatches(calls);
                break;
        }
    }

    public double TakeChecksum()
    {
        double sum = _losses;
        foreach (float y in _outputs)
        {
            sum += y;
        }

        _losses = 0;
        return sum;
    }

    // Row after row, as little beside the calls as the peers have. What the loops go through lies in locals.
    private void Forward(int calls)
    {
        TCalls network = _network;
        int inputs = network.Inputs;
        int outputs = network.Outputs;
        ReadOnlySpan<float> x = _data.Inputs;
        Span<float> y = _outputs;
        while (calls > 0)
        {
            int end = NextRows(ref calls, out int row);
            for (; row < end; row++)
            {
                network.Predict(x.Slice(row * inputs, inputs), y.Slice(row * outputs, outputs));
            }
        }
    }

    private void Train(int calls)
    {
        TCalls network = _network;
        int inputs = network.Inputs;
        int outputs = network.Outputs;
        ReadOnlySpan<float> x = _data.Inputs;
        ReadOnlySpan<float> t = _data.Targets;
        float losses = 0;
        while (calls > 0)
        {
            int end = NextRows(ref calls, out int row);
            for (; row < end; row++)
            {
                losses += network.Train(x.Slice(row * inputs, inputs), t.Slice(row * outputs, outputs));
            }
        }

        _losses += losses;
    }

    // The rows up to the last one, or as many as there are calls.
    private int NextRows(ref int calls, out int row)
    {
        row = _row < _workload.Network.Rows ? _row : 0;
        int rows = Math.Min(calls, _workload.Network.Rows - row);
        calls -= rows;
        return _row = row + rows;
    }

    private void ForwardBatches(int calls)
    {
        int size = _workload.BatchSize;
        int inputs = _workload.Network.Inputs;
        int outputs = _workload.Network.Outputs;
        for (int call = 0; call < calls; call++)
        {
            int row = NextBatch();
            _network.Predict(_data.Inputs.AsSpan(row * inputs, size * inputs), _outputs.AsSpan(row * outputs, size * outputs), size);
        }
    }

    private void TrainBatches(int calls)
    {
        int size = _workload.BatchSize;
        int inputs = _workload.Network.Inputs;
        int outputs = _workload.Network.Outputs;
        for (int call = 0; call < calls; call++)
        {
            int row = NextBatch();
            _losses += _network.Train(_data.Inputs.AsSpan(row * inputs, size * inputs), _data.Targets.AsSpan(row * outputs, size * outputs), size);
        }
    }

    // Batches follow one another and start again where no whole one is left.
    private int NextBatch()
    {
        int row = _row + _workload.BatchSize <= _workload.Network.Rows ? _row : 0;
        _row = row + _workload.BatchSize;
        return row;
    }
}
