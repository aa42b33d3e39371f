using System;
using Gan.Data;

namespace Gan.Evaluation;

/// <summary>How well points lie on the ring of Gaussians.</summary>
internal sealed record RingQuality
{
    /// <summary>How near to a centre counts as near: 3σ, within which 98.9 % of the real points lie.</summary>
    public const double Reach = 3.0 * GaussianRing.Deviation;

    private const int EnoughModes = 7;
    private const double EnoughNear = 0.9;

    // A mode is found where it has at least a quarter of its fair share.
    private const double LeastShare = 0.25;

    /// <summary>The share of the points that lie near a centre.</summary>
    public required double NearShare { get; init; }

    /// <summary>How many centres have enough points near them.</summary>
    public required int ModesFound { get; init; }

    /// <summary>Whether at least 7 of the 8 modes are found and 90 % of the points lie near one.</summary>
    public bool IsGood => ModesFound >= EnoughModes && NearShare >= EnoughNear;

    /// <summary>Measures points.</summary>
    /// <param name="points">x and y of each.</param>
    public static RingQuality Measure(ReadOnlySpan<float> points)
    {
        Span<int> counts = stackalloc int[GaussianRing.Modes];
        counts.Clear();
        int near = 0;
        int total = points.Length / 2;
        for (int i = 0; i < points.Length; i += 2)
        {
            for (int mode = 0; mode < GaussianRing.Modes; mode++)
            {
                (double x, double y) = GaussianRing.GetCentre(mode);
                double dx = points[i] - x;
                double dy = points[i + 1] - y;
                if ((dx * dx) + (dy * dy) <= Reach * Reach)
                {
                    counts[mode]++;
                    near++;
                }
            }
        }

        int found = 0;
        foreach (int count in counts)
        {
            found += count >= LeastShare * total / GaussianRing.Modes ? 1 : 0;
        }

        return new RingQuality { NearShare = total == 0 ? 0 : (double)near / total, ModesFound = total == 0 ? 0 : found };
    }
}
