using System;
using System.Runtime.Intrinsics;

namespace NetGen.Kit;

/// <summary>One function of <see cref="NetGen.Numerics.VectorMath"/> in all its forms, its exact value and the bound it states.</summary>
internal sealed record ElementaryFunction
{
    public required string Name { get; init; }

    /// <summary>The error the documentation promises not to exceed, in units of the last place.</summary>
    public required double Bound { get; init; }

    public required Func<double, ExactValue> Exact { get; init; }

    /// <summary>Where double results are neither constant nor overflowing.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>Where float results are neither constant nor overflowing.</summary>
    public required float LowSingle { get; init; }

    public required float HighSingle { get; init; }

    /// <summary>Whether the range goes on to the largest number; what lies above <see cref="High"/> is swept by bit patterns alone.</summary>
    public bool Unbounded { get; init; }

    /// <summary>
    /// If positive, what the zeros are multiples of: double arguments are drawn next to multiples within the range too, where
    /// all leading bits cancel.
    /// </summary>
    public double Period { get; init; }

    public required Func<float, float> Single { get; init; }

    public required Func<Vector128<float>, Vector128<float>> Single128 { get; init; }

    public required Func<Vector256<float>, Vector256<float>> Single256 { get; init; }

    public required Func<Vector512<float>, Vector512<float>> Single512 { get; init; }

    public required Func<double, double> Double { get; init; }

    public required Func<Vector128<double>, Vector128<double>> Double128 { get; init; }

    public required Func<Vector256<double>, Vector256<double>> Double256 { get; init; }

    public required Func<Vector512<double>, Vector512<double>> Double512 { get; init; }
}
