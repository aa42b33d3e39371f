using System;
using System.Globalization;
using System.IO;
using Gan.Data;
using Gan.Evaluation;
using NetGen.Numerics;
using NetGen.Pictures;
using Samples.Common;

namespace Gan.Display;

/// <summary>Draws each snapshot over real points, all on the same axes: one after the other they are the frames of a film.</summary>
internal static class SnapshotPictures
{
    private const int RealPoints = 1_000;
    private const ulong RealSeed = 8;

    // The ring with some room around it.
    private const double Range = 1.4 * GaussianRing.Radius;

    /// <summary>Makes the folder, so that one that cannot be is known before the training and not after it.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void Prepare(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--pictures: expected a folder that can be written to, found '{directory}': {exception.Message}");
        }
    }

    /// <summary>Writes a file a snapshot, named by its step: <c>ring-004000.svg</c>.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static void Write(RingSnapshots snapshots, string directory)
    {
        float[] real = new float[2 * RealPoints];
        SplitMix64 random = new(RealSeed);
        GaussianRing.Draw(ref random, real);
        try
        {
            foreach (RingSnapshot snapshot in snapshots.All)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"ring-{snapshot.Step:000000}.svg");
                Draw(snapshot, real).Save(Path.Combine(directory, name));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--pictures: expected a folder that can be written to, found '{directory}': {exception.Message}");
        }
    }

    /// <summary>Draws a snapshot over real points.</summary>
    public static Picture Draw(RingSnapshot snapshot, ReadOnlySpan<float> real)
    {
        ScatterChart chart = new(string.Create(CultureInfo.InvariantCulture, $"After {snapshot.Step:N0} steps"))
        {
            XTitle = "x",
            YTitle = "y",
            EqualUnits = true,
            XRange = (-Range, Range),
            YRange = (-Range, Range),
        };
        Add(chart, "real", real);
        Add(chart, "made", snapshot.Points);
        return chart.Draw();
    }

    // The chart takes all x, then all y.
    private static void Add(ScatterChart chart, string name, ReadOnlySpan<float> points)
    {
        float[] x = new float[points.Length / 2];
        float[] y = new float[points.Length / 2];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = points[2 * i];
            y[i] = points[(2 * i) + 1];
        }

        chart.Add(name, x, y);
    }
}
