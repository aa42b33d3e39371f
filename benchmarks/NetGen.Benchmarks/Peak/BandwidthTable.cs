using System;
using System.Collections.Generic;
using System.IO;
using NetGen.Runtime;

namespace NetGen.Benchmarks;

/// <summary>How fast one core reads what lies in each cache, and in memory.</summary>
internal static class BandwidthTable
{
    // Sizes that fit the level of most processors of today and not the one before it.
    private static readonly (string Level, long Bytes)[] _sizes =
    [
        ("L1, 16 KiB", 16 << 10),
        ("L2, 512 KiB", 512 << 10),
        ("L3, 8 MiB", 8 << 20),
        ("memory, 1 GiB", 1 << 30),
    ];

    public static void Write(TextWriter output, RoundOptions options)
    {
        var rounds = new RoundSet(options);
        var slots = new List<int>();
        Probe probe = Probe.All[^1];
        foreach ((_, long bytes) in _sizes)
        {
            AlignedBuffer<float> buffer = AlignedMemory.Filled(bytes / sizeof(float), 1);
            slots.Add(rounds.Add(() => bytes / Turn.Time(options.Milliseconds, () => probe.Sum(buffer.Span))));
        }

        rounds.Measure();
        var table = new TableWriter(output, ("one core reads", 14), ("GB/s, median (range)", -24));
        for (int i = 0; i < slots.Count; i++)
        {
            table.Row(_sizes[i].Level, Figures.MedianAndRange(new Distribution(rounds[slots[i]])));
        }
    }
}
