using System;
using System.Threading;
using Samples.Common;
using TimeSeries.Display;

namespace TimeSeries;

internal static class Program
{
    private const int Interrupted = 3;

    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => Run(options, new Report(output, isTerminal)),
        usesFiles: true);

    private static int Run(Options options, Report report)
    {
        using CancellationTokenSource cancellation = new();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            // The training ends after the step it is in and writes its checkpoint; a second Ctrl-C ends the program at once.
            e.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            return TimeSeriesRun.Run(options, report, cancellation.Token) switch
            {
                true => ExitCode.Success,
                false => ExitCode.Failed,
                null => Interrupted,
            };
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
