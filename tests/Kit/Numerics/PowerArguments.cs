using System;
using System.Collections.Generic;
using NetGen.Numerics;

namespace NetGen.Kit;

/// <summary>Bases and exponents whose powers cover the range of the results: the exponents are drawn after the logarithms.</summary>
internal sealed record PowerArguments
{
    public static readonly PowerArguments Doubles = new()
    {
        Lowest = -746.0,
        Highest = 709.7,
        Nearness = 50,
        Base = place => BitConverter.Int64BitsToDouble(1 + (long)((BitConverter.DoubleToInt64Bits(double.MaxValue) - 1) * place)),
        Round = value => value,
    };

    public static readonly PowerArguments Singles = new()
    {
        Lowest = -104.0,
        Highest = 88.7,
        Nearness = 22,
        Base = place => BitConverter.Int32BitsToSingle(1 + (int)((BitConverter.SingleToInt32Bits(float.MaxValue) - 1) * place)),
        Round = value => (float)value,
    };

    private static readonly double[] _common = [0.5, -0.5, 2.0, -1.0, 3.0, 1.0 / 3.0];

    /// <summary>The logarithm of the power that just vanishes.</summary>
    public required double Lowest { get; init; }

    /// <summary>The logarithm of the largest power.</summary>
    public required double Highest { get; init; }

    /// <summary>How many bits a base near 1 may have in common with it.</summary>
    public required int Nearness { get; init; }

    /// <summary>A positive base, evenly over the bit patterns as its argument is over 0 … 1.</summary>
    public required Func<double, double> Base { get; init; }

    public required Func<double, double> Round { get; init; }

    /// <summary>The pairs of the strata from the first to the last one's successor: none overflows, none is a zero.</summary>
    public IEnumerable<(double X, double Y)> Draw(int count, int first, int end)
    {
        var random = new SplitMix64(3 + (ulong)first);
        for (int i = first; i < end; i++)
        {
            double place = (i + random.NextDouble()) / count;
            double patterned = Base(place);
            double near = Round(1.0 + Math.ScaleB(random.NextDouble() - 0.5, -(int)(Nearness * place)));
            double moderate = Round(4.0 * (1.0 - place));
            (double X, double Y)[] pairs =
            [
                (patterned, Result(ref random) / Math.Log(patterned)),
                (near, Result(ref random) / Math.Log(near)),
                (moderate, 60.0 * (random.NextDouble() - 0.5)),
                (-moderate, random.NextInt(81) - 40),
                (patterned, _common[random.NextInt(_common.Length)]),
            ];
            foreach ((double x, double drawn) in pairs)
            {
                double y = Round(drawn);
                if (double.IsFinite(y) && y * Math.Log(Math.Abs(x)) <= Highest)
                {
                    yield return (x, y);
                }
            }
        }
    }

    private double Result(ref SplitMix64 random) => Lowest + ((Highest - Lowest) * random.NextDouble());
}
