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
        TKernels.Forward(ref Unsafe.Add(ref s, TKernels.InputOffset), ref Training(state), ref s);
        GetOutput(ref s, output);
        state.HasForward = true;
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> target)
    {
        Guard.Length(target.Length, TKernels.OutputSize, nameof(target));
        Guard.HasForward(state.HasForward);
        SetTarget(target, ref state.Sample.Origin);
        return BackwardSample(state);
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<T> target, Span<T> inputGradient)
    {
        Guard.Length(inputGradient.Length, TKernels.InputSize, nameof(inputGradient));
        T loss = Backward(state, target);
        TKernels.InputGradient(ref Training(state), ref state.Sample.Origin, ref MemoryMarshal.GetReference(inputGradient));
        return loss;
    }

    /// <summary>Forward, loss and backward of one sample whose targets stand in its slot.</summary>
    public static T AccumulateSample(NetworkState<T> state, ReadOnlySpan<T> input)
    {
        T loss = ForwardLoss(state, input);
        TKernels.Backward(ref MemoryMarshal.GetReference(input), ref Training(state), ref state.Gradients.Origin, ref state.Sample.Origin);
        state.AccumulatedSamples++;
        return loss;
    }

    /// <summary>Forward and loss of one sample whose targets stand in its slot.</summary>
    public static T ForwardLoss(NetworkState<T> state, ReadOnlySpan<T> input)
    {
        ref T s = ref state.Sample.Origin;
        state.HasForward = false;
        TKernels.Forward(ref MemoryMarshal.GetReference(input), ref Training(state), ref s);
        return TKernels.Loss(ref s);
    }

    /// <summary>Checks a sample and its targets and puts the latter into the slot.</summary>
    public static void SetSample(NetworkState<T> state, ReadOnlySpan<T> input, ReadOnlySpan<T> target)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(target.Length, TKernels.OutputSize, nameof(target));
        SetTarget(target, ref state.Sample.Origin);
    }

    public static void Predict(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Length(output.Length, TKernels.OutputSize, nameof(output));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength);
        if (TKernels.OutputsLogits)
        {
            TKernels.Logits(ref MemoryMarshal.GetReference(input), ref state.Parameters.Origin, ref s);
        }
        else
        {
            TKernels.Forward(ref MemoryMarshal.GetReference(input), ref state.Parameters.Origin, ref s);
        }

        GetOutput(ref s, output);
    }

    public static int Classify(NetworkState<T> state, ReadOnlySpan<T> input)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        ref T s = ref ThreadWorkspace<T>.Borrow(TKernels.SlotLength);
        TKernels.Logits(ref MemoryMarshal.GetReference(input), ref state.Parameters.Origin, ref s);
        return ClassOf(ref Unsafe.Add(ref s, TKernels.LogitOffset));
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

    private static T BackwardSample(NetworkState<T> state)
    {
        ref T s = ref state.Sample.Origin;
        T loss = TKernels.Loss(ref s);
        TKernels.Backward(ref Unsafe.Add(ref s, TKernels.InputOffset), ref Training(state), ref state.Gradients.Origin, ref s);
        state.AccumulatedSamples++;
        return loss;
    }

    private static void SetInput(ReadOnlySpan<T> input, ref T s) =>
        input.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref s, TKernels.InputOffset), TKernels.InputSize));

    private static void SetTarget(ReadOnlySpan<T> target, ref T s) =>
        target.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref s, TKernels.TargetOffset), TKernels.OutputSize));

    private static void GetOutput(ref T s, Span<T> output) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref s, TKernels.OutputOffset), TKernels.OutputSize).CopyTo(output);

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
