using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

// Training on a batch: the last block's gradients wait for the step, which computes a part of them, uses it while it is near,
// and goes on to the next. The bits are those of gradients first and a step behind: each parameter's step needs its own
// gradient alone. 784-512-512-10 with Adam, whose state is larger than a core's caches, took 5 % less time a step.
public static partial class Passes<T, TKernels>
{
    public static T Train<TNetwork>(TNetwork network, NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize)
        where TNetwork : class, INetwork<TNetwork, T>
    {
        CheckBatch(inputs.Length, targets.Length, batchSize, nameof(targets));
        return Train(network, state, inputs, new Targets(targets), batchSize);
    }

    public static T Train<TNetwork>(TNetwork network, NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
        where TNetwork : class, INetwork<TNetwork, T>
    {
        CheckLabels(inputs.Length, labels);
        return Train(network, state, inputs, new Targets(labels), labels.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe T Train<TNetwork>(TNetwork network, NetworkState<T> state, ReadOnlySpan<T> inputs, Targets targets, int batchSize)
        where TNetwork : class, INetwork<TNetwork, T>
    {
        T loss;
        if (InBlocks(batchSize) < batchSize)
        {
            loss = Accumulate(state, inputs, targets, batchSize);
            network.Update();
            return loss;
        }

        var losses = default(LossSum<T>);
        int last = (batchSize - 1) / TKernels.BlockRows * TKernels.BlockRows;
        ref T m = ref state.Blocks(1, TKernels.BlockLength + InputRoom);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            ref T x = ref Roomy(inputs[(first * TKernels.InputSize)..], rows, ref Unsafe.Add(ref m, TKernels.BlockLength));
            BlockWork work = first < last ? BlockWork.Forward | BlockWork.Backward : BlockWork.Forward | BlockWork.Deltas;
            Run(state, new Block(ref x, ref m, targets, first, rows), work);
            losses.Add(ref Unsafe.Add(ref m, TKernels.LossOffset), rows);
            if (first == last)
            {
                state.AccumulatedSamples += batchSize;
                state.ForwardRows = 0;
                fixed (T* px = &x, pm = &m)
                {
                    // Whatever happens, no address outlives the call.
                    state.Awaiting = ((nint)px, (nint)pm, rows);
                    try
                    {
                        network.Update();
                    }
                    finally
                    {
                        state.Awaiting = default;
                    }
                }
            }
        }

        return Reduced(losses.Total, batchSize);
    }

    private static unsafe void StepWithGradients(NetworkState<T> state, int length, ReadOnlySpan<T> constants)
    {
        (nint x, nint m, int rows) = state.Awaiting;
        state.Awaiting = default;
        _ = state.Gradients;
        _ = state.HasOptimizerStates ? state.Optimizer : null;
        StepAhead ahead = Ahead(state);
        if (TeamFor(state, rows) is { } team)
        {
            TeamWork<T> shared = team.Work;
            shared.Ahead = ahead;
            shared.X = (T*)x;
            shared.M = (T*)m;
            shared.Rows = rows;
            shared.Constants = state.StepConstants;
            shared.Kind = TeamWork<T>.Phase.GradientsAndStep;
            Share(team, state, _parts.Length);
        }
        else
        {
            var block = new Block(ref *(T*)x, ref *(T*)m, default, 0, rows);
            foreach (ref readonly GradientPart part in _parts.AsSpan())
            {
                block.OfParameters(state, part with { Ahead = ahead });
                UpdateRange(state, part.Offset, part.Length, constants);
            }
        }

        // The biases, whose gradients came with the weights'.
        int weights = TKernels.Layers[0].BiasOffset;
        if (length > weights)
        {
            UpdateRange(state, weights, length - weights, constants);
        }
    }

    // Weights and states lie at fixed addresses, as the gradients do.
    private static StepAhead Ahead(NetworkState<T> state)
    {
        ref T g = ref state.Gradients.Origin;
        nint weights = Unsafe.ByteOffset(ref g, ref state.Weights);
        if (!state.HasOptimizerStates)
        {
            return new StepAhead(weights, weights, weights, state.Team is not null);
        }

        int length = state.Parameters.Length;
        ref T states = ref state.Optimizer.Origin;
        nint first = Unsafe.ByteOffset(ref g, ref states);
        return new StepAhead(weights, first, state.Optimizer.Length > length ? Unsafe.ByteOffset(ref g, ref Unsafe.Add(ref states, length)) : first, state.Team is not null);
    }
}
