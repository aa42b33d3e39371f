using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Shifts an image by whole pixels, down and to the right by numbers drawn evenly from −maximum to maximum each; what comes in
/// at the edges is 0.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class ImageShift<T> : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Shifts of a given size.</summary>
    /// <param name="height">The image's rows of pixels, at least 1.</param>
    /// <param name="width">The pixels of a row, at least 1.</param>
    /// <param name="maximum">The largest shift, from 1 to less than height and width.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no such.</exception>
    public ImageShift(int height, int width, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(maximum, Math.Min(height, width));
        Height = height;
        Width = width;
        Maximum = maximum;
    }

    /// <summary>The image's rows of pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels of a row.</summary>
    public int Width { get; }

    /// <summary>The largest shift in pixels.</summary>
    public int Maximum { get; }

    /// <summary>Shifts an image; one of several planes, plane after plane, all by the same.</summary>
    /// <param name="input">The image, row after row.</param>
    /// <param name="random">The sample's own generator.</param>
    /// <exception cref="ArgumentException">The length is not that of whole planes.</exception>
    public void Apply(Span<T> input, ref SplitMix64 random)
    {
        int plane = checked(Height * Width);
        if (input.Length % plane != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected images of {Height} × {Width} values, found {input.Length} values."), nameof(input));
        }

        int down = random.NextInt((2 * Maximum) + 1) - Maximum;
        int right = random.NextInt((2 * Maximum) + 1) - Maximum;
        for (; !input.IsEmpty; input = input[plane..])
        {
            ShiftTowardsEnd(input[..plane], down * Width);
            for (int row = 0; row < Height && right != 0; row++)
            {
                ShiftTowardsEnd(input.Slice(row * Width, Width), right);
            }
        }
    }

    // A plane towards its end is down, a row towards its end is to the right.
    private static void ShiftTowardsEnd(Span<T> values, int by)
    {
        if (by > 0)
        {
            values[..^by].CopyTo(values[by..]);
            values[..by].Clear();
        }
        else if (by < 0)
        {
            values[-by..].CopyTo(values);
            values[^-by..].Clear();
        }
    }
}
