using System;

namespace NetGen.Numerics;

/// <summary>
/// Draws starting parameters, element after element. Single precision rounds the double-precision number once, so a
/// <see cref="float"/> network starts at the rounded parameters of the <see cref="double"/> one.
/// </summary>
/// <remarks>
/// How a weight follows from the seed: r₁, r₂, … are the results of <see cref="SplitMix64.Next"/>, u = ⌊r / 2¹¹⌋ / 2⁵³.
/// A uniform fill takes one r for each element. A normal fill takes a pair of r for each pair of normal numbers, and
/// another pair as often as the polar method rejects one; the second number of a pair serves the next element, be it in
/// the same fill or in a later one with the same generator. Nothing else consumes numbers.
/// </remarks>
public static class ParameterInitializer
{
    /// <summary>Fills with numbers from U(−limit, limit), both ends possible after rounding: limit·(2u − 1), u = <see cref="SplitMix64.NextDouble"/>.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="random">The generator.</param>
    public static void FillUniform(Span<double> destination, double limit, ref SplitMix64 random)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = limit * ((2.0 * random.NextDouble()) - 1.0);
        }
    }

    /// <inheritdoc cref="FillUniform(Span{double}, double, ref SplitMix64)"/>
    public static void FillUniform(Span<float> destination, double limit, ref SplitMix64 random)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)(limit * ((2.0 * random.NextDouble()) - 1.0));
        }
    }

    /// <summary>Fills with numbers from N(0, σ²): σ·<see cref="SplitMix64.NextNormal"/>.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="standardDeviation">The standard deviation σ.</param>
    /// <param name="random">The generator.</param>
    public static void FillNormal(Span<double> destination, double standardDeviation, ref SplitMix64 random)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = standardDeviation * random.NextNormal();
        }
    }

    /// <inheritdoc cref="FillNormal(Span{double}, double, ref SplitMix64)"/>
    public static void FillNormal(Span<float> destination, double standardDeviation, ref SplitMix64 random)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)(standardDeviation * random.NextNormal());
        }
    }
}
