using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// A network trained with a cross-entropy: targets may be given as class indices, which stand for one-hot targets.
/// A label outside 0 … <c>OutputSize</c> − 1 is refused with an <see cref="ArgumentOutOfRangeException"/>, and
/// the network stays as it was. With a single output unit the labels are 0 and 1.
/// </summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
public interface IClassifier<TSelf, T> : INetwork<TSelf, T>
    where TSelf : IClassifier<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients.</summary>
    /// <param name="label">The class index.</param>
    /// <returns>The loss E of that sample.</returns>
    T Backward(int label);

    /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients and gives ∂E/∂x.</summary>
    /// <param name="label">The class index.</param>
    /// <param name="inputGradient">Receives ∂E/∂x.</param>
    /// <returns>The loss E of that sample.</returns>
    T Backward(int label, Span<T> inputGradient);

    /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c>, summed over its samples, to the gradients.</summary>
    /// <param name="labels">The class indices, one a sample.</param>
    /// <returns>The loss of the batch under the network's batch reduction.</returns>
    T Backward(ReadOnlySpan<int> labels);

    /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c> to the gradients and gives each sample's ∂E/∂x.</summary>
    /// <param name="labels">The class indices, one a sample.</param>
    /// <param name="inputGradients">Receives ∂E/∂x of each sample's own loss, one row a sample.</param>
    /// <returns>The loss of the batch under the network's batch reduction.</returns>
    T Backward(ReadOnlySpan<int> labels, Span<T> inputGradients);

    /// <summary><c>Forward</c>, <c>Backward</c> and <c>Update</c> of one sample in one fused pass.</summary>
    /// <param name="input">The inputs x.</param>
    /// <param name="label">The class index.</param>
    /// <returns>The loss before the step.</returns>
    T Train(ReadOnlySpan<T> input, int label);

    /// <summary>One optimizer step on a batch of any size.</summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="labels">The class indices, one a sample; their number is the batch size.</param>
    /// <returns>The loss of the batch, under the network's batch reduction, before the step.</returns>
    T Train(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels);
}
