using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

/// <summary>
/// What the public methods of all networks have in common: checks before anything is written, samples into slots and
/// out of them, batches block by block. The JIT compiles it for each network by itself, kernels and sizes folded in.
/// For generated code.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TKernels">The network's kernels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Passes<T, TKernels>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernels : IKernels<T>
{
    private static int Classes => TKernels.OutputSize == 1 ? 2 : TKernels.OutputSize;

    public static void Forward(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(output.Length, TKernels.OutputSize, nameof(output));
        ref T s = ref state.Sample.Origin;
        SetInputs(input, ref s, 1);
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref Training(state), ref s, true);
        GetOutput(ref s, ref MemoryMarshal.GetReference(output));
        state.HasForward = true;
    }

    public static void Forward(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize)
    {
        CheckBatch(inputs.Length, outputs.Length, batchSize, nameof(outputs));
        ref T s = ref state.Slots(batchSize).Origin;
        SetInputs(inputs, ref s, batchSize);
        TKernels.ForwardBlock(ref Unsafe.Add(ref s, TKernels.InputOffset), TKernels.SlotLength, ref Training(state), ref s, batchSize);
        GetOutputs(ref s, outputs, batchSize);
        state.ForwardRows = batchSize;
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> target)
    {
        Guard.Length(target.Length, TKernels.OutputSize, nameof(target));
        Guard.HasForward(state.HasForward);
        return BackwardSample(state, ref MemoryMarshal.GetReference(target));
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> target, Span<T> inputGradient)
    {
        Guard.Length(inputGradient.Length, TKernels.InputSize, nameof(inputGradient));
        T loss = Backward(state, target);
        TKernels.InputGradient(ref Training(state), ref state.Sample.Origin, ref MemoryMarshal.GetReference(inputGradient), 1);
        return loss;
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> targets, int batchSize)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(targets.Length, (long)batchSize * TKernels.OutputSize, nameof(targets));
        Guard.HasForward(state.ForwardRows, batchSize);
        SetTargets(targets, ref state.Slots(batchSize).Origin, batchSize);
        return BackwardSamples(state, batchSize);
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> targets, Span<T> inputGradients, int batchSize)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(inputGradients.Length, (long)batchSize * TKernels.InputSize, nameof(inputGradients));
        T loss = Backward(state, targets, batchSize);
        TKernels.InputGradient(ref Training(state), ref state.Slots(batchSize).Origin, ref MemoryMarshal.GetReference(inputGradients), batchSize);
        return loss;
    }

    /// <summary>Forward, loss and backward of one sample, its gradients added to those that wait for a step.</summary>
    /// <returns>The loss.</returns>
    public static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> input, ReadOnlySpan<T> target)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(target.Length, TKernels.OutputSize, nameof(target));
        return AccumulateSample(state, input, ref MemoryMarshal.GetReference(target));
    }

    /// <summary>Forward, loss, backward and a step of gradient descent of one sample at once: no gradient reaches memory.</summary>
    /// <returns>The loss before the step.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Step(NetworkState<T> state, ReadOnlySpan<T> input, ReadOnlySpan<T> target, T negativeRate)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(target.Length, TKernels.OutputSize, nameof(target));
        return StepSample(state, input, ref MemoryMarshal.GetReference(target), negativeRate);
    }

    /// <summary>Forward, loss and backward of a batch, block after block.</summary>
    /// <returns>The loss of the batch.</returns>
    public static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize)
    {
        CheckBatch(inputs.Length, targets.Length, batchSize, nameof(targets));
        ref T s = ref state.Slots(Math.Min(batchSize, TKernels.BlockRows)).Origin;
        T loss = T.Zero;
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            SetTargets(targets.Slice(first * TKernels.OutputSize, rows * TKernels.OutputSize), ref s, rows);
            loss += AccumulateBlock(state, inputs[(first * TKernels.InputSize)..], ref s, rows);
        }

        return Finish(state, loss, batchSize);
    }

    [SkipLocalsInit]
    public static void Predict(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(output.Length, TKernels.OutputSize, nameof(output));
        if (TKernels.SlotLength * Unsafe.SizeOf<T>() > StackSlot.Bytes)
        {
            PredictIn(state, input, output, ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength));
            return;
        }

        Unsafe.SkipInit(out StackSlot slot);
        PredictIn(state, input, output, ref StackSlot.Origin<T>(ref slot));
    }

    public static void Predict(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize)
    {
        CheckBatch(inputs.Length, outputs.Length, batchSize, nameof(outputs));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength * TKernels.BlockRows);
        for (int first = 0; first < batchSize; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, batchSize - first);
            ref T x = ref MemoryMarshal.GetReference(inputs[(first * TKernels.InputSize)..]);
            if (TKernels.OutputsLogits)
            {
                TKernels.LogitsBlock(ref x, TKernels.InputSize, ref state.Parameters.Origin, ref s, rows);
            }
            else
            {
                TKernels.ForwardBlock(ref x, TKernels.InputSize, ref state.Parameters.Origin, ref s, rows);
            }

            GetOutputs(ref s, outputs[(first * TKernels.OutputSize)..], rows);
        }
    }

    public static int Classify(NetworkState<T> state, ReadOnlySpan<T> input)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength);
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref state.Parameters.Origin, ref s, false);
        return ClassOf(ref s);
    }

    public static void Classify(NetworkState<T> state, ReadOnlySpan<T> inputs, Span<int> classes)
    {
        Guard.BatchSize(classes.Length);
        Guard.Length(inputs.Length, (long)classes.Length * TKernels.InputSize, nameof(inputs));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength * TKernels.BlockRows);
        for (int first = 0; first < classes.Length; first += TKernels.BlockRows)
        {
            int rows = Math.Min(TKernels.BlockRows, classes.Length - first);
            ref T x = ref MemoryMarshal.GetReference(inputs[(first * TKernels.InputSize)..]);
            TKernels.LogitsBlock(ref x, TKernels.InputSize, ref state.Parameters.Origin, ref s, rows);
            for (int r = 0; r < rows; r++)
            {
                classes[first + r] = ClassOf(ref Unsafe.Add(ref s, r * TKernels.SlotLength));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PredictIn(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output, ref T s)
    {
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref state.Parameters.Origin, ref s, !TKernels.OutputsLogits);
        GetOutput(ref s, ref MemoryMarshal.GetReference(output));
    }

    // Where gradients are taken: at the parameters, or at the optimizer's point ahead of them.
    private static ref T Training(NetworkState<T> state)
    {
        if (TKernels.StateAhead < 0)
        {
            return ref state.Parameters.Origin;
        }

        return ref Unsafe.Add(ref state.Optimizer.Origin, TKernels.StateAhead * state.Parameters.Length);
    }

    private static T BackwardSample(NetworkState<T> state, ref T target)
    {
        ref T s = ref state.Sample.Origin;
        T loss = TKernels.Backward(ref Unsafe.Add(ref s, TKernels.InputOffset), ref target, ref Training(state), ref state.Gradients.Origin, ref s, T.One);
        state.AccumulatedSamples++;
        return loss;
    }

    private static T AccumulateSample(NetworkState<T> state, ReadOnlySpan<T> input, ref T target)
    {
        ref T x = ref MemoryMarshal.GetReference(input);
        ref T w = ref Training(state);
        ref T s = ref state.Sample.Origin;
        state.HasForward = false;
        TKernels.Forward(ref x, ref w, ref s, true);
        T loss = TKernels.Backward(ref x, ref target, ref w, ref state.Gradients.Origin, ref s, T.One);
        state.AccumulatedSamples++;
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T StepSample(NetworkState<T> state, ReadOnlySpan<T> input, ref T target, T negativeRate)
    {
        ref T x = ref MemoryMarshal.GetReference(input);
        ref T w = ref state.Parameters.Origin;
        ref T s = ref state.Sample.Origin;
        state.HasForward = false;
        state.StepCount++;
        TKernels.Forward(ref x, ref w, ref s, true);
        return TKernels.Backward(ref x, ref target, ref w, ref w, ref s, negativeRate);
    }

    private static T BackwardSamples(NetworkState<T> state, int batchSize)
    {
        ref T s = ref state.Slots(batchSize).Origin;
        T loss = TKernels.Loss(ref s, batchSize);
        TKernels.BackwardBlock(ref Unsafe.Add(ref s, TKernels.InputOffset), TKernels.SlotLength, ref Training(state), ref state.Gradients.Origin, ref s, batchSize);
        state.AccumulatedSamples += batchSize;
        return Reduced(loss, batchSize);
    }

    private static T AccumulateBlock(NetworkState<T> state, ReadOnlySpan<T> inputs, ref T s, int rows)
    {
        ref T x = ref MemoryMarshal.GetReference(inputs);
        TKernels.ForwardBlock(ref x, TKernels.InputSize, ref Training(state), ref s, rows);
        T loss = TKernels.Loss(ref s, rows);
        TKernels.BackwardBlock(ref x, TKernels.InputSize, ref Training(state), ref state.Gradients.Origin, ref s, rows);
        return loss;
    }

    private static T Finish(NetworkState<T> state, T loss, int batchSize)
    {
        state.AccumulatedSamples += batchSize;
        state.ForwardRows = 0;
        return Reduced(loss, batchSize);
    }

    private static T Reduced(T loss, int batchSize) => TKernels.BatchMean ? loss / T.CreateTruncating(batchSize) : loss;

    private static void CheckBatch(int inputs, int others, int batchSize, string name)
    {
        Guard.BatchSize(batchSize);
        Guard.Length(inputs, (long)batchSize * TKernels.InputSize, "inputs");
        Guard.Length(others, (long)batchSize * TKernels.OutputSize, name);
    }

    private static void SetInputs(ReadOnlySpan<T> inputs, ref T s, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            inputs.Slice(r * TKernels.InputSize, TKernels.InputSize)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref s, (r * TKernels.SlotLength) + TKernels.InputOffset), TKernels.InputSize));
        }
    }

    private static void SetTargets(ReadOnlySpan<T> targets, ref T s, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            targets.Slice(r * TKernels.OutputSize, TKernels.OutputSize)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref s, (r * TKernels.SlotLength) + TKernels.TargetOffset), TKernels.OutputSize));
        }
    }

    // A copy of a length that the JIT knows: a move or two for a small network.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GetOutput(ref T s, ref T output) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<T, byte>(ref output),
        ref Unsafe.As<T, byte>(ref Unsafe.Add(ref s, TKernels.OutputOffset)),
        (uint)(TKernels.OutputSize * Unsafe.SizeOf<T>()));

    private static void GetOutputs(ref T s, Span<T> outputs, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref s, (r * TKernels.SlotLength) + TKernels.OutputOffset), TKernels.OutputSize)
                .CopyTo(outputs[(r * TKernels.OutputSize)..]);
        }
    }

    // The first of the units with the largest z; of a single unit, whether its z is positive.
    private static int ClassOf(ref T s)
    {
        ref T z = ref Unsafe.Add(ref s, TKernels.LogitOffset);
        if (TKernels.OutputSize == 1)
        {
            return z > T.Zero ? 1 : 0;
        }

        int best = 0;
        for (int i = 1; i < TKernels.OutputSize; i++)
        {
            best = Unsafe.Add(ref z, i) > Unsafe.Add(ref z, best) ? i : best;
        }

        return best;
    }
}
