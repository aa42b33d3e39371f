using HousePrices.Display;
using Samples.Common;

namespace HousePrices;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => ExitCode.Of(HouseRun.Run(options, new Report(output, isTerminal))),
        usesFiles: true);
}
