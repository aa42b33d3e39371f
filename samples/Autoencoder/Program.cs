using Autoencoder.Display;
using Samples.Common;

namespace Autoencoder;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => ExitCode.Of(AutoencoderRun.Run(options, new Report(output, isTerminal))),
        usesFiles: true);
}
