using NetGen.Numerics;

namespace Digits.Glyphs;

/// <summary>The two distributions that the drawing needs.</summary>
internal static class RandomExtensions
{
    /// <summary>Uniform between two bounds.</summary>
    public static double Between(this ref SplitMix64 random, double low, double high) =>
        low + ((high - low) * random.NextDouble());

    /// <summary>Around 0 within ±limit, small values more often: two uniform numbers added, a triangle.</summary>
    public static double Spread(this ref SplitMix64 random, double limit) =>
        limit * (random.NextDouble() + random.NextDouble() - 1);
}
