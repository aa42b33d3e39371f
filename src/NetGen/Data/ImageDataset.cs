using System;
using System.IO;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Images that stay bytes until they are copied out.</summary>
internal sealed class ImageDataset<T> : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<byte> _labels;

    public ImageDataset(IdxFile images, IdxFile labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (images.Extents.Length < 2)
        {
            throw Refusal(images, $"images of rank 2 or more", $"rank {images.Extents.Length}");
        }

        if (labels.Extents.Length != 1)
        {
            throw Refusal(labels, $"labels of rank 1", $"rank {labels.Extents.Length}");
        }

        if (labels.ItemCount != images.ItemCount)
        {
            throw Refusal(labels, $"{images.ItemCount} labels, as many as {images.Path} has images", $"{labels.ItemCount}");
        }

        ReadOnlySpan<byte> values = labels.Data.Span;
        for (int item = 0; item < values.Length; item++)
        {
            if (values[item] >= classes)
            {
                throw Refusal(labels, $"labels from 0 to {classes - 1}", $"{values[item]} at item {item} (counted from 0)");
            }
        }

        _pixels = images.Data;
        _labels = labels.Data;
        Count = images.ItemCount;
        InputSize = images.ItemSize;
        TargetSize = classes;
    }

    public override int Count { get; }

    public override int InputSize { get; }

    public override int TargetSize { get; }

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.Copy<T>(this, indices, inputs, targets);
        ReadOnlySpan<byte> pixels = _pixels.Span;
        ReadOnlySpan<byte> labels = _labels.Span;
        for (int row = 0; row < indices.Length; row++)
        {
            Pixels<T>.Scale(pixels.Slice(indices[row] * InputSize, InputSize), inputs.Slice(row * InputSize, InputSize));
            LabelledDataset<T>.WriteClass(labels[indices[row]], targets.Slice(row * TargetSize, TargetSize));
        }
    }

    private static InvalidDataException Refusal(IdxFile file, FormattableString expected, FormattableString found) =>
        new($"{file.Path}: expected {FormattableString.Invariant(expected)}, found {FormattableString.Invariant(found)}.");
}
