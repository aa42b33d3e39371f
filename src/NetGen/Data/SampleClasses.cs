using System;
using System.Collections.Generic;
using System.Numerics;
using NetGen.Metrics;

namespace NetGen.Data;

/// <summary>Reads classes off target rows.</summary>
internal static class SampleClasses
{
    /// <summary>The samples of each class, in the order of the data set; classes without a sample are empty.</summary>
    public static int[][] Group<T>(Dataset<T> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = dataset.TargetSize;
        var groups = new List<int>[DatasetChecks.Classes(size)];
        for (int label = 0; label < groups.Length; label++)
        {
            groups[label] = [];
        }

        DatasetScan<T> scan = new(dataset);
        while (scan.Next())
        {
            for (int row = 0; row < scan.Count; row++)
            {
                groups[ClassOf(scan.Targets.Slice(row * size, size), scan.Start + row)].Add(scan.Start + row);
            }
        }

        return Array.ConvertAll(groups, group => group.ToArray());
    }

    private static int ClassOf<T>(ReadOnlySpan<T> target, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length == 1)
        {
            return target[0] == T.One ? 1 : T.IsZero(target[0]) ? 0 : throw new ArgumentException(
                FormattableString.Invariant($"Expected classes as 0 and 1 in the single target column, found {target[0]} at sample {sample}."),
                "dataset");
        }

        return Argmax.Of(target);
    }
}
