using System;

namespace NetGen.Kit;

/// <summary>
/// Deterministic numbers for tests. All are multiples of 1/1024, so a float holds them exactly and both precisions
/// start from the same numbers.
/// </summary>
public static class TestData
{
    public static double[] Draw(int count, double limit, int seed)
    {
        var random = new Random(seed);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Math.Round(((random.NextDouble() * 2.0) - 1.0) * limit * 1024.0) / 1024.0;
        }

        return values;
    }

    /// <summary>Parameters that keep pre-activations of order one, whatever the widths.</summary>
    public static double[] DrawParameters(NetworkRecipe recipe, int seed)
    {
        var parameters = new double[recipe.ParameterCount];
        int offset = 0;
        for (int layer = 1; layer <= recipe.Layers.Length; layer++)
        {
            int count = recipe.GetLayerParameterCount(layer);
            double limit = Math.Sqrt(3.0 / recipe.GetLayerInputs(layer));
            Draw(count, limit, seed + layer).CopyTo(parameters, offset);
            offset += count;
        }

        return parameters;
    }

    /// <summary>Targets that fit the loss: one-hot classes, distributions, signs, or values between 0 and 1.</summary>
    public static double[] DrawTargets(NetworkRecipe recipe, int batchSize, int seed)
    {
        double[] values = Array.ConvertAll(Draw(batchSize * recipe.OutputSize, 1.0, seed), Math.Abs);
        return recipe.Loss switch
        {
            Loss.CategoricalCrossEntropy => OneHot(DrawLabels(recipe.OutputSize, batchSize, seed), recipe.OutputSize),
            Loss.CategoricalCrossEntropyFromLogits when seed % 2 == 0 => OneHot(DrawLabels(recipe.OutputSize, batchSize, seed), recipe.OutputSize),
            Loss.Hinge or Loss.SquaredHinge => Array.ConvertAll(values, value => value < 0.5 ? -1.0 : 1.0),
            Loss.KullbackLeibler => DrawDistributions(batchSize, recipe.OutputSize, seed),
            _ => values,
        };
    }

    // 1,024 grains thrown among the classes: every sum is exactly 1, and some targets are exactly 0.
    private static double[] DrawDistributions(int batchSize, int classes, int seed)
    {
        var random = new Random(seed);
        var targets = new double[batchSize * classes];
        for (int n = 0; n < batchSize; n++)
        {
            for (int grain = 0; grain < 1024; grain += 64)
            {
                targets[(n * classes) + random.Next(classes)] += 64.0 / 1024.0;
            }
        }

        return targets;
    }

    public static int[] DrawLabels(int classes, int batchSize, int seed)
    {
        var random = new Random(seed);
        var labels = new int[batchSize];
        for (int i = 0; i < batchSize; i++)
        {
            labels[i] = random.Next(Math.Max(2, classes));
        }

        return classes == 1 ? labels : Array.ConvertAll(labels, label => label % classes);
    }

    /// <summary>One-hot targets; with a single output unit the labels themselves, 0 and 1.</summary>
    public static double[] OneHot(int[] labels, int classes)
    {
        if (classes == 1)
        {
            return Array.ConvertAll(labels, label => (double)label);
        }

        var targets = new double[labels.Length * classes];
        for (int n = 0; n < labels.Length; n++)
        {
            targets[(n * classes) + labels[n]] = 1.0;
        }

        return targets;
    }
}
