using System;

namespace NetGen.Conformance;

/// <summary>
/// Proves emitted networks against numbers that others computed, and the elementary functions against their bounds.
/// Exit code 0: all passed; 1: something failed; 2: the command line cannot be followed.
/// </summary>
internal static class Program
{
    private const string Usage = """
        Usage: golden DIR [--filter TEXT] [--precision float|double|both] [--tier NAME|all]
               fuzz [--count N] [--seed S] [--precision float|double|both] [--tier NAME|all|turn]
               hashes [--width 128|256|512] [--tier NAME|all] [--assembly FILE]
               accuracy [--dense N]
               sources FILE [--pinned TIER|all] [--golden DIR] [--fuzz N]
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["golden", .. string[] rest] => GoldenCommand.Run(rest, Console.Out),
                ["fuzz", .. string[] rest] => FuzzCommand.Run(rest, Console.Out),
                ["hashes", .. string[] rest] => HashesCommand.Run(rest, Console.Out),
                ["accuracy", .. string[] rest] => AccuracyCommand.Run(rest, Console.Out),
                ["sources", .. string[] rest] => SourcesCommand.Run(rest, Console.Out),
                [string unknown, ..] => throw new UsageException($"Unknown command \"{unknown}\". {Usage}"),
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
