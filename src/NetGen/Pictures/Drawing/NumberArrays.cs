using System;

namespace NetGen.Pictures.Drawing;

/// <summary>Arrays of numbers in the precision that drawings are computed in.</summary>
internal static class NumberArrays
{
    /// <summary>The values as double precision.</summary>
    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
