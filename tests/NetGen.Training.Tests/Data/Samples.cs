using System;
using System.Linq;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training.Tests.Data;

/// <summary>Data sets to test with, and ways to look into one.</summary>
internal static class Samples
{
    /// <summary>Sample i has the input i and the target −i: whoever holds it can be told.</summary>
    public static Dataset<float> Numbered(int count) => Dataset.Create(
        Enumerable.Range(0, count).Select(i => (float)i).ToArray(),
        Enumerable.Range(0, count).Select(i => -(float)i).ToArray(),
        1,
        1);

    /// <summary>Sample i has the input i and the class given.</summary>
    public static Dataset<float> Classed(int[] labels, int targetSize) => Dataset.Create(
        Enumerable.Range(0, labels.Length).Select(i => (float)i).ToArray(), labels, 1, targetSize);

    public static Dataset<T> Normal<T>(int count, int inputSize, int targetSize, double mean, double deviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SplitMix64 random = new(99);
        T[] Draw(int length)
        {
            T[] values = new T[length];
            for (int i = 0; i < length; i++)
            {
                values[i] = T.CreateTruncating(mean + (deviation * random.NextNormal()));
            }

            return values;
        }

        return Dataset.Create(Draw(count * inputSize), Draw(count * targetSize), inputSize, targetSize);
    }

    public static (T[] Inputs, T[] Targets) Copy<T>(Dataset<T> dataset, params int[] indices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = new T[indices.Length * dataset.InputSize];
        T[] targets = new T[indices.Length * dataset.TargetSize];
        dataset.CopyTo(indices, inputs, targets);
        return (inputs, targets);
    }

    public static (T[] Inputs, T[] Targets) CopyAll<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Copy(dataset, Enumerable.Range(0, dataset.Count).ToArray());

    /// <summary>The first input of every sample, as a whole number.</summary>
    public static int[] Numbers(Dataset<float> dataset) =>
        CopyAll(dataset).Inputs.Where((_, i) => i % dataset.InputSize == 0).Select(x => (int)x).ToArray();
}
