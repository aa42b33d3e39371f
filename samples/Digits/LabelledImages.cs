using System;

namespace Digits;

/// <summary>Images of one size, a byte a pixel and row after row, and the class of each.</summary>
internal sealed class LabelledImages
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<byte> _labels;

    public LabelledImages(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, int imageSize)
    {
        if (pixels.Length != (long)labels.Length * imageSize)
        {
            throw new ArgumentException(
                $"Expected {labels.Length} images of {imageSize} pixels, found {pixels.Length} pixels.", nameof(pixels));
        }

        _pixels = pixels;
        _labels = labels;
        ImageSize = imageSize;
    }

    public int Count => _labels.Length;

    public int ImageSize { get; }

    public ReadOnlySpan<byte> GetImage(int index) => _pixels.Span.Slice(index * ImageSize, ImageSize);

    public int GetLabel(int index) => _labels.Span[index];

    /// <summary>Gathers a batch: pixels scaled to [0, 1] as rows, and the labels.</summary>
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> labels)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            Span<float> destination = inputs.Slice(row * ImageSize, ImageSize);
            ReadOnlySpan<byte> image = GetImage(indices[row]);
            for (int pixel = 0; pixel < destination.Length; pixel++)
            {
                destination[pixel] = image[pixel] * (1f / byte.MaxValue);
            }

            labels[row] = GetLabel(indices[row]);
        }
    }
}
