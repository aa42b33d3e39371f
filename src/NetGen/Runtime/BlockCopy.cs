using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Rows into a block's memory and out of it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockCopy
{
    /// <summary>Copies rows from the user's memory, where they follow one another.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="source">The first row.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="destination">The first row's place.</param>
    /// <param name="stride">From a row's place to the next one's.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void In<T>(ref T source, int length, ref T destination, int stride, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            Row(ref Unsafe.Add(ref source, r * length), ref Unsafe.Add(ref destination, r * stride), length);
        }
    }

    /// <summary>Copies rows to the user's memory, where they follow one another.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="source">The first row.</param>
    /// <param name="stride">From a row to the next one.</param>
    /// <param name="destination">The first row's place.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Out<T>(ref T source, int stride, ref T destination, int length, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            Row(ref Unsafe.Add(ref source, r * stride), ref Unsafe.Add(ref destination, r * length), length);
        }
    }

    /// <summary>Copies a vector's first lanes to the user's memory.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="destination">The place of the first lane.</param>
    /// <param name="length">The number of lanes, 1 or more: a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Out(Vector128<float> vector, ref float destination, int length)
    {
        if (length >= 4)
        {
            Unsafe.As<float, Vector128<float>>(ref destination) = vector;
            return;
        }

        if (length >= 2)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), vector.AsDouble().ToScalar());
        }

        if (length != 2)
        {
            Unsafe.Add(ref destination, length - 1) = vector.GetElement(length - 1);
        }
    }

    /// <inheritdoc cref="Out(Vector128{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Out(Vector256<float> vector, ref float destination, int length)
    {
        if (length >= 8)
        {
            Unsafe.As<float, Vector256<float>>(ref destination) = vector;
            return;
        }

        Out(vector.GetLower(), ref destination, length);
        if (length > 4)
        {
            Out(vector.GetUpper(), ref Unsafe.Add(ref destination, 4), length - 4);
        }
    }

    /// <inheritdoc cref="Out(Vector128{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Out(Vector512<float> vector, ref float destination, int length)
    {
        if (length >= 16)
        {
            Unsafe.As<float, Vector512<float>>(ref destination) = vector;
            return;
        }

        Out(vector.GetLower(), ref destination, length);
        if (length > 8)
        {
            Out(vector.GetUpper(), ref Unsafe.Add(ref destination, 8), length - 8);
        }
    }

    /// <summary>Copies rows of units into panels.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="source">The first row.</param>
    /// <param name="sourceStride">From a row to the next one.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="panel">Units of a panel, and the distance between its rows.</param>
    /// <param name="pitch">From a panel to the next one.</param>
    /// <param name="units">The length of a row.</param>
    /// <param name="rows">The number of rows.</param>
    public static void ToPanels<T>(ref T source, int sourceStride, ref T destination, int panel, int pitch, int units, int rows)
    {
        for (int unit = 0; unit < units; unit += panel)
        {
            int length = Math.Min(panel, units - unit);
            for (int r = 0; r < rows; r++)
            {
                Row(ref Unsafe.Add(ref source, (r * sourceStride) + unit), ref Unsafe.Add(ref destination, r * panel), length);
            }

            destination = ref Unsafe.Add(ref destination, pitch);
        }
    }

    /// <summary>Zeroes what lies behind the units of each row.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="matrix">The first row.</param>
    /// <param name="stride">From a row to the next one.</param>
    /// <param name="used">The units of a row.</param>
    /// <param name="rows">The number of rows.</param>
    public static void ClearPadding<T>(ref T matrix, int stride, int used, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix, (r * stride) + used), stride - used).Clear();
        }
    }

    /// <summary>Where a part of a range begins: parts are as equal as multiples of a unit can be.</summary>
    /// <param name="length">The length of the range.</param>
    /// <param name="unit">What parts are multiples of.</param>
    /// <param name="part">Which part; the one behind the last begins at the range's end.</param>
    /// <param name="parts">The number of parts.</param>
    public static int Share(int length, int unit, int part, int parts) =>
        part == parts ? length : (int)((long)length * part / parts) / unit * unit;

    // A handful of values goes faster one by one than through a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T>(ref T source, ref T destination, int length)
    {
        if (length > 16)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
            return;
        }

        int i = 0;
        for (; i + Vector128<T>.Count <= length; i += Vector128<T>.Count)
        {
            Unsafe.As<T, Vector128<T>>(ref Unsafe.Add(ref destination, i)) = Unsafe.As<T, Vector128<T>>(ref Unsafe.Add(ref source, i));
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
        }
    }
}
