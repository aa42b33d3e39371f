using System;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>Writes what <see cref="RowFile{T}"/> reads.</summary>
public static class RowFile
{
    /// <summary>Writes the samples of a data set into a new file, in their order.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="path">The file, which must not be there yet.</param>
    /// <param name="dataset">The samples.</param>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public static void Write<T>(string path, Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(dataset);
        T[] row = new T[GetRowSize(dataset.InputSize, dataset.TargetSize)];
        DatasetScan<T> scan = new(dataset);
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        while (scan.Next())
        {
            for (int sample = 0; sample < scan.Count; sample++)
            {
                scan.Inputs.Slice(sample * dataset.InputSize, dataset.InputSize).CopyTo(row);
                scan.Targets.Slice(sample * dataset.TargetSize, dataset.TargetSize).CopyTo(row.AsSpan(dataset.InputSize));
                SwapWhereBigEndian<T>(row);
                file.Write(MemoryMarshal.AsBytes(row.AsSpan()));
            }
        }
    }

    internal static int GetRowSize(int inputSize, int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targetSize, (1 << 27) - Math.Min(inputSize, 1 << 27));
        return inputSize + targetSize;
    }

    internal static void SwapWhereBigEndian<T>(Span<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(values);
            for (; !bytes.IsEmpty; bytes = bytes[Unsafe.SizeOf<T>()..])
            {
                bytes[..Unsafe.SizeOf<T>()].Reverse();
            }
        }
    }
}
