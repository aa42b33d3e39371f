using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>Samples with class indices over memory of the caller's own.</summary>
internal sealed class LabelledDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<int> _labels;

    public LabelledDataset(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels, int inputSize, int targetSize)
    {
        Count = DatasetChecks.Rows(inputs.Length, inputSize, nameof(inputs), nameof(inputSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        Guard.Length(labels.Length, Count, nameof(labels));
        Guard.Labels(labels.Span, DatasetChecks.Classes(targetSize), nameof(labels));
        DatasetChecks.Finite(inputs.Span, inputSize, nameof(inputs));
        _inputs = inputs;
        _labels = labels;
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
        ReadOnlySpan<int> labels = _labels.Span;
        for (int row = 0; row < indices.Length; row++)
        {
            allInputs.Slice(indices[row] * InputSize, InputSize).CopyTo(inputs[(row * InputSize)..]);
            WriteClass(labels[indices[row]], targets.Slice(row * TargetSize, TargetSize));
        }
    }

    /// <summary>Writes a class as a one-hot row, or as 0 or 1 where there is one column.</summary>
    internal static void WriteClass(int label, Span<T> target)
    {
        target.Clear();
        if (target.Length > 1)
        {
            target[label] = T.One;
        }
        else if (label == 1)
        {
            target[0] = T.One;
        }
    }
}
