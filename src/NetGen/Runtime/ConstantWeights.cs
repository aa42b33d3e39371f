using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Parameters that stand in the program's own read-only data. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConstantWeights
{
    /// <summary>
    /// Values of type float from their bits, two to a number, the first in the lower half: half as many literals for the compiler.
    /// Nothing is copied, but on machines that store the upper half first.
    /// </summary>
    /// <param name="pairs">The bits.</param>
    /// <param name="count">The number of values.</param>
    public static ReadOnlySpan<float> Floats(ReadOnlySpan<ulong> pairs, int count)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.Cast<ulong, float>(pairs)[..count];
        }

        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle((uint)(pairs[i / 2] >> (32 * (i % 2))));
        }

        return values;
    }

    /// <summary>Values of type double from their bits.</summary>
    /// <param name="bits">The bits.</param>
    public static ReadOnlySpan<double> Doubles(ReadOnlySpan<ulong> bits) => MemoryMarshal.Cast<ulong, double>(bits);
}
