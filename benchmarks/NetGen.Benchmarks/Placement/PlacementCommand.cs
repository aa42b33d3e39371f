using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>
/// The same network in many places: addresses decide whether a core takes a load and a store before it for the same, and an
/// instance that happens to lie so is slower for as long as it lives.
/// </summary>
internal static class PlacementCommand
{
    private const int Instances = 40;
    private const int Calls = 64;

    // Longer than a page, so that every place within one is as likely.
    private const int MostBytesBetween = 10_000;

    private static readonly Workload[] _workloads =
    [
        new(WorkloadCatalogue.W1, Pass.Train, 1, "W1, a sample"),
        new(WorkloadCatalogue.W2, Pass.Train, 1, "W2, a sample"),
        new(WorkloadCatalogue.W3, Pass.Train, 1, "W3, a sample"),
        new(WorkloadCatalogue.W4, Pass.Train, 1, "W4, a sample"),
        new(WorkloadCatalogue.W4, Pass.AdamBatch, 1, "W4, a sample, Adam"),
        new(WorkloadCatalogue.W4, Pass.AdamBatch, 64, "W4, batches of 64, Adam"),
    ];

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        RoundOptions options = RoundOptions.Parse(arguments, rounds: 7, milliseconds: 4);
        Machine.Write(output);
        output.WriteLine($"{Instances} instances with memory of other lengths between them: of each the least of {options.Rounds} rounds, ns a sample.");
        output.WriteLine();
        var table = new TableWriter(output, ("network", 24), ("least", -8), ("median", -8), ("greatest", -8), ("greatest by least", -17));
        foreach (Workload workload in _workloads)
        {
            Distribution least = Least(workload, options);
            table.Row(
                workload.Name,
                Figures.Significant(least.Least),
                Figures.Significant(least.Median),
                Figures.Significant(least.Greatest),
                Figures.Significant(least.Greatest / least.Least));
        }

        return 0;
    }

    private static Distribution Least(Workload workload, RoundOptions options)
    {
        var random = new Random(1);
        var between = new List<byte[]>();
        var turns = new List<Func<double>>();
        for (int i = 0; i < Instances; i++)
        {
            Space();
            IWork work = new NetGenContestant().Create(workload);
            Space();

            // What training needs is allocated now.
            work.Run(1);
            turns.Add(() => Turn.Time(options.Milliseconds, () => work.Run(Calls)) / (Calls * workload.BatchSize));
        }

        double[][] rounds = Rotation.Measure(options.Rounds, turns);
        GC.KeepAlive(between);
        return new Distribution(rounds.Select(times => times.Min()));

        void Space() => between.Add(GC.AllocateArray<byte>(random.Next(1, MostBytesBetween), pinned: true));
    }
}
