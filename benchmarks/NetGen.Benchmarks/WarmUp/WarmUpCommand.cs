using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>What 100 training steps of W5 cost in a process that has just started, more than they do later.</summary>
internal static class WarmUpCommand
{
    private const int Steps = 100;
    private const int BatchSize = 32;
    private const int SteadyRepeats = 21;
    private const double Target = 150;

    public static int Run(IEnumerable<string> words, TextWriter output)
    {
        var arguments = new Arguments(words, "--rounds");
        int rounds = arguments.Number("--rounds", 9);
        if (arguments.Words.Count > 0 || rounds < 1)
        {
            throw new UsageException("The option is --rounds, greater than 0.");
        }

        Machine.Write(output);
        var first = new List<double>();
        var steady = new List<double>();
        var cost = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            string[] times = FreshProcess().Split(' ');
            first.Add(double.Parse(times[0], CultureInfo.InvariantCulture));
            steady.Add(double.Parse(times[1], CultureInfo.InvariantCulture));
            cost.Add(first[^1] - steady[^1]);
        }

        var table = new TableWriter(output, ($"{Steps} steps of W5, batches of {BatchSize}, {rounds} fresh processes", 56), ("ms, median (range)", -22), ("target", -6), ("met", 3));
        var costs = new Distribution(cost);
        table.Row("from the first call to the last", Figures.MedianAndRange(new Distribution(first)), string.Empty, string.Empty);
        table.Row("the same later", Figures.MedianAndRange(new Distribution(steady)), string.Empty, string.Empty);
        table.Row("JIT and warm-up", Figures.MedianAndRange(costs), $"≤ {Target:0}", costs.Median <= Target ? "yes" : "no");
        return 0;
    }

    /// <summary>What the fresh process does: milliseconds of the first steps, and of as many later.</summary>
    public static int RunFresh(TextWriter output)
    {
        WorkloadData data = WorkloadData.Of(WorkloadCatalogue.W5);
        long start = Stopwatch.GetTimestamp();
        var network = new W5();
        Train(network, data);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        // Compiled again in the background: a quarter of a second after the first calls.
        Train(network, data);
        Thread.Sleep(500);
        var steady = new List<double>();
        for (int repeat = 0; repeat < SteadyRepeats; repeat++)
        {
            start = Stopwatch.GetTimestamp();
            Train(network, data);
            steady.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:R} {new Distribution(steady).Median:R}"));
        return 0;
    }

    private static void Train(W5 network, WorkloadData data)
    {
        const int Inputs = 784;
        const int Outputs = 10;
        for (int step = 0; step < Steps; step++)
        {
            int row = step * BatchSize % WorkloadCatalogue.W5.Rows;
            network.Train(data.Inputs.AsSpan(row * Inputs, BatchSize * Inputs), data.Targets.AsSpan(row * Outputs, BatchSize * Outputs), BatchSize);
        }
    }

    private static string FreshProcess()
    {
        PeerCommand self = PeerCatalogue.Self("fresh");
        using Process process = Process.Start(new ProcessStartInfo(self.File, self.Arguments) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line.Trim();
    }
}
