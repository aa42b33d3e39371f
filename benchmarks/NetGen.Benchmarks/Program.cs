using System;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>Measurements that the documentation quotes. Exit code 2: the command line cannot be followed.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: compare [--rounds N] [--ms M] [--only PATTERN,...] [--peers NAME,...]
               denormals
               serve netgen|loops|tensors
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["compare", .. string[] rest] => CompareCommand.Run(rest, Console.Out),
                ["denormals"] => DenormalsBenchmark.Run(Console.Out),
                ["serve", string name] => ServeCommand.Run(name),
                [_, ..] => throw new UsageException($"Cannot follow \"{string.Join(' ', arguments)}\". {Usage}"),
                [] => throw new UsageException(Usage),
            };
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }
}
