using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Benchmarks;

/// <summary>How close NetGen comes to what the machine can do, both measured in the same rounds.</summary>
internal static class PeakCommand
{
    private const double ForwardTarget = 0.92;
    private const double StepTarget = 0.90;
    private const double ReadTarget = 1.15;

    private static readonly string[] _forwards = ["W5.forward.b128", "W5.forward.b256", "W6.forward.b128", "W6.forward.b256"];
    private static readonly string[] _steps = ["W5.adam.b128", "W6.adam.b128"];
    private static readonly string[] _reads = ["W5.forward", "W6.forward"];

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        RoundOptions options = RoundOptions.Parse(arguments, rounds: 21, milliseconds: 30);
        Machine.Write(output);
        if (Probe.All.Length == 0)
        {
            output.WriteLine("This processor has no fused multiply-add that is known here.");
            return 0;
        }

        var rounds = new RoundSet(options);
        var peaks = Probe.All.ToDictionary(probe => probe, probe => rounds.Add(() => PeakTurn(probe, options.Milliseconds)));
        var netGen = _forwards.Concat(_steps).Concat(_reads).ToDictionary(name => name, name => rounds.Add(WorkTurn(name, options.Milliseconds)));
        var adams = _steps.ToDictionary(name => name, name => rounds.Add(AdamTurn(Parameters(name), options.Milliseconds)));
        var reads = _reads.ToDictionary(name => name, name => rounds.Add(ReadTurn(Parameters(name), options.Milliseconds)));
        rounds.Measure();

        WritePeaks(output, rounds, peaks);

        // The best width of each round: 512 bits are not the best everywhere.
        Func<int, double> peak = round => peaks.Values.Max(slot => rounds[slot][round]);
        WriteFractions(output, rounds, netGen, adams, peak);
        WriteReads(output, rounds, netGen, reads);
        BandwidthTable.Write(output, options);
        return 0;
    }

    private static void WritePeaks(TextWriter output, RoundSet rounds, Dictionary<Probe, int> peaks)
    {
        var table = new TableWriter(output, ("multiply-add peak", 17), ("GFLOP/s, median (range)", -25));
        foreach ((Probe probe, int slot) in peaks)
        {
            table.Row($"{probe.Bits} bits", Figures.MedianAndRange(new Distribution(rounds[slot])));
        }

        output.WriteLine();
    }

    private static void WriteFractions(TextWriter output, RoundSet rounds, Dictionary<string, int> netGen, Dictionary<string, int> adams, Func<int, double> peak)
    {
        var table = new TableWriter(output, ("workload", 16), ("ns a sample", -26), ("GFLOP/s", -7), ("limit", 22), ("fraction of it", -14), ("quartiles", -13), ("target", -6), ("met", 3));
        foreach (string name in _forwards)
        {
            Workload workload = WorkloadCatalogue.Find(name)!;
            Row(workload, "peak", ForwardTarget, round => workload.Operations / peak(round));
        }

        foreach (string name in _steps)
        {
            Workload workload = WorkloadCatalogue.Find(name)!;
            double[] adam = rounds[adams[name]];
            Row(workload, "peak and one Adam pass", StepTarget, round => (workload.Operations / peak(round)) + (adam[round] / workload.BatchSize));
        }

        output.WriteLine();
        foreach (string name in _steps)
        {
            var microseconds = new Distribution(rounds[adams[name]].Select(time => time / 1e3));
            output.WriteLine($"One Adam pass over the state of {WorkloadCatalogue.Find(name)!.Network.Name}: {Figures.MedianAndRange(microseconds)} µs.");
        }

        output.WriteLine();

        void Row(Workload workload, string limit, double target, Func<int, double> limitOfRound)
        {
            double[] times = rounds[netGen[workload.Name]];
            var fraction = new Distribution(times.Select((time, round) => limitOfRound(round) / time));
            var time = new Distribution(times);
            table.Row(
                workload.Name,
                Figures.MedianAndRange(time),
                Figures.Significant(workload.Operations / time.Median),
                limit,
                Figures.Significant(fraction.Median),
                Figures.Quartiles(fraction),
                $"≥ {target:0.00}",
                fraction.Median >= target ? "yes" : "no");
        }
    }

    private static void WriteReads(TextWriter output, RoundSet rounds, Dictionary<string, int> netGen, Dictionary<string, int> reads)
    {
        var table = new TableWriter(output, ("one sample", 10), ("ns", -26), ("reading the parameters once, ns", -31), ("ratio", -5), ("quartiles", -11), ("target", -6), ("met", 3));
        foreach (string name in _reads)
        {
            double[] times = rounds[netGen[name]];
            double[] read = rounds[reads[name]];
            var ratio = new Distribution(times.Zip(read, (time, least) => time / least));
            bool named = name == _reads[0];
            table.Row(
                name,
                Figures.MedianAndRange(new Distribution(times)),
                Figures.MedianAndRange(new Distribution(read)),
                Figures.Significant(ratio.Median),
                Figures.Quartiles(ratio),
                named ? $"≤ {ReadTarget:0.00}" : string.Empty,
                !named ? string.Empty : ratio.Median <= ReadTarget ? "yes" : "no");
        }

        output.WriteLine();
    }

    // GFLOP/s.
    private static double PeakTurn(Probe probe, double milliseconds)
    {
        double operations = 0;
        double time = Turn.Time(milliseconds, () => operations = probe.MultiplyAdds(20_000));
        return operations / time;
    }

    private static Func<double> WorkTurn(string name, double milliseconds)
    {
        Workload workload = WorkloadCatalogue.Find(name)!;
        var timer = new WorkTimer(workload, new NetGenContestant().Create(workload));
        return () => timer.Run(TimeSpan.FromMilliseconds(milliseconds));
    }

    private static Func<double> AdamTurn(int parameters, double milliseconds)
    {
        Probe probe = Probe.All[^1];
        AlignedBuffer<float>[] buffers = [.. Enumerable.Range(0, 4).Select(_ => AlignedMemory.Filled(parameters, 0.01f))];
        return () => Turn.Time(milliseconds, () => probe.Adam(buffers[0].Span, buffers[1].Span, buffers[2].Span, buffers[3].Span));
    }

    private static Func<double> ReadTurn(int parameters, double milliseconds)
    {
        AlignedBuffer<float> weights = AlignedMemory.Filled(parameters, 1);
        return () => Turn.Time(milliseconds, () => Probe.All[^1].Sum(weights.Span));
    }

    private static int Parameters(string name) => WorkloadCatalogue.Find(name)!.Network.ParameterCount;
}
