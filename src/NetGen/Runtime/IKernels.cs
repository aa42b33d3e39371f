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

    /// <summary>The room that a block's inputs and input gradients must have at least, in samples.</summary>
    static abstract int LeastRows { get; }

    /// <summary>Batches of fewer samples go one by one.</summary>
    static abstract int BlockFrom { get; }

    /// <summary>
    /// A part of so many samples takes a block as long as all of them: samples behind the last whole group go one by one too
    /// while they are fewer than <see cref="BlockFrom"/>.
    /// </summary>
    static abstract int BlockGroup { get; }

    /// <summary>Values that a block keeps in training.</summary>
    static abstract int BlockLength { get; }

    /// <summary>Values that a block keeps in prediction, the first of those.</summary>
    static abstract int PredictLength { get; }

    /// <summary>Where the losses of the samples lie in a block's memory.</summary>
    static abstract int LossOffset { get; }

    /// <summary>Where the inputs lie in a slot.</summary>
    static abstract int InputOffset { get; }

    /// <summary>Where the targets lie in a slot.</summary>
    static abstract int TargetOffset { get; }

    /// <summary>Where the last layer's z lies in a slot.</summary>
    static abstract int LogitOffset { get; }

    /// <summary>Where the last layer's a lies in a slot.</summary>
    static abstract int OutputOffset { get; }

    /// <summary>Whether <see cref="GradientBlock"/> leaves the losses too, so that training has no use for <see cref="LossBlock"/>.</summary>
    static abstract bool LossWithGradients { get; }

    /// <summary>Whether <see cref="GradientBlock"/> computes a part of the gradients at a time; otherwise it computes all at once.</summary>
    static abstract bool HasParts { get; }

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

    /// <summary>∂E/∂x of one sample.</summary>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slot.</param>
    /// <param name="dx">Receives the gradient.</param>
    static abstract void InputGradient(ref T w, ref T s, ref T dx);

    /// <summary>As <see cref="Forward"/> for a block of samples, without the last layer's a if its activation is a softmax.</summary>
    /// <param name="x">The inputs, one row a sample.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void LogitsBlock(ref T x, ref T w, ref T m, int first, int rows);

    /// <summary>As <see cref="Forward"/> for a block of samples.</summary>
    /// <param name="x">The inputs, one row a sample.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void ForwardBlock(ref T x, ref T w, ref T m, int first, int rows);

    /// <summary>The outputs of one sample, where all its values stay in registers: no slot is written.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="y">Receives the outputs.</param>
    /// <returns>Whether the network, on this hardware, is one of these; otherwise nothing has happened.</returns>
    static virtual bool PredictAtOnce(ref T x, ref T w, ref T y) => false;

    /// <summary><see cref="Forward"/> and <see cref="Backward"/> with the parameters as g, in one kernel.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="target">The targets.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="s">The slot.</param>
    /// <param name="rate">The factor of the gradients.</param>
    /// <param name="loss">Receives the loss.</param>
    /// <returns>Whether the network, on this hardware, has one; otherwise nothing has happened.</returns>
    static virtual bool StepAtOnce(ref T x, ref T target, ref T w, ref T s, T rate, out T loss)
    {
        loss = default;
        return false;
    }

    /// <summary>The outputs of a batch's first samples, where a network is so small that they need no block.</summary>
    /// <param name="x">The inputs, one row a sample.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="y">Receives the outputs, one row a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <returns>The number of samples that are done; the others want a block.</returns>
    static virtual int PredictInRegisters(ref T x, ref T w, ref T y, int rows) => 0;

    /// <summary>Copies the outputs of a block.</summary>
    /// <param name="m">The block's memory.</param>
    /// <param name="y">Receives the outputs, one row a sample.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void GetOutputs(ref T m, ref T y, int first, int rows);

    /// <summary>Copies the last layer's z of a block.</summary>
    /// <param name="m">The block's memory.</param>
    /// <param name="y">Receives the logits, one row a sample.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void GetLogits(ref T m, ref T y, int first, int rows);

    /// <summary>Copies the targets of a block.</summary>
    /// <param name="t">The targets, one row a sample.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void SetTargets(ref T t, ref T m, int first, int rows);

    /// <summary>The losses of a block's samples, at <see cref="LossOffset"/>; leaves the last layer's δ.</summary>
    /// <param name="m">The block's memory.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void LossBlock(ref T m, int first, int rows);

    /// <summary>Every other layer's δ of a block.</summary>
    /// <param name="w">The parameters.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rows">The number of samples from it on.</param>
    static abstract void DeltasBlock(ref T w, ref T m, int first, int rows);

    /// <summary>∂E/∂w of a block, added to the gradients.</summary>
    /// <param name="x">The inputs, one row a sample.</param>
    /// <param name="w">The parameters.</param>
    /// <param name="g">The gradients, in the layout of the parameters.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="part">Which of the weights; the biases of a panel come with its first inputs. Means nothing where <see cref="HasParts"/> is false.</param>
    static abstract void GradientBlock(ref T x, ref T w, ref T g, ref T m, int rows, in GradientPart part);

    /// <summary>∂E/∂x of a block of samples.</summary>
    /// <param name="w">The parameters.</param>
    /// <param name="m">The block's memory.</param>
    /// <param name="dx">Receives the gradients, one row a sample.</param>
    /// <param name="rows">The number of samples.</param>
    static abstract void InputGradientBlock(ref T w, ref T m, ref T dx, int rows);

    /// <summary>An optimizer step.</summary>
    /// <param name="w">The first parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="states">Its first optimizer state.</param>
    /// <param name="length">The number of parameters.</param>
    /// <param name="constants">What is the same for all of them.</param>
    static abstract void Update(ref T w, ref T gradient, ref T states, int length, ReadOnlySpan<T> constants);
}
