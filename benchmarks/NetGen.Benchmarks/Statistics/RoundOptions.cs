using System.Collections.Generic;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>How often and how long measurements within this process take turns.</summary>
/// <param name="Rounds">The rounds.</param>
/// <param name="Milliseconds">The length of a turn.</param>
internal sealed record RoundOptions(int Rounds, double Milliseconds)
{
    public static RoundOptions Parse(IEnumerable<string> words, int rounds, double milliseconds)
    {
        var arguments = new Arguments(words, "--rounds", "--ms");
        var options = new RoundOptions(arguments.Number("--rounds", rounds), arguments.Number("--ms", milliseconds));
        return arguments.Words.Count == 0 && options.Rounds > 0 && options.Milliseconds > 0
            ? options
            : throw new UsageException("The options are --rounds and --ms, both greater than 0.");
    }
}
