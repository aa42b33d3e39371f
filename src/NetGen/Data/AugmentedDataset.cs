using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>A view of a data set whose inputs are changed at random.</summary>
internal sealed class AugmentedDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset<T> _source;
    private readonly IAugmentation<T>[] _augmentations;
    private readonly ulong _seed;
    private ulong _epochSeed;

    public AugmentedDataset(Dataset<T> source, ulong seed, IAugmentation<T>[] augmentations)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(augmentations);
        if (augmentations.Length == 0)
        {
            throw new ArgumentException("Expected at least one augmentation, found none.", nameof(augmentations));
        }

        foreach (IAugmentation<T> augmentation in augmentations)
        {
            ArgumentNullException.ThrowIfNull(augmentation, nameof(augmentations));
        }

        _source = source;
        _augmentations = [.. augmentations];
        _seed = seed;
        _epochSeed = Derive(seed, 0);
    }

    public override int Count => _source.Count;

    public override int InputSize => _source.InputSize;

    public override int TargetSize => _source.TargetSize;

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets)
    {
        _source.CopyTo(indices, inputs, targets);
        for (int row = 0; row < indices.Length; row++)
        {
            Span<T> input = inputs.Slice(row * InputSize, InputSize);
            SplitMix64 random = new(Derive(_epochSeed, indices[row]));
            foreach (IAugmentation<T> augmentation in _augmentations)
            {
                augmentation.Apply(input, ref random);
            }
        }
    }

    public override void StartEpoch(int epoch)
    {
        _source.StartEpoch(epoch);
        _epochSeed = Derive(_seed, epoch);
    }

    // Two steps of the generator between: seeds that differ by a number alone would give sequences that overlap.
    private static ulong Derive(ulong seed, int number)
    {
        SplitMix64 first = new(seed);
        SplitMix64 second = new(first.Next() ^ unchecked((ulong)number));
        return second.Next();
    }
}
