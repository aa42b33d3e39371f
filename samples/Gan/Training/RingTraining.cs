using System;
using Gan.Data;
using Gan.Evaluation;
using Gan.Networks;
using NetGen.Numerics;

namespace Gan.Training;

/// <summary>The whole training on the ring of Gaussians, with a look at the generator's points now and then.</summary>
internal static class RingTraining
{
    /// <summary>The points of a snapshot.</summary>
    public const int SnapshotPoints = 2_000;

    private const int Snapshots = 20;

    // The same noise in every snapshot: the points of one are those of the next, moved.
    private const ulong SnapshotSeed = 20;

    /// <summary>Trains to the end.</summary>
    /// <param name="settings">What the training is set to.</param>
    /// <param name="seed">The seed of everything.</param>
    /// <param name="onSnapshot">Who is shown each snapshot as it is taken.</param>
    /// <returns>The snapshots, the last of them after the last step.</returns>
    public static RingSnapshots Run(GanSettings settings, ulong seed, Action<RingSnapshot> onSnapshot)
    {
        AdversarialTraining<Generator, Discriminator> training = new(settings, GaussianRing.Draw, seed);
        RingSnapshots snapshots = new();
        (float Discriminator, float Generator) losses = (float.NaN, float.NaN);
        for (int snapshot = 0; snapshot <= Snapshots; snapshot++)
        {
            int end = (int)((long)settings.Steps * snapshot / Snapshots);
            while (training.Step < end)
            {
                losses = training.Train();
            }

            RingSnapshot taken = Take(training, losses);
            snapshots.Add(taken);
            onSnapshot(taken);
        }

        return snapshots;
    }

    private static RingSnapshot Take(AdversarialTraining<Generator, Discriminator> training, (float Discriminator, float Generator) losses)
    {
        float[] points = new float[2 * SnapshotPoints];
        SplitMix64 random = new(SnapshotSeed);
        training.Draw(ref random, points);
        return new RingSnapshot
        {
            Step = training.Step,
            Points = points,
            Quality = RingQuality.Measure(points),
            DiscriminatorLoss = losses.Discriminator,
            GeneratorLoss = losses.Generator,
        };
    }
}
