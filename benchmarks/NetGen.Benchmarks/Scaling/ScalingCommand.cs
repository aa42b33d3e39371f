using System.Collections.Generic;
using System.IO;

namespace NetGen.Benchmarks;

/// <summary>What parameters, samples and threads cost.</summary>
internal static class ScalingCommand
{
    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        RoundOptions options = RoundOptions.Parse(arguments, rounds: 9, milliseconds: 20);
        Machine.Write(output);
        ParameterScaling.Write(options, output);
        BatchScaling.Write(options, output);

        // Threads 1 and 2, W6 b128: stands here once networks have the property.
        return 0;
    }
}
