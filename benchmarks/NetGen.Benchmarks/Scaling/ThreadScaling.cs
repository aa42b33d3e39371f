using System;
using System.IO;
using System.Threading;

namespace NetGen.Benchmarks;

/// <summary>What a second thread brings, with the other core free and with it busy.</summary>
internal static class ThreadScaling
{
    private const int BatchSize = 128;
    private const double FreeTarget = 1.8;
    private const double BusyTarget = 0.95;

    public static void Write(RoundOptions options, TextWriter output)
    {
        output.WriteLine($"Adam on batches of {BatchSize} with one thread and with two; the other core free, then kept busy by another thread at its work.");
        output.WriteLine();
        var table = new TableWriter(output, ("network", 8), ("other core", -11), ("1 thread, ns a sample", -22), ("2 threads", -22), ("times as fast", -26), ("target", -7), ("met", -4));
        Row<W5>(table, options, WorkloadCatalogue.W5, busy: false);
        Row<W6>(table, options, WorkloadCatalogue.W6, busy: false);
        Row<W6>(table, options, WorkloadCatalogue.W6, busy: true);
        output.WriteLine();
    }

    private static void Row<TNetwork>(TableWriter table, RoundOptions options, NetworkShape shape, bool busy)
        where TNetwork : INetwork<TNetwork, float>
    {
        bool stop = false;
        var load = new Thread(() =>
        {
            float value = 1;
            while (!Volatile.Read(ref stop))
            {
                value = (value * 1.0001f) + 1e-7f;
            }

            GC.KeepAlive(value);
        }) { IsBackground = true };
        if (busy)
        {
            load.Start();
        }

        var rounds = new RoundSet(options);
        int one = Add(1);
        int two = Add(2);
        rounds.Measure();
        Volatile.Write(ref stop, true);
        var gain = new Distribution(System.Linq.Enumerable.Zip(rounds[one], rounds[two], (alone, together) => alone / together));
        double target = busy ? BusyTarget : FreeTarget;
        table.Row(
            shape.Name,
            busy ? "busy" : "free",
            Figures.Significant(new Distribution(rounds[one]).Median),
            Figures.Significant(new Distribution(rounds[two]).Median),
            $"{Figures.Significant(gain.Median)} ({Figures.Quartiles(gain)})",
            Figures.Significant(target),
            gain.Median >= target ? "yes" : "no");

        int Add(int threads)
        {
            var workload = new Workload(shape, Pass.AdamBatch, BatchSize, shape.Name);
            var timer = new WorkTimer(workload, new NetworkWork<InterfaceCalls<TNetwork>>(workload, new() { Threads = threads }));
            return rounds.Add(() => timer.Run(TimeSpan.FromMilliseconds(options.Milliseconds)));
        }
    }
}
