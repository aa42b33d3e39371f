using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>The checks that all data sets share, each before anything is written.</summary>
internal static class DatasetChecks
{
    /// <summary>Refuses a copy whose spans or indices do not fit the data set.</summary>
    public static void Copy<T>(Dataset<T> dataset, ReadOnlySpan<int> indices, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Length(inputs.Length, (long)indices.Length * dataset.InputSize, nameof(inputs));
        Guard.Length(targets.Length, (long)indices.Length * dataset.TargetSize, nameof(targets));
        Indices(indices, dataset.Count);
    }

    /// <summary>Refuses an index that is no sample's.</summary>
    public static void Indices(ReadOnlySpan<int> indices, int count)
    {
        for (int position = 0; position < indices.Length; position++)
        {
            if ((uint)indices[position] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    indices[position],
                    FormattableString.Invariant($"Expected sample indices from 0 to {count - 1}, found {indices[position]} at position {position}."));
            }
        }
    }

    /// <summary>The number of rows of a size that a length stands for: whole ones, and at least one.</summary>
    public static int Rows(int length, int size, string name, string sizeName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, sizeName);
        if (length == 0 || length % size != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected whole rows of {size} values and at least one, found {length} values."), name);
        }

        return length / size;
    }

    /// <summary>Refuses values that are not finite, naming row and column.</summary>
    public static void Finite<T>(ReadOnlySpan<T> values, int size, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int index = FindNonFinite(values);
        if (index >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected finite values, found {values[index]} in row {index / size}, column {index % size} (both counted from 0)."),
                name);
        }
    }

    /// <summary>The first value that is infinite or no number, or −1.</summary>
    public static int FindNonFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!T.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The number of classes that target rows of a size tell apart: one column holds two.</summary>
    public static int Classes(int targetSize) => targetSize == 1 ? 2 : targetSize;
}
