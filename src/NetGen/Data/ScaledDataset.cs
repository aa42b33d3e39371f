using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>A view of a data set with scaled values.</summary>
internal sealed class ScaledDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset<T> _source;
    private readonly Scaler<T>? _inputScaler;
    private readonly Scaler<T>? _targetScaler;

    public ScaledDataset(Dataset<T> source, Scaler<T>? inputScaler, Scaler<T>? targetScaler)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireColumns(inputScaler, source.InputSize, nameof(inputScaler));
        RequireColumns(targetScaler, source.TargetSize, nameof(targetScaler));
        _source = source;
        _inputScaler = inputScaler;
        _targetScaler = targetScaler;
    }

    public override int Count => _source.Count;

    public override int InputSize => _source.InputSize;

    public override int TargetSize => _source.TargetSize;

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets)
    {
        _source.CopyTo(indices, inputs, targets);
        _inputScaler?.Apply(inputs);
        _targetScaler?.Apply(targets);
    }

    public override void StartEpoch(int epoch) => _source.StartEpoch(epoch);

    private static void RequireColumns(Scaler<T>? scaler, int expected, string name)
    {
        if (scaler is not null && scaler.ColumnCount != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a scaler of {expected} columns, found {scaler.ColumnCount}."), name);
        }
    }
}
