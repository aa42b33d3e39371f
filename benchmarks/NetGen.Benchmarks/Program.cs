using System;

namespace NetGen.Benchmarks;

/// <summary>Measurements that the documentation quotes. Exit code 2: the command line cannot be followed.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["denormals"]:
                return DenormalsBenchmark.Run(Console.Out);
            default:
                Console.Error.WriteLine("Usage: denormals");
                return 2;
        }
    }
}
