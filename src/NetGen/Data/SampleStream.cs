using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Samples that come one after the other, from a source too large for memory or without an end to wait for.</summary>
/// <typeparam name="T">The number type.</typeparam>
public abstract class SampleStream<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of inputs of a sample.</summary>
    public abstract int InputSize { get; }

    /// <summary>The number of target values of a sample.</summary>
    public abstract int TargetSize { get; }

    /// <summary>Reads as many samples as there is room for; fewer only where the stream ends.</summary>
    /// <param name="inputs">Receives their inputs, one row a sample.</param>
    /// <param name="targets">Receives their targets, one row a sample.</param>
    /// <returns>The number of samples read; 0 at the end.</returns>
    /// <exception cref="ArgumentException">The spans are not for the same number of whole rows, at least one.</exception>
    public abstract int Read(Span<T> inputs, Span<T> targets);

    /// <summary>Goes back to the first sample.</summary>
    public abstract void Rewind();

    /// <summary>Gives back what the stream holds, such as a file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the stream holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called, rather than a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The number of samples there is room for.</summary>
    /// <param name="inputs">Where inputs are to be written.</param>
    /// <param name="targets">Where targets are to be written.</param>
    /// <exception cref="ArgumentException">The spans are not for the same number of whole rows, at least one.</exception>
    protected int GetCapacity(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int rows = inputs.Length / InputSize;
        if (rows == 0 || inputs.Length != (long)rows * InputSize || targets.Length != (long)rows * TargetSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected room for whole samples of {InputSize} inputs and {TargetSize} targets, at least one, found room for {inputs.Length} and {targets.Length} values."),
                nameof(inputs));
        }

        return rows;
    }
}
