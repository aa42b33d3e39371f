using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>Samples over memory of the caller's own.</summary>
internal sealed class MemoryDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<T> _targets;

    public MemoryDataset(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int inputSize, int targetSize)
    {
        Count = DatasetChecks.Rows(inputs.Length, inputSize, nameof(inputs), nameof(inputSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        Guard.Length(targets.Length, (long)Count * targetSize, nameof(targets));
        DatasetChecks.Finite(inputs.Span, inputSize, nameof(inputs));
        DatasetChecks.Finite(targets.Span, targetSize, nameof(targets));
        _inputs = inputs;
        _targets = targets;
        InputSize = inputSize;
        TargetSize = targetSize;
    }

    public override int Count { get; }

    public override int InputSize { get; }

    public override int TargetSize { get; }

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.Copy<T>(this, indices, inputs, targets);
        ReadOnlySpan<T> allInputs = _inputs.Span;
        ReadOnlySpan<T> allTargets = _targets.Span;
        for (int row = 0; row < indices.Length; row++)
        {
            allInputs.Slice(indices[row] * InputSize, InputSize).CopyTo(inputs[(row * InputSize)..]);
            allTargets.Slice(indices[row] * TargetSize, TargetSize).CopyTo(targets[(row * TargetSize)..]);
        }
    }
}
