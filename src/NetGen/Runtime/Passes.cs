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
        SetInput(input, ref s);
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref Training(state), ref s, true);
        GetOutput(ref s, ref MemoryMarshal.GetReference(output));
        state.HasForward = true;
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
        TKernels.InputGradient(ref Training(state), ref state.Sample.Origin, ref MemoryMarshal.GetReference(inputGradient));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static void Predict(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(output.Length, TKernels.OutputSize, nameof(output));
        bool done = TKernels.PredictAtOnce(ref MemoryMarshal.GetReference(input), ref state.WeightsKeptAlive, ref MemoryMarshal.GetReference(output));
        GC.KeepAlive(state);
        if (done)
        {
            return;
        }

        if (TKernels.SlotLength * Unsafe.SizeOf<T>() > StackSlot.Bytes)
        {
            PredictIn(state, input, output, ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength));
            return;
        }

        if (TKernels.SlotLength * Unsafe.SizeOf<T>() <= SmallStackSlot.Bytes)
        {
            Unsafe.SkipInit(out SmallStackSlot small);
            PredictIn(state, input, output, ref StackSlotOrigin.Of<SmallStackSlot, T>(ref small));
            return;
        }

        Unsafe.SkipInit(out StackSlot slot);
        PredictIn(state, input, output, ref StackSlotOrigin.Of<StackSlot, T>(ref slot));
    }

    public static int Classify(NetworkState<T> state, ReadOnlySpan<T> input)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength);
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref state.Weights, ref s, false);
        return ClassOf(ref Unsafe.Add(ref s, TKernels.LogitOffset));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PredictIn(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output, ref T s)
    {
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref state.Weights, ref s, !TKernels.OutputsLogits);
        GetOutput(ref s, ref MemoryMarshal.GetReference(output));
    }

    // Where gradients are taken: at the parameters, or at the optimizer's point ahead of them.
    private static ref T Training(NetworkState<T> state)
    {
        if (TKernels.StateAhead < 0)
        {
            return ref state.Weights;
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
        ref T w = ref state.Weights;
        ref T s = ref state.Sample.Origin;
        state.HasForward = false;
        state.StepCount++;
        if (TKernels.StepAtOnce(ref x, ref target, ref w, ref s, negativeRate, out T loss))
        {
            return loss;
        }

        TKernels.Forward(ref x, ref w, ref s, true);
        return TKernels.Backward(ref x, ref target, ref w, ref w, ref s, negativeRate);
    }

    private static void SetInput(ReadOnlySpan<T> input, ref T s) =>
        input.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref s, TKernels.InputOffset), TKernels.InputSize));

    // A copy of a length that the JIT knows: a move or two for a small network.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GetOutput(ref T s, ref T output) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<T, byte>(ref output),
        ref Unsafe.As<T, byte>(ref Unsafe.Add(ref s, TKernels.OutputOffset)),
        (uint)(TKernels.OutputSize * Unsafe.SizeOf<T>()));

    // The first of the units with the largest z; of a single unit, whether its z is positive.
    private static int ClassOf(ref T z)
    {
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
