using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using TimeSeries.Display;

namespace TimeSeries;

internal static class Program
{
    private const int Success = 0;
    private const int Failed = 1;
    private const int Misused = 2;
    private const int Interrupted = 3;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        try
        {
            Options options = Options.Parse(arguments);
            if (options.ShowHelp)
            {
                Console.WriteLine(Options.Usage);
                return Success;
            }

            bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
            return Run(options, new Report(Console.Out, isTerminal));
        }
        catch (Exception exception) when (exception is UsageException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return Misused;
        }
    }

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
                true => Success,
                false => Failed,
                null => Interrupted,
            };
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
