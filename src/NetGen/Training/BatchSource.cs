using System;
using System.Numerics;

namespace NetGen.Training;

/// <summary>Where a training's batches come from.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal abstract class BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The samples of an epoch; 0 where that is not known beforehand.</summary>
    public abstract long SamplesPerEpoch { get; }

    /// <summary>The steps of an epoch; 0 where that is not known beforehand.</summary>
    /// <param name="batchSize">The samples of a batch.</param>
    public long StepsPerEpoch(int batchSize) => (SamplesPerEpoch + batchSize - 1) / batchSize;

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    public abstract void StartEpoch(int epoch);

    /// <summary>Goes past samples that a resumed epoch has already seen.</summary>
    /// <param name="samples">Their number.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    public abstract void Skip(long samples, int batchSize);

    /// <summary>The next batch.</summary>
    /// <param name="inputs">Receives the inputs of as many samples as there are, up to its length.</param>
    /// <param name="targets">Receives their targets.</param>
    /// <returns>The number of samples; 0 at the end of the epoch.</returns>
    public abstract int Next(Span<T> inputs, Span<T> targets);
}
