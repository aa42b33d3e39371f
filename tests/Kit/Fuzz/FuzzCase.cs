using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Kit;

/// <summary>A drawn network with the data it is tried on.</summary>
public sealed record FuzzCase(int Number, NetworkRecipe Recipe, int DataSeed, ImmutableArray<int> BatchSizes)
{
    private const int MostDraws = 100;

    // What rounding in single precision moves values of order one by, with room; and what the steps of the difference
    // quotients move them by, which only the sample they are taken at has to keep.
    private const double KinkMargin = 5e-6;
    private const double QuotientMargin = 1e-4;

    private static readonly int[] _batchSizes = [2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 130];

    /// <summary>The case of a number: the same on every machine.</summary>
    public static FuzzCase Draw(int seed, int number)
    {
        int start = unchecked((seed * 1_000_003) + number);
        var random = new Random(start);
        NetworkRecipe recipe = new RecipeFuzzer(start).Draw();
        ImmutableArray<int> batchSizes = [1, _batchSizes[random.Next(_batchSizes.Length)]];
        return new FuzzCase(number, recipe, FindData(recipe, batchSizes, random), batchSizes);
    }

    /// <summary>Holds one variant of the network against the reference; in double precision against difference quotients too.</summary>
    public void Run(NetworkRecipe variant, Func<ITestNetwork> create, DeviationReport report)
    {
        new ReferenceComparison(variant, DataSeed, create, report).Run(BatchSizes);
        if (variant.Precision == Precision.Double && !variant.Layers.Any(layer => layer.Row.SlopeIsRule) && HasSlopes(variant))
        {
            CompareQuotients(variant, create(), report);
        }
    }

    /// <summary>The same case with another network; its data are drawn anew, away from kinks.</summary>
    public FuzzCase With(NetworkRecipe recipe, ImmutableArray<int> batchSizes) =>
        this with { Recipe = recipe, BatchSizes = batchSizes, DataSeed = FindData(recipe, batchSizes, new Random(DataSeed)) };

    private static int FindData(NetworkRecipe recipe, IReadOnlyList<int> batchSizes, Random random)
    {
        int best = 0;
        double farthest = -1.0;
        for (int draw = 0; draw < MostDraws; draw++)
        {
            int seed = random.Next(1 << 24);
            double distance = ReferenceComparison.KinkDistance(recipe, seed, batchSizes);
            if (distance > farthest)
            {
                (best, farthest) = (seed, distance);
            }

            if (farthest > KinkMargin)
            {
                break;
            }
        }

        return best;
    }

    // A network that is flat where the data lie has no quotients to compare.
    private bool HasSlopes(NetworkRecipe variant)
    {
        var reference = new ReferenceTestNetwork(variant);
        reference.CopyParametersFrom(TestData.DrawParameters(variant, DataSeed));
        reference.Forward(ReferenceComparison.Inputs(variant, 1, DataSeed));
        reference.Backward(TestData.DrawTargets(variant, 1, DataSeed));
        return reference.KinkDistance > QuotientMargin && reference.Gradients().Max(Math.Abs) > 1e-3;
    }

    private void CompareQuotients(NetworkRecipe variant, ITestNetwork network, DeviationReport report)
    {
        network.CopyParametersFrom(TestData.DrawParameters(variant, DataSeed));
        foreach (string line in CentralDifferences.Check(
            network, ReferenceComparison.Inputs(variant, 1, DataSeed), TestData.DrawTargets(variant, 1, DataSeed), mostParameters: 12))
        {
            report.Add(line);
        }
    }
}
