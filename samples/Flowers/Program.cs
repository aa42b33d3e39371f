using Flowers.Display;
using Samples.Common;

namespace Flowers;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => ExitCode.Of(FlowerRun.Run(options, new Report(output, isTerminal))),
        usesFiles: true);
}
