using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Reads a data set from its first sample to its last, a block of samples at a time.</summary>
internal sealed class DatasetScan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ValuesAtOnce = 1 << 16;
    private const int MostSamplesAtOnce = 1024;

    private readonly Dataset<T> _dataset;
    private readonly int[] _indices;
    private readonly T[] _inputs;
    private readonly T[] _targets;

    public DatasetScan(Dataset<T> dataset)
    {
        _dataset = dataset;
        int samples = (int)Math.Clamp(ValuesAtOnce / ((long)dataset.InputSize + dataset.TargetSize), 1, MostSamplesAtOnce);
        _indices = new int[Math.Min(samples, dataset.Count)];
        _inputs = new T[_indices.Length * dataset.InputSize];
        _targets = new T[_indices.Length * dataset.TargetSize];
    }

    /// <summary>The first sample of the block.</summary>
    public int Start { get; private set; }

    /// <summary>The number of samples of the block; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>The block's inputs, one row a sample.</summary>
    public ReadOnlySpan<T> Inputs => _inputs.AsSpan(0, Count * _dataset.InputSize);

    /// <summary>The block's targets, one row a sample.</summary>
    public ReadOnlySpan<T> Targets => _targets.AsSpan(0, Count * _dataset.TargetSize);

    /// <summary>Goes on to the next block.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        Start += Count;
        Count = Math.Min(_indices.Length, _dataset.Count - Start);
        for (int i = 0; i < Count; i++)
        {
            _indices[i] = Start + i;
        }

        if (Count > 0)
        {
            _dataset.CopyTo(_indices.AsSpan(0, Count), _inputs.AsSpan(0, Count * _dataset.InputSize), _targets.AsSpan(0, Count * _dataset.TargetSize));
        }

        return Count > 0;
    }
}
