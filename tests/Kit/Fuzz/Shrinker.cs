using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Kit;

/// <summary>Makes a failing network simpler as long as it fails: what is left is what matters.</summary>
public static class Shrinker
{
    private const int MostTrials = 200;

    /// <summary>The simplest failure that can be reached in single simplifications.</summary>
    public static FuzzFailure Shrink(FuzzFailure failure)
    {
        int trials = 0;
        bool simpler = true;
        while (simpler)
        {
            simpler = false;
            foreach ((NetworkRecipe recipe, ImmutableArray<int> batchSizes) in Simplify(failure.Variant, failure.Case.BatchSizes))
            {
                if (++trials > MostTrials)
                {
                    return failure;
                }

                FuzzCase smaller = failure.Case.With(recipe, batchSizes);
                IReadOnlyList<string> lines = FuzzRun.Try(smaller, recipe, failure.Width);

                // A simpler network may be one that the generator refuses: that is another failure.
                if (lines.Count > 0 && !lines[0].Contains("NETGEN", System.StringComparison.Ordinal))
                {
                    failure = new FuzzFailure(smaller, recipe, failure.Width, lines);
                    simpler = true;
                    break;
                }
            }
        }

        return failure;
    }

    private static IEnumerable<(NetworkRecipe Recipe, ImmutableArray<int> BatchSizes)> Simplify(NetworkRecipe recipe, ImmutableArray<int> batchSizes)
    {
        if (batchSizes.Length > 1)
        {
            yield return (recipe, batchSizes[..1]);
            yield return (recipe, batchSizes[1..]);
        }
        else if (batchSizes[0] > 1)
        {
            yield return (recipe, [batchSizes[0] / 2]);
            yield return (recipe, [batchSizes[0] - 1]);
        }

        foreach (NetworkRecipe simpler in Topologies(recipe).Concat(Options(recipe)).Where(simpler => simpler.ToAttributes() != recipe.ToAttributes()))
        {
            yield return (simpler, batchSizes);
        }
    }

    private static IEnumerable<NetworkRecipe> Topologies(NetworkRecipe recipe)
    {
        ImmutableArray<LayerRecipe> layers = recipe.Layers;
        for (int i = 0; i < layers.Length - 1; i++)
        {
            yield return recipe with { Layers = layers.RemoveAt(i) };
        }

        foreach (int size in Smaller(recipe.Inputs))
        {
            yield return recipe with { Inputs = size };
        }

        for (int i = 0; i < layers.Length; i++)
        {
            foreach (int size in Smaller(layers[i].Units))
            {
                yield return recipe with { Layers = layers.SetItem(i, layers[i] with { Units = size }) };
            }

            yield return recipe with { Layers = layers.SetItem(i, layers[i] with { Bias = true }) };
            yield return recipe with { Layers = layers.SetItem(i, layers[i] with { Parameters = [] }) };
            if (i < layers.Length - 1)
            {
                yield return recipe with { Layers = layers.SetItem(i, new LayerRecipe(layers[i].Units, Activation.Linear)) };
            }
        }

        yield return recipe with
        {
            Loss = Loss.HalfSquaredError,
            LossParameter = null,
            Layers = layers.SetItem(layers.Length - 1, new LayerRecipe(layers[^1].Units, Activation.Linear)),
        };
    }

    private static IEnumerable<NetworkRecipe> Options(NetworkRecipe recipe)
    {
        OptimizerRecipe optimizer = recipe.Optimizer;
        yield return recipe with { Optimizer = OptimizerRecipe.Sgd(0.004) };
        yield return recipe with { Optimizer = optimizer with { Schedule = Schedule.Constant, ScheduleParameters = [] } };
        yield return recipe with { Optimizer = optimizer with { WeightDecay = 0.0 } };
        yield return recipe with { Optimizer = optimizer with { DecayBias = false } };
        yield return recipe with { L1 = 0.0 };
        yield return recipe with { L2 = 0.0 };
        yield return recipe with { ClipNorm = 0.0 };
        yield return recipe with { ClipValue = 0.0 };
        yield return recipe with { LossParameter = null };
        yield return recipe with { Outputs = Reduction.Default };
        yield return recipe with { Batch = Reduction.Default };
        yield return recipe with { Tier = Tier.Automatic };
    }

    private static IEnumerable<int> Smaller(int size) => new[] { 1, 2, size / 2, size - 1 }.Where(smaller => smaller > 0 && smaller < size).Distinct();
}
