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

    // Enough copies of a small network that what else the program keeps doesn't show.
    private const long KeptAtLeast = 4 << 20;

    /// <summary>What has to be kept: parameters, gradient, optimizer state, and activations and deltas of a batch.</summary>
    public static InstanceMemory Least(NetworkShape shape, int batchSize, int states)
    {
        long parameters = sizeof(float) * (long)shape.ParameterCount;
        long activations = 2 * sizeof(float) * (long)batchSize * shape.Sizes.Skip(1).Sum();
        return new InstanceMemory(parameters, (parameters * (2 + states)) + activations, 0);
    }

    public static InstanceMemory Measure<TNetwork>(NetworkShape shape, int batchSize)
        where TNetwork : INetwork<TNetwork, float>
    {
        WorkloadData data = WorkloadData.Of(shape);
        float[] y = new float[batchSize * shape.Outputs];

        // Once for what belongs to the program and not to an instance.
        Kept(network => Predict(network), 1);
        Kept(network => Train(network), 1);
        int copies = (int)Math.Clamp(KeptAtLeast / (sizeof(float) * shape.ParameterCount), 1, 1_000);
        return new InstanceMemory(Kept(network => Predict(network), copies), Kept(network => Train(network), copies), OnFreshThread(Later));

        // What is still there after a collection, scratch memory of the thread excepted: it goes with the thread.
        long Kept(Action<TNetwork> use, int count)
        {
            var networks = new TNetwork[count];
            long before = GC.GetTotalMemory(forceFullCollection: true);
            OnFreshThread(() =>
            {
                for (int i = 0; i < count; i++)
                {
                    use(networks[i] = TNetwork.Create(seed: 1));
                }

                return 0;
            });
            long after = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(networks);
            return (after - before) / count;
        }

        long Later()
        {
            TNetwork network = TNetwork.Create(seed: 1);
            Train(network);
            Predict(network);
            PredictBatch(network);
            TrainSample(network);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < Calls; call++)
            {
                Train(network);
                TrainSample(network);
                Predict(network);
                PredictBatch(network);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Predict(TNetwork network) => network.Predict(data.Inputs.AsSpan(0, shape.Inputs), y.AsSpan(0, shape.Outputs));

        void PredictBatch(TNetwork network) => network.Predict(data.Inputs.AsSpan(0, batchSize * shape.Inputs), y, batchSize);

        void TrainSample(TNetwork network) => network.Train(data.Inputs.AsSpan(0, shape.Inputs), data.Targets.AsSpan(0, shape.Outputs));

        void Train(TNetwork network) => network.Train(data.Inputs.AsSpan(0, batchSize * shape.Inputs), data.Targets.AsSpan(0, batchSize * shape.Outputs), batchSize);
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
