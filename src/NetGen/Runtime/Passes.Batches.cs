using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

// Batches, block by block: all blocks are kept between Forward and Backward, one is enough otherwise. What loops over samples
// doesn't wait for tier 1: a program that trains for a second has to be fast in that second.
public static partial class Passes<T, TKernels>
{
    // A block, and the room for inputs of a block that has fewer samples than its kernels touch.
    private static int InputRoom => TKernels.LeastRows > 1 ? TKernels.LeastRows * TKernels.InputSize : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize)
    {
        CheckBatch(inputs.Length, outputs.Length, batchSize, nameof(outputs));
        ref T m = ref state.Blocks(BlocksOf(batchSize), TKernels.BlockLength);
        ref T x = ref state.Inputs((batchSize + TKernels.LeastRows) * TKernels.InputSize);
        inputs.CopyTo(MemoryMarshal.CreateSpan(ref x, inputs.Length));
        ref T y = ref MemoryMarshal.GetReference(outputs);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            TKernels.ForwardBlock(ref Unsafe.Add(ref x, first * TKernels.InputSize), ref Training(state), ref m, 0, rows);
            TKernels.GetOutputs(ref m, ref Unsafe.Add(ref y, first * TKernels.OutputSize), 0, rows);
            m = ref Unsafe.Add(ref m, TKernels.BlockLength);
        }

        state.ForwardRows = batchSize;
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> targets, int batchSize)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(targets.Length, (long)batchSize * TKernels.OutputSize, nameof(targets));
        Guard.HasForward(state.ForwardRows, batchSize);
        return BackwardBlocks(state, new Targets(targets), batchSize);
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> targets, Span<T> inputGradients, int batchSize)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(inputGradients.Length, (long)batchSize * TKernels.InputSize, nameof(inputGradients));
        T loss = Backward(state, targets, batchSize);
        InputGradients(state, inputGradients, batchSize);
        return loss;
    }

    /// <summary>Forward, loss and backward of a batch.</summary>
    /// <returns>The loss of the batch.</returns>
    public static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize)
    {
        CheckBatch(inputs.Length, targets.Length, batchSize, nameof(targets));
        return Accumulate(state, inputs, new Targets(targets), batchSize);
    }

    // The slots of samples that go one by one are not worth zeroing: 2 KB, 55 ns.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Predict(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize)
    {
        CheckBatch(inputs.Length, outputs.Length, batchSize, nameof(outputs));
        int inBlocks = InBlocks(batchSize);
        for (int r = inBlocks; r < batchSize; r++)
        {
            Predict(state, inputs.Slice(r * TKernels.InputSize, TKernels.InputSize), outputs.Slice(r * TKernels.OutputSize, TKernels.OutputSize));
        }

        ref T y = ref MemoryMarshal.GetReference(outputs);
        int inRegisters = TKernels.PredictInRegisters(ref MemoryMarshal.GetReference(inputs), ref state.Weights, ref y, inBlocks);
        if (inRegisters == inBlocks)
        {
            return;
        }

        ref T m = ref ThreadWorkspace<T>.Borrow(TKernels.PredictLength + InputRoom);
        for (int first = inRegisters; first < inBlocks; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, inBlocks - first);
            ref T x = ref Roomy(inputs[(first * TKernels.InputSize)..], rows, ref Unsafe.Add(ref m, TKernels.PredictLength));
            if (TKernels.OutputsLogits)
            {
                TKernels.LogitsBlock(ref x, ref state.Weights, ref m, 0, rows);
            }
            else
            {
                TKernels.ForwardBlock(ref x, ref state.Weights, ref m, 0, rows);
            }

            TKernels.GetOutputs(ref m, ref Unsafe.Add(ref y, first * TKernels.OutputSize), 0, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T GetLoss(NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize, Span<T> outputs)
    {
        CheckBatch(inputs.Length, targets.Length, batchSize, nameof(targets));
        if (!outputs.IsEmpty)
        {
            Guard.Length(outputs.Length, (long)batchSize * TKernels.OutputSize, nameof(outputs));
        }

        var losses = default(LossSum<T>);
        ref T m = ref ThreadWorkspace<T>.Borrow(TKernels.BlockLength + InputRoom);
        ref T t = ref MemoryMarshal.GetReference(targets);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            ref T x = ref Roomy(inputs[(first * TKernels.InputSize)..], rows, ref Unsafe.Add(ref m, TKernels.BlockLength));
            TKernels.ForwardBlock(ref x, ref state.Weights, ref m, 0, rows);
            if (!outputs.IsEmpty)
            {
                TKernels.GetOutputs(ref m, ref outputs[first * TKernels.OutputSize], 0, rows);
            }

            TKernels.SetTargets(ref Unsafe.Add(ref t, first * TKernels.OutputSize), ref m, 0, rows);
            TKernels.LossBlock(ref m, 0, rows);
            losses.Add(ref Unsafe.Add(ref m, TKernels.LossOffset), rows);
        }

        return Reduced(losses.Total, batchSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Classify(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<int> classes)
    {
        Guard.BatchSize(classes.Length);
        Guard.Length(inputs.Length, (long)classes.Length * TKernels.InputSize, nameof(inputs));
        int logits = TKernels.PredictLength + InputRoom;
        ref T m = ref ThreadWorkspace<T>.Borrow(logits + (TKernels.BlockRows * TKernels.OutputSize));
        ref T z = ref Unsafe.Add(ref m, logits);
        for (int first = 0; first < classes.Length; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, classes.Length - first);
            ref T x = ref Roomy(inputs[(first * TKernels.InputSize)..], rows, ref Unsafe.Add(ref m, TKernels.PredictLength));
            TKernels.LogitsBlock(ref x, ref state.Weights, ref m, 0, rows);
            TKernels.GetLogits(ref m, ref z, 0, rows);
            for (int r = 0; r < rows; r++)
            {
                classes[first + r] = ClassOf(ref Unsafe.Add(ref z, r * TKernels.OutputSize));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> inputs, Targets targets, int batchSize)
    {
        var losses = default(LossSum<T>);
        int inBlocks = InBlocks(batchSize);
        if (inBlocks > 0)
        {
            ref T m = ref state.Blocks(1, TKernels.BlockLength + InputRoom);
            for (int first = 0; first < inBlocks; first += TKernels.BlockRows)
            {
                int rows = Math.Min(TKernels.BlockRows, inBlocks - first);
                ref T x = ref Roomy(inputs[(first * TKernels.InputSize)..], rows, ref Unsafe.Add(ref m, TKernels.BlockLength));
                Run(state, new Block(ref x, ref m, targets, first, rows), BlockWork.Forward | BlockWork.Backward);
                losses.Add(ref Unsafe.Add(ref m, TKernels.LossOffset), rows);
            }
        }

        for (int r = inBlocks; r < batchSize; r++)
        {
            ref T target = ref Unsafe.Add(ref state.Sample.Origin, TKernels.TargetOffset);
            targets.CopyTo(r, MemoryMarshal.CreateSpan(ref target, TKernels.OutputSize));
            losses.Add(r, AccumulateSample(state, inputs.Slice(r * TKernels.InputSize, TKernels.InputSize), ref target));
        }

        state.AccumulatedSamples += inBlocks; // those that went one by one have been counted
        state.ForwardRows = 0;
        return Reduced(losses.Total, batchSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T BackwardBlocks(NetworkState<T> state, Targets targets, int batchSize)
    {
        var losses = default(LossSum<T>);
        ref T m = ref state.Blocks(BlocksOf(batchSize), TKernels.BlockLength);
        ref T x = ref state.Inputs((batchSize + TKernels.LeastRows) * TKernels.InputSize);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            Run(state, new Block(ref Unsafe.Add(ref x, first * TKernels.InputSize), ref m, targets, first, rows), BlockWork.Backward);
            losses.Add(ref Unsafe.Add(ref m, TKernels.LossOffset), rows);
            m = ref Unsafe.Add(ref m, TKernels.BlockLength);
        }

        state.AccumulatedSamples += batchSize;
        return Reduced(losses.Total, batchSize);
    }

    private static void InputGradients(NetworkState<T> state, Span<T> inputGradients, int batchSize)
    {
        ref T m = ref state.Blocks(BlocksOf(batchSize), TKernels.BlockLength);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            Span<T> dx = inputGradients.Slice(first * TKernels.InputSize, rows * TKernels.InputSize);
            if (rows >= TKernels.LeastRows)
            {
                TKernels.InputGradientBlock(ref Training(state), ref m, ref MemoryMarshal.GetReference(dx), rows);
            }
            else
            {
                ref T room = ref ThreadWorkspace<T>.Borrow(InputRoom);
                TKernels.InputGradientBlock(ref Training(state), ref m, ref room, rows);
                MemoryMarshal.CreateReadOnlySpan(ref room, dx.Length).CopyTo(dx);
            }

            m = ref Unsafe.Add(ref m, TKernels.BlockLength);
        }
    }

    // How many of a batch's samples go in blocks, the others behind them one by one.
    private static int InBlocks(int batchSize)
    {
        if (batchSize < TKernels.BlockFrom)
        {
            return 0;
        }

        int behind = batchSize % TKernels.BlockGroup;
        return behind < TKernels.BlockFrom ? batchSize - behind : batchSize;
    }

    private static int BlocksOf(int batchSize) => (batchSize + TKernels.BlockRows - 1) / TKernels.BlockRows;

    // Inputs with room behind them: too few samples are copied to where there is.
    private static ref T Roomy(ReadOnlySpan<T> inputs, int rows, ref T room)
    {
        if (rows >= TKernels.LeastRows)
        {
            return ref MemoryMarshal.GetReference(inputs);
        }

        inputs[..(rows * TKernels.InputSize)].CopyTo(MemoryMarshal.CreateSpan(ref room, InputRoom));
        return ref room;
    }

    private static T Reduced(T loss, int batchSize) => TKernels.BatchMean ? loss / T.CreateTruncating(batchSize) : loss;

    private static void CheckBatch(int inputs, int others, int batchSize, string name)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(inputs, (long)batchSize * TKernels.InputSize, "inputs");
        Guard.Length(others, (long)batchSize * TKernels.OutputSize, name);
    }
}
