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
    private const int BatchSize = 64;

    // Longer than a page, so that every place within one is as likely.
    private const int MostBytesBetween = 10_000;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        RoundOptions options = RoundOptions.Parse(arguments, rounds: 7, milliseconds: 4);
        Machine.Write(output);
        output.WriteLine($"{Instances} instances with memory of other lengths between them: of each the least of {options.Rounds} rounds, ns a sample.");
        output.WriteLine();
        var table = new TableWriter(output, ("network", 24), ("least", -8), ("median", -8), ("greatest", -8), ("greatest by least", -17));
        Row<W1Calls>(table, options, WorkloadCatalogue.W1, "W1, a sample", 1);
        Row<W2Calls>(table, options, WorkloadCatalogue.W2, "W2, a sample", 1);
        Row<W3Calls>(table, options, WorkloadCatalogue.W3, "W3, a sample", 1);
        Row<W4Calls>(table, options, WorkloadCatalogue.W4, "W4, a sample", 1);
        Row<W4AdamCalls>(table, options, WorkloadCatalogue.W4, "W4, a sample, Adam", 1);
        Row<W4AdamCalls>(table, options, WorkloadCatalogue.W4, $"W4, batches of {BatchSize}, Adam", BatchSize);
        return 0;
    }

    private static void Row<TCalls>(TableWriter table, RoundOptions options, NetworkShape shape, string name, int batchSize)
        where TCalls : struct, INetworkCalls
    {
        var random = new Random(1);
        var between = new List<byte[]>();
        var turns = new List<Func<double>>();
        for (int i = 0; i < Instances; i++)
        {
            Space();
            var calls = new TCalls();
            calls.Start(WorkloadData.Of(shape).Parameters);
            Space();
            Action train = Train(calls, shape, batchSize);
            train();
            turns.Add(() => Turn.Time(options.Milliseconds, train) / (Calls * batchSize));
        }

        var least = new Distribution(Rotation.Measure(options.Rounds, turns).Select(rounds => rounds.Min()));
        GC.KeepAlive(between);
        table.Row(
            name,
            Figures.Significant(least.Least),
            Figures.Significant(least.Median),
            Figures.Significant(least.Greatest),
            Figures.Significant(least.Greatest / least.Least));

        void Space() => between.Add(GC.AllocateArray<byte>(random.Next(1, MostBytesBetween), pinned: true));
    }

    // Some steps, each on samples of its own.
    private static Action Train<TCalls>(TCalls calls, NetworkShape shape, int batchSize)
        where TCalls : struct, INetworkCalls
    {
        WorkloadData data = WorkloadData.Of(shape);
        int steps = data.Inputs.Length / shape.Inputs / batchSize;
        int step = 0;
        return () =>
        {
            for (int call = 0; call < Calls; call++)
            {
                step = step + 1 < steps ? step + 1 : 0;
                ReadOnlySpan<float> x = data.Inputs.AsSpan(step * batchSize * shape.Inputs, batchSize * shape.Inputs);
                ReadOnlySpan<float> t = data.Targets.AsSpan(step * batchSize * shape.Outputs, batchSize * shape.Outputs);
                _ = batchSize == 1 ? calls.Train(x, t) : calls.Train(x, t, batchSize);
            }
        };
    }
}
