using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>What a sample costs in batches of all sizes: where the paths of the planner meet.</summary>
internal static class BatchScaling
{
    private static readonly int[] _sizes = [1, 2, 3, 4, 5, 8, 16, 17, 32, 64, 100, 128, 1_000];

    private static readonly NetworkShape[] _networks =
    [
        WorkloadCatalogue.W1, WorkloadCatalogue.W2, WorkloadCatalogue.W3, WorkloadCatalogue.W4, WorkloadCatalogue.W5,
    ];

    public static void Write(RoundOptions options, TextWriter output)
    {
        output.WriteLine("Nanoseconds a sample by batch size; \"single\" is one call a sample without a batch size. Medians.");
        output.WriteLine();
        var table = new TableWriter(output, [("workload", 10), ("single", -8), .. _sizes.Select(size => ($"b{size}", -6))]);
        foreach (NetworkShape network in _networks)
        {
            Pass training = network == WorkloadCatalogue.W5 ? Pass.AdamBatch : Pass.TrainBatch;
            Row(table, options, $"{network.Name} forward", network, Pass.Forward, Pass.ForwardBatch);
            Row(table, options, $"{network.Name} {(training == Pass.AdamBatch ? "Adam" : "train")}", network, Pass.Train, training);
        }

        output.WriteLine();
    }

    private static void Row(TableWriter table, RoundOptions options, string name, NetworkShape network, Pass single, Pass batch)
    {
        var rounds = new RoundSet(options);
        IEnumerable<Workload> workloads = _sizes.Select(size => new Workload(network, batch, size, name)).Prepend(new Workload(network, single, 1, name));
        List<int> slots = [.. workloads.Select(workload =>
        {
            var timer = new WorkTimer(workload, new NetGenContestant().Create(workload));
            return rounds.Add(() => timer.Run(TimeSpan.FromMilliseconds(options.Milliseconds)));
        })];
        rounds.Measure();
        table.Row([name, .. slots.Select(slot => Figures.Significant(new Distribution(rounds[slot]).Median))]);
    }
}
