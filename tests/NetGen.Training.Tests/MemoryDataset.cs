using System;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training.Tests;

/// <summary>A data set in two arrays: what these tests need, and a second implementation beside the library's.</summary>
public sealed class MemoryDataset<T>(T[] inputs, T[] targets, int inputSize, int targetSize) : Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => inputs.Length / inputSize;

    public override int InputSize => inputSize;

    public override int TargetSize => targetSize;

    public T[] Inputs => inputs;

    public T[] Targets => targets;

    public override void CopyTo(ReadOnlySpan<int> indices, Span<T> x, Span<T> t)
    {
        for (int r = 0; r < indices.Length; r++)
        {
            inputs.AsSpan(indices[r] * inputSize, inputSize).CopyTo(x[(r * inputSize)..]);
            targets.AsSpan(indices[r] * targetSize, targetSize).CopyTo(t[(r * targetSize)..]);
        }
    }

    /// <summary>Classes that lie about different points, so far apart that a network can tell them.</summary>
    public static MemoryDataset<T> Clusters(int count, int inputSize, int classes, ulong seed)
    {
        var random = new SplitMix64(seed);
        int targetSize = classes == 2 && inputSize == 2 ? 1 : classes;
        T[] x = new T[count * inputSize];
        T[] t = new T[count * targetSize];
        for (int r = 0; r < count; r++)
        {
            int label = r % classes;
            for (int i = 0; i < inputSize; i++)
            {
                double centre = i % classes == label ? 1.0 : -0.5;
                x[(r * inputSize) + i] = T.CreateTruncating(centre + (0.4 * random.NextNormal()));
            }

            t[(r * targetSize) + (targetSize == 1 ? 0 : label)] = T.CreateTruncating(targetSize == 1 ? label : 1);
        }

        return new MemoryDataset<T>(x, t, inputSize, targetSize);
    }
}
