using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>Side by side: NetGen and every peer that is there, in rounds.</summary>
internal static class CompareCommand
{
    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        CompareOptions options = CompareOptions.Parse(arguments);
        var processes = new List<PeerProcess>();
        try
        {
            Compare(options, processes, output);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }

        return 0;
    }

    private static void Compare(CompareOptions options, List<PeerProcess> processes, TextWriter output)
    {
        Machine.Write(output);
        var netGen = new PeerProcess(PeerCatalogue.NetGen.Command);
        processes.Add(netGen);
        List<IOpponent> opponents = Start(options, netGen, processes, output);

        output.WriteLine($"{options.Rounds} rounds, {Figures.Significant(options.Milliseconds)} ms a turn. Ratio: the other's time divided by NetGen's within a round, median over the rounds; above 1 NetGen is faster. Of the least: the ratio of the least times.");
        output.WriteLine();
        var complaints = new List<string>();
        var contest = new Contest(netGen, opponents, complaints.Add);
        var table = new ContestTable(output);
        var results = new List<Result>();
        foreach (Workload workload in options.Workloads)
        {
            Result result = contest.Run(workload, options.Rounds, options.Milliseconds);
            results.Add(result);
            table.Add(result);
        }

        output.WriteLine();
        foreach (string complaint in complaints)
        {
            output.WriteLine($"* {complaint}");
        }

        output.WriteLine();
        TargetTable.Write(results, output);
    }

    /// <summary>Starts the peers and says of each what it is, or that it is missing and how to get it.</summary>
    private static List<IOpponent> Start(CompareOptions options, PeerProcess netGen, List<PeerProcess> processes, TextWriter output)
    {
        var opponents = new List<IOpponent>();
        var table = new TableWriter(output, ("name", 8), ("what", 46), ("version, or what installs it", 60));
        table.Row("netgen", PeerCatalogue.NetGen.Title, netGen.Version);
        if (options.Opponents.Contains(TargetCatalogue.Single))
        {
            opponents.Add(new SampleBySample(netGen));
            table.Row(TargetCatalogue.Single, "NetGen, a call a sample", netGen.Version);
        }

        foreach (Peer peer in PeerCatalogue.All.Where(peer => options.Opponents.Contains(peer.Name)))
        {
            try
            {
                var process = new PeerProcess(peer.Command);
                processes.Add(process);
                opponents.Add(new PeerOpponent(peer.Name, process));
                table.Row(peer.Name, peer.Title, process.Version);
            }
            catch (ProtocolException)
            {
                table.Row(peer.Name, peer.Title, $"**missing**: `{peer.Install}`");
            }
        }

        output.WriteLine();
        return opponents;
    }
}
