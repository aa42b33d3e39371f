using System;
using System.Numerics;

namespace NetGen.Metrics;

/// <summary>Where the largest value of a row stands: the class that a row of outputs or of one-hot targets means.</summary>
internal static class Argmax
{
    /// <summary>The index of the largest value, the first of equals.</summary>
    public static int Of<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int i = 1; i < row.Length; i++)
        {
            largest = row[i] > row[largest] ? i : largest;
        }

        return largest;
    }
}
