using System;
using NetGen.Conformance;

namespace NetGen.Benchmarks;

/// <summary>Measurements that the documentation quotes. Exit code 2: the command line cannot be followed.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: compare [--rounds N] [--ms M] [--only PATTERN,...] [--peers NAME,...]
               peak [--rounds N] [--ms M]
               scaling [--rounds N] [--ms M]
               memory
               placement [--rounds N] [--ms M]
               build [--rounds N]
               warmup [--rounds N]
               limits
               quality --data DIR [--only NAME,...]
               weights [--rounds N]
               denormals
               bdn [options of BenchmarkDotNet]
               serve netgen|loops|tensors
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["compare", .. string[] rest] => CompareCommand.Run(rest, Console.Out),
                ["peak", .. string[] rest] => PeakCommand.Run(rest, Console.Out),
                ["scaling", .. string[] rest] => ScalingCommand.Run(rest, Console.Out),
                ["build", .. string[] rest] => BuildCommand.Run(rest, Console.Out),
                ["memory"] => MemoryCommand.Run(Console.Out),
                ["placement", .. string[] rest] => PlacementCommand.Run(rest, Console.Out),
                ["warmup", .. string[] rest] => WarmUpCommand.Run(rest, Console.Out),
                ["weights", .. string[] rest] => WeightsCommand.Run(rest, Console.Out),
                ["start", string assembly, string weights] => WeightsCommand.RunStart(assembly, weights, Console.Out),
                ["fresh"] => WarmUpCommand.RunFresh(Console.Out),
                ["quality", .. string[] rest] => QualityCommand.Run(rest, Console.Out),
                ["bdn", .. string[] rest] => BdnCommand.Run(rest),
                ["limits"] => LimitsCommand.Run(Console.Out),
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
