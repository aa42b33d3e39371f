using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>What <c>compare</c> is asked to do.</summary>
/// <param name="Rounds">The rounds of each workload.</param>
/// <param name="Milliseconds">The length of a turn.</param>
/// <param name="Workloads">The workloads.</param>
/// <param name="Opponents">The names of the opponents.</param>
internal sealed record CompareOptions(int Rounds, double Milliseconds, IReadOnlyList<Workload> Workloads, IReadOnlyList<string> Opponents)
{
    public static CompareOptions Parse(IEnumerable<string> words)
    {
        var arguments = new Arguments(words, "--rounds", "--ms", "--only", "--peers");
        if (arguments.Words.Count > 0)
        {
            throw new UsageException($"compare takes options only, found \"{arguments.Words[0]}\".");
        }

        int rounds = arguments.Number("--rounds", 15);
        double milliseconds = arguments.Number("--ms", 40.0);
        if (rounds < 1 || !(milliseconds > 0))
        {
            throw new UsageException("--rounds and --ms are greater than 0.");
        }

        return new CompareOptions(rounds, milliseconds, Select(arguments.Text("--only", "*")), Names(arguments.Text("--peers", string.Empty)));
    }

    // A name, the start of one, or a pattern with stars.
    private static List<Workload> Select(string text)
    {
        var found = new HashSet<Workload>();
        foreach (string pattern in Split(text))
        {
            List<Workload> matches = [.. WorkloadCatalogue.All.Where(workload =>
                workload.Name.StartsWith(pattern, StringComparison.OrdinalIgnoreCase) || FileSystemName.MatchesSimpleExpression(pattern, workload.Name))];
            if (matches.Count == 0)
            {
                throw new UsageException($"No workload is called \"{pattern}\"; there are {string.Join(", ", WorkloadCatalogue.All)}.");
            }

            found.UnionWith(matches);
        }

        return [.. WorkloadCatalogue.All.Where(found.Contains)];
    }

    private static List<string> Names(string text)
    {
        string[] known = [.. PeerCatalogue.All.Select(peer => peer.Name), TargetCatalogue.Single];
        if (text.Length == 0)
        {
            return [.. known];
        }

        List<string> names = [.. Split(text)];
        return names.Find(name => !known.Contains(name)) is { } unknown
            ? throw new UsageException($"No peer is called \"{unknown}\"; there are {string.Join(", ", known)}.")
            : names;
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
