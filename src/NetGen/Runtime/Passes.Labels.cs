using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

#pragma warning disable CS1591 // the contracts stand at INetwork and IClassifier, whose members these implement

// Class indices in the place of targets.
public static partial class Passes<T, TKernels>
{
    public static T Backward(NetworkState<T> state, int label)
    {
        Guard.Label(label, Classes, nameof(label));
        Guard.HasForward(state.HasForward);
        return BackwardSample(state, ref SetLabel(label, ref state.Sample.Origin));
    }

    public static T Backward(NetworkState<T> state, int label, Span<T> inputGradient)
    {
        Guard.Length(inputGradient.Length, TKernels.InputSize, nameof(inputGradient));
        T loss = Backward(state, label);
        TKernels.InputGradient(ref Training(state), ref state.Sample.Origin, ref MemoryMarshal.GetReference(inputGradient));
        return loss;
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<int> labels)
    {
        Guard.BatchSize(labels.Length);
        Guard.Labels(labels, Classes, nameof(labels));
        Guard.HasForward(state.ForwardRows, labels.Length);
        return BackwardBlocks(state, new Targets(labels), labels.Length);
    }

    public static T Backward(NetworkState<T> state, ReadOnlySpan<int> labels, Span<T> inputGradients)
    {
        Guard.Length(inputGradients.Length, (long)labels.Length * TKernels.InputSize, nameof(inputGradients));
        T loss = Backward(state, labels);
        InputGradients(state, inputGradients, labels.Length);
        return loss;
    }

    /// <summary>Forward, loss and backward of one sample, its gradients added to those that wait for a step.</summary>
    /// <returns>The loss.</returns>
    public static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> input, int label)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Label(label, Classes, nameof(label));
        return AccumulateSample(state, input, ref SetLabel(label, ref state.Sample.Origin));
    }

    /// <summary>Forward, loss, backward and a step of gradient descent of one sample at once: no gradient reaches memory.</summary>
    /// <returns>The loss before the step.</returns>
    public static T Step(NetworkState<T> state, ReadOnlySpan<T> input, int label, T negativeRate)
    {
        Guard.Length(input.Length, TKernels.InputSize, nameof(input));
        Guard.Label(label, Classes, nameof(label));
        return StepSample(state, input, ref SetLabel(label, ref state.Sample.Origin), negativeRate);
    }

    /// <summary>Forward, loss and backward of a batch.</summary>
    /// <returns>The loss of the batch.</returns>
    public static T Accumulate(NetworkState<T> state, ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        CheckLabels(inputs.Length, labels);
        return Accumulate(state, inputs, new Targets(labels), labels.Length);
    }

    private static void CheckLabels(int inputs, ReadOnlySpan<int> labels)
    {
        Guard.BatchSize(labels.Length);
        Guard.Length(inputs, (long)labels.Length * TKernels.InputSize, nameof(inputs));
        Guard.Labels(labels, Classes, nameof(labels));
    }

    private static ref T SetLabel(int label, ref T s)
    {
        ref T target = ref Unsafe.Add(ref s, TKernels.TargetOffset);
        SetLabel(label, MemoryMarshal.CreateSpan(ref target, TKernels.OutputSize));
        return ref target;
    }

    // One-hot; a single unit takes the label itself.
    private static void SetLabel(int label, Span<T> t)
    {
        if (TKernels.OutputSize == 1)
        {
            t[0] = T.CreateTruncating(label);
        }
        else
        {
            t.Clear();
            t[label] = T.One;
        }
    }
}
