using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>Bytes as numbers from 0 to 1: x / 255, rounded once.</summary>
internal static class Pixels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The quotient of every byte: cheaper than a division.
    private static readonly T[] _scaled = CreateScaled();

    /// <summary>Scales as many pixels as there are values.</summary>
    public static void Scale(ReadOnlySpan<byte> pixels, Span<T> values)
    {
        int start = 0;
        if (typeof(T) == typeof(float) && Vector.IsHardwareAccelerated)
        {
            start = ScaleVectors(pixels, MemoryMarshal.Cast<T, float>(values));
        }

        T[] scaled = _scaled;
        for (int pixel = start; pixel < values.Length; pixel++)
        {
            values[pixel] = scaled[pixels[pixel]];
        }
    }

    // A division is rounded alike in a vector and alone: the same bits as the table's.
    private static int ScaleVectors(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        Vector<float> most = new(255f);
        int pixel = 0;
        for (; pixel <= values.Length - Vector<byte>.Count; pixel += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(pixels[pixel..]), out Vector<ushort> lower, out Vector<ushort> upper);
            Divide(lower, most, values[pixel..]);
            Divide(upper, most, values[(pixel + Vector<ushort>.Count)..]);
        }

        return pixel;
    }

    private static void Divide(Vector<ushort> pixels, Vector<float> most, Span<float> values)
    {
        // As signed numbers, which every processor converts: a pixel has no sign to lose.
        Vector.Widen(Vector.AsVectorInt16(pixels), out Vector<int> lower, out Vector<int> upper);
        (Vector.ConvertToSingle(lower) / most).CopyTo(values);
        (Vector.ConvertToSingle(upper) / most).CopyTo(values[Vector<float>.Count..]);
    }

    private static T[] CreateScaled()
    {
        T[] scaled = new T[256];
        for (int value = 0; value < scaled.Length; value++)
        {
            scaled[value] = T.CreateChecked(value) / T.CreateChecked(255);
        }

        return scaled;
    }
}
