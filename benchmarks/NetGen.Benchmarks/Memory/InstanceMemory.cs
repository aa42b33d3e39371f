using System;
using System.Linq;
using System.Threading;

namespace NetGen.Benchmarks;

/// <summary>Bytes of a network.</summary>
/// <param name="Inference">An instance that only predicts.</param>
/// <param name="Training">An instance that is trained on batches.</param>
/// <param name="LaterCalls">All later calls together.</param>
internal sealed record InstanceMemory(long Inference, long Training, long LaterCalls)
{
    private const int Calls = 20;

    /// <summary>What has to be kept: parameters, gradient, optimizer state, and the activations of a batch.</summary>
    public static InstanceMemory Least(NetworkShape shape, int batchSize, int states)
    {
        long parameters = sizeof(float) * (long)shape.ParameterCount;
        long activations = sizeof(float) * (long)batchSize * shape.Sizes.Skip(1).Sum();
        return new InstanceMemory(parameters, (parameters * (2 + states)) + activations, 0);
    }

    public static InstanceMemory Measure<TNetwork>(NetworkShape shape, int batchSize)
        where TNetwork : INetwork<TNetwork, float>
    {
        WorkloadData data = WorkloadData.Of(shape);
        float[] y = new float[batchSize * shape.Outputs];

        // Once for what belongs to the program and not to an instance; scratch memory belongs to a thread.
        OnFreshThread(() => Both());
        return OnFreshThread(() => Both());

        InstanceMemory Both()
        {
            long inference = OnFreshThread(() => Allocated(() => Predict(TNetwork.Create(seed: 1))));
            return OnFreshThread(() =>
            {
                TNetwork? network = default;
                long training = Allocated(() => Train(network = TNetwork.Create(seed: 1)));
                Predict(network!);
                PredictBatch(network!);
                TrainSample(network!);
                long later = Allocated(() =>
                {
                    for (int call = 0; call < Calls; call++)
                    {
                        Train(network!);
                        TrainSample(network!);
                        Predict(network!);
                        PredictBatch(network!);
                    }
                });
                return new InstanceMemory(inference, training, later);
            });
        }

        void Predict(TNetwork network) => network.Predict(data.Inputs.AsSpan(0, shape.Inputs), y.AsSpan(0, shape.Outputs));

        void PredictBatch(TNetwork network) => network.Predict(data.Inputs.AsSpan(0, batchSize * shape.Inputs), y, batchSize);

        void TrainSample(TNetwork network) => network.Train(data.Inputs.AsSpan(0, shape.Inputs), data.Targets.AsSpan(0, shape.Outputs));

        void Train(TNetwork network) => network.Train(data.Inputs.AsSpan(0, batchSize * shape.Inputs), data.Targets.AsSpan(0, batchSize * shape.Outputs), batchSize);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static T OnFreshThread<T>(Func<T> function)
    {
        T result = default!;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result;
    }
}
