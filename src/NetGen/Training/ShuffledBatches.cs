using System;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>The samples of a data set, in an order that follows from seed and epoch alone.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class ShuffledBatches<T> : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset<T> _data;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private readonly int[] _order;
    private int _next;

    public ShuffledBatches(Dataset<T> data, bool shuffle, ulong seed)
    {
        _data = data;
        _shuffle = shuffle;
        _seed = seed;
        _order = new int[data.Count];
    }

    public override long SamplesPerEpoch => _order.Length;

    public override void StartEpoch(int epoch)
    {
        _data.StartEpoch(epoch);
        _next = 0;
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (!_shuffle)
        {
            return;
        }

        // One generator gives the seeds of the epochs; the orders of two epochs have nothing in common.
        var seeds = new SplitMix64(_seed);
        var random = new SplitMix64(unchecked(seeds.Next() + ((ulong)epoch * 0xD1B54A32D192ED03)));
        Permutation.Shuffle(_order, ref random);
    }

    public override void Skip(long samples, int batchSize) => _next = (int)Math.Min(samples, _order.Length);

    public override int Next(Span<T> inputs, Span<T> targets)
    {
        int rows = Math.Min(inputs.Length / _data.InputSize, _order.Length - _next);
        if (rows > 0)
        {
            _data.CopyTo(_order.AsSpan(_next, rows), inputs[..(rows * _data.InputSize)], targets[..(rows * _data.TargetSize)]);
            _next += rows;
        }

        return rows;
    }
}
