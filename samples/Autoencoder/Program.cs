using System;
using System.Globalization;
using System.IO;
using System.Text;
using Autoencoder.Display;

namespace Autoencoder;

internal static class Program
{
    private const int Success = 0;
    private const int Failed = 1;
    private const int Misused = 2;

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
            return AutoencoderRun.Run(options, new Report(Console.Out, isTerminal)) ? Success : Failed;
        }
        catch (Exception exception) when (exception is UsageException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return Misused;
        }
    }
}
