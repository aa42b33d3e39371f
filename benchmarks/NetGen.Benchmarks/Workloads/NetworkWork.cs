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

    private void Forward(int calls)
    {
        float[] x = _data.Inputs;
        float[] y = _outputs;
        int inputs = _workload.Network.Inputs;
        int outputs = _workload.Network.Outputs;
        int end = _workload.Network.Rows;
        int row = _row;
        for (int call = 0; call < calls; call++)
        {
            row = row < end ? row : 0;
            _network.Predict(x.AsSpan(row * inputs, inputs), y.AsSpan(row * outputs, outputs));
            row++;
        }

        _row = row;
    }

    private void Train(int calls)
    {
        float[] x = _data.Inputs;
        float[] t = _data.Targets;
        int inputs = _workload.Network.Inputs;
        int outputs = _workload.Network.Outputs;
        int end = _workload.Network.Rows;
        int row = _row;
        float losses = 0;
        for (int call = 0; call < calls; call++)
        {
            row = row < end ? row : 0;
            losses += _network.Train(x.AsSpan(row * inputs, inputs), t.AsSpan(row * outputs, outputs));
            row++;
        }

        _row = row;
        _losses += losses;
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
