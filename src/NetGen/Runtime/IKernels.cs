using System;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// What the generated kernels of one network offer to <see cref="Passes{T, TKernels}"/>: x inputs, w parameters,
/// g gradients, s the slots of samples, one behind the other. For generated code.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernels<T>
    where T : unmanaged
{
    /// <summary>Inputs of one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>Outputs of one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Values per sample in flight.</summary>
    static abstract int SlotLength { get; }

    /// <summary>Samples that go through the layers together.</summary>
    static abstract int BlockRows { get; }

    /// <summary>Where the inputs lie in a slot.</summary>
    static abstract int InputOffset { get; }

    /// <summary>Where the targets lie in a slot.</summary>
    static abstract int TargetOffset { get; }

    /// <summary>Where the last layer's z lies in a slot.</summary>
    static abstract int LogitOffset { get; }

    /// <summary>Where the last layer's a lies in a slot.</summary>
    static abstract int OutputOffset { get; }

    /// <summary>Whether the outputs are the last layer's z, which the loss takes as logits.</summary>
    static abstract bool OutputsLogits { get; }

    /// <summary>The optimizer's state that holds the point where gradients are taken; −1 where that is at the parameters.</summary>
    static abstract int StateAhead { get; }

    /// <summary>Whether the loss of a batch is the mean over its samples; otherwise it is the sum.</summary>
    static abstract bool BatchMean { get; }

    /// <summary>Where each layer's parameters lie.</summary>
    static abstract ReadOnlySpan<DenseLayout> Layers { get; }

    /// <summary>Where each layer's z, a and δ lie in a slot.</summary>
    static abstract ReadOnlySpan<(int Z, int A, int D)> Places { get; }

    /// <summary>Every layer's z and a of one sample.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slot.</param>
    /// <param name="outputs">Whether the last layer's a is wanted too if its activation is a softmax.</param>
    static abstract void Forward(ref T x, ref T w, ref T s, bool outputs);

    /// <summary>
    /// Loss and backward of one sample after <see cref="Forward"/>: every δ, and rate·∂E/∂w added to g. With rate 1 and g the
    /// gradients they accumulate; with rate −η and g the parameters that is a step of gradient descent, taken at once.
    /// </summary>
    /// <param name="x">The inputs.</param>
    /// <param name="target">The targets.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="g">What receives the gradients.</param>
    /// <param name="s">The slot, and behind it <see cref="NetworkState{T}.ScratchLength"/> values.</param>
    /// <param name="rate">The factor of the gradients.</param>
    /// <returns>The loss.</returns>
    static abstract T Backward(ref T x, ref T target, ref T w, ref T g, ref T s, T rate);

    /// <summary>Every layer's z and a of a block of samples; of the last layer only z if its activation is a softmax.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="xStride">From one sample's inputs to the next one's.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slots.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract void LogitsBlock(ref T x, int xStride, ref T w, ref T s, int rows);

    /// <summary>Every layer's z and a of a block of samples.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="xStride">From one sample's inputs to the next one's.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slots.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract void ForwardBlock(ref T x, int xStride, ref T w, ref T s, int rows);

    /// <summary>The sum of the samples' losses; leaves the last layer's δ.</summary>
    /// <param name="s">The slots.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract T Loss(ref T s, int rows);

    /// <summary>Every other layer's δ and all gradients of a block of samples, the latter added to g.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="xStride">From one sample's inputs to the next one's.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="g">The gradients.</param>
    /// <param name="s">The slots.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract void BackwardBlock(ref T x, int xStride, ref T w, ref T g, ref T s, int rows);

    /// <summary>∂E/∂x of a block of samples.</summary>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slots.</param>
    /// <param name="dx">Receives the gradients, one row a sample.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract void InputGradient(ref T w, ref T s, ref T dx, int rows);
}
