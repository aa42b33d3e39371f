using System;
using NetGen.Numerics;

namespace Gan.Data;

/// <summary>
/// Eight Gaussians on a ring, the customary test of whether a generator finds all modes of a distribution or some only
/// (Metz et al., 2017).
/// </summary>
internal static class GaussianRing
{
    /// <summary>The number of Gaussians.</summary>
    public const int Modes = 8;

    /// <summary>The radius of the ring of their centres.</summary>
    public const double Radius = 2.0;

    /// <summary>The standard deviation σ of each in every direction.</summary>
    public const double Deviation = 0.1;

    /// <summary>The centre of a Gaussian.</summary>
    /// <param name="mode">Which, 0 to 7.</param>
    public static (double X, double Y) GetCentre(int mode)
    {
        (double sin, double cos) = Math.SinCos(2.0 * Math.PI * mode / Modes);
        return (Radius * cos, Radius * sin);
    }

    /// <summary>Draws points, each from a Gaussian drawn first.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="points">Receives x and y of each.</param>
    public static void Draw(ref SplitMix64 random, Span<float> points)
    {
        for (int i = 0; i < points.Length; i += 2)
        {
            (double x, double y) = GetCentre(random.NextInt(Modes));
            points[i] = (float)(x + (Deviation * random.NextNormal()));
            points[i + 1] = (float)(y + (Deviation * random.NextNormal()));
        }
    }
}
