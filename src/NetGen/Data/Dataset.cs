using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Samples to train on or to be judged by: each a row of inputs and a row of targets. A data set says how many it has and
/// copies any of them out, in any order; where they come from is its own affair.
/// </summary>
/// <typeparam name="T">The number type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Copying is safe from several threads at once, and allocates nothing.</remarks>
public abstract class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>The number of inputs of a sample.</summary>
    public abstract int InputSize { get; }

    /// <summary>The number of target values of a sample: as many as the network has outputs.</summary>
    public abstract int TargetSize { get; }

    /// <summary>Copies samples out.</summary>
    /// <param name="indices">Which, each from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="inputs">Receives their inputs, one row a sample.</param>
    /// <param name="targets">Receives their targets, one row a sample; classes as one-hot rows, or 0 and 1 in a single column.</param>
    /// <exception cref="ArgumentException">A span has not as many values as the samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is no sample's.</exception>
    public abstract void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets);

    /// <summary>
    /// Hears that an epoch begins. A data set whose samples differ from epoch to epoch, such as an augmented one, draws them
    /// from its number; all others do nothing. Views pass it on. Not while samples are being copied.
    /// </summary>
    /// <param name="epoch">The epoch, counted from 1; any number gives the same samples whenever it comes.</param>
    public virtual void StartEpoch(int epoch)
    {
    }
}
