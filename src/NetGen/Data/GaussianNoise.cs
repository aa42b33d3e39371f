using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Adds to every input a normal number of mean 0 and a given standard deviation.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class GaussianNoise<T> : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Noise of a given strength.</summary>
    /// <param name="standardDeviation">The standard deviation, finite and above 0, in the unit of the inputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is no such.</exception>
    public GaussianNoise(double standardDeviation)
    {
        if (!double.IsFinite(standardDeviation) || standardDeviation <= 0.0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation),
                standardDeviation,
                FormattableString.Invariant($"Expected a finite standard deviation above 0, found {standardDeviation}."));
        }

        StandardDeviation = standardDeviation;
    }

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public void Apply(Span<T> input, ref SplitMix64 random)
    {
        for (int i = 0; i < input.Length; i++)
        {
            input[i] += T.CreateTruncating(StandardDeviation * random.NextNormal());
        }
    }
}
