using System;
using System.Collections.Generic;
using System.Linq;
using Gan.Data;
using Gan.Display;
using Gan.Evaluation;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Training.Tests.Samples.GanSample;

/// <summary>The ring, the measure of points on it, and their picture.</summary>
public sealed class PartsTests
{
    // 98.9 % of a Gaussian of the plane lie within 3σ: 1 − exp(−9/2).
    [Fact]
    public void RealPointsFindAllModes()
    {
        float[] points = new float[2 * 8_000];
        SplitMix64 random = new(1);
        GaussianRing.Draw(ref random, points);
        RingQuality quality = RingQuality.Measure(points);

        Assert.Equal(8, quality.ModesFound);
        Assert.Equal(1 - Math.Exp(-4.5), quality.NearShare, 0.006);
        Assert.True(quality.IsGood);
    }

    [Fact]
    public void MeasuresAreThoseCountedByHand()
    {
        // 40 points of which a fair share is 5: two modes with ten each, one with a single point, 19 points nowhere.
        List<float> points = [];
        Add(0, 10);
        Add(3, 10);
        Add(5, 1);
        points.AddRange(Enumerable.Repeat(0f, 2 * 19));
        RingQuality quality = RingQuality.Measure([.. points]);

        Assert.Equal(21.0 / 40.0, quality.NearShare);
        Assert.Equal(2, quality.ModesFound);
        Assert.False(quality.IsGood);

        void Add(int mode, int count)
        {
            (double x, double y) = GaussianRing.GetCentre(mode);
            for (int i = 0; i < count; i++)
            {
                points.Add((float)x + 0.2f);
                points.Add((float)y - 0.2f);
            }
        }
    }

    [Theory]
    [InlineData(0.29f, 1.0)]
    [InlineData(0.31f, 0.0)]
    public void NearEndsAtThreeDeviations(float distance, double share) =>
        Assert.Equal(share, RingQuality.Measure([2f - distance, 0f]).NearShare);

    [Fact]
    public void NoPointsAreNoRing() => Assert.Equal(0, RingQuality.Measure([]).ModesFound);

    [Fact]
    public void PictureHasADotWhereAPointIs()
    {
        // Two rows of four letters over [−1, 1]: eight by eight dots of a quarter each.
        string picture = PointPicture.Draw([-0.99f, 0.99f, 0.99f, -0.99f, 0.01f, 0.99f, 5f, 0f, float.NaN, 0f], 1.0, 2);

        Assert.Equal("\u2801\u2800\u2801\u2800\n\u2800\u2800\u2800\u2880\n", picture);
    }
}
