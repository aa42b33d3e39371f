using System;
using System.Collections.Generic;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>Arguments that cover a function's range twice: evenly over the numbers, and evenly over the bit patterns.</summary>
internal static class Arguments
{
    public static readonly double[] SpecialDoubles =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -2.2250738585072014e-308, 1e-310, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1.0, -1.0, 1e4, -1e4, 0.625, -0.625, 0.5, 709.78, -745.13, -745.14, -708.5, 22.0,
    ];

    public static readonly float[] SpecialSingles =
    [
        0.0f, -0.0f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549435e-38f, 1e-40f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1.0f, -1.0f, 1e4f, -1e4f, 0.625f, -0.625f, 0.5f, 88.72f, -103.9f, -104.0f, -87.4f, 9.01f,
    ];

    /// <summary>Doubles strictly inside the function's range, each drawn from a stratum of its own.</summary>
    public static IEnumerable<double> Doubles(ElementaryFunction function, int count) => Doubles(function, count, 0, count);

    /// <summary>The arguments of the strata from the first to the last one's successor.</summary>
    public static IEnumerable<double> Doubles(ElementaryFunction function, int count, int first, int end)
    {
        var random = new SplitMix64(2 + (ulong)first);
        long highest = BitConverter.DoubleToInt64Bits(function.Unbounded ? double.MaxValue : function.High);
        long lowest = function.Low < 0.0 ? BitConverter.DoubleToInt64Bits(-function.Low) : 0;
        for (int i = first; i < end; i++)
        {
            double place = (i + random.NextDouble()) / count;
            yield return function.Low + ((function.High - function.Low) * place);
            yield return BitConverter.Int64BitsToDouble(1 + (long)((highest - 1) * place));
            if (lowest != 0)
            {
                yield return -BitConverter.Int64BitsToDouble(1 + (long)((lowest - 1) * place));
            }

            // Around 1, where a logarithm loses its leading bits, and the same distance from 0.
            double near = Math.ScaleB(random.NextDouble() - 0.5, -(int)(50 * place));
            yield return function.Low < 0.0 ? near : 1.0 + near;
            if (function.Period > 0.0)
            {
                yield return Math.Round(function.High * random.NextDouble() / function.Period) * function.Period;
            }
        }
    }

    /// <summary>Floats strictly inside the function's range, each drawn from a stratum of its own.</summary>
    public static IEnumerable<float> Singles(ElementaryFunction function, int count)
    {
        var random = new SplitMix64(1);
        int highest = BitConverter.SingleToInt32Bits(function.Unbounded ? float.MaxValue : function.HighSingle);
        int lowest = function.LowSingle < 0.0f ? BitConverter.SingleToInt32Bits(-function.LowSingle) : 0;
        for (int i = 0; i < count; i++)
        {
            double place = (i + random.NextDouble()) / count;
            yield return (float)(function.LowSingle + (((double)function.HighSingle - function.LowSingle) * place));
            yield return BitConverter.Int32BitsToSingle(1 + (int)((highest - 1) * place));
            if (lowest != 0)
            {
                yield return -BitConverter.Int32BitsToSingle(1 + (int)((lowest - 1) * place));
            }

            double near = Math.ScaleB(random.NextDouble() - 0.5, -(int)(22 * place));
            yield return (float)(function.LowSingle < 0.0f ? near : 1.0 + near);
        }
    }
}
