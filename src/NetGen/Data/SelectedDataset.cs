using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>A view of some samples of a data set.</summary>
internal sealed class SelectedDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MappedAtOnce = 128;

    private readonly Dataset<T> _source;
    private readonly ReadOnlyMemory<int> _indices;

    private SelectedDataset(Dataset<T> source, ReadOnlyMemory<int> indices)
    {
        _source = source;
        _indices = indices;
    }

    public override int Count => _indices.Length;

    public override int InputSize => _source.InputSize;

    public override int TargetSize => _source.TargetSize;

    public static SelectedDataset<T> Create(Dataset<T> source, ReadOnlyMemory<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (indices.IsEmpty)
        {
            throw new ArgumentException("Expected at least one sample, found none.", nameof(indices));
        }

        DatasetChecks.Indices(indices.Span, source.Count);
        if (source is not SelectedDataset<T> view)
        {
            return new SelectedDataset<T>(source, indices);
        }

        // A view of a view looks into the source itself: folds of splits cost what folds cost.
        int[] direct = new int[indices.Length];
        Map(indices.Span, view._indices.Span, direct);
        return new SelectedDataset<T>(view._source, direct);
    }

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.Copy<T>(this, indices, inputs, targets);
        Span<int> mapped = stackalloc int[MappedAtOnce];
        for (int start = 0; start < indices.Length; start += MappedAtOnce)
        {
            int count = Math.Min(MappedAtOnce, indices.Length - start);
            Map(indices.Slice(start, count), _indices.Span, mapped);
            _source.CopyTo(
                mapped[..count],
                inputs.Slice(start * InputSize, count * InputSize),
                targets.Slice(start * TargetSize, count * TargetSize));
        }
    }

    public override void StartEpoch(int epoch) => _source.StartEpoch(epoch);

    private static void Map(ReadOnlySpan<int> indices, ReadOnlySpan<int> map, Span<int> mapped)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            mapped[i] = map[indices[i]];
        }
    }
}
