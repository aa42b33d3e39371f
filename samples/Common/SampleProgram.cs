using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace Samples.Common;

/// <summary>What all samples' programs do before and after their own work.</summary>
internal static class SampleProgram
{
    /// <summary>Does a sample's work.</summary>
    /// <typeparam name="TOptions">What its command line asks for.</typeparam>
    /// <param name="options">What it asked for this time.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="isTerminal">Whether that is a terminal.</param>
    /// <returns>The exit code.</returns>
    public delegate int Work<in TOptions>(TOptions options, TextWriter output, bool isTerminal);

    /// <summary>Runs a sample: reads its arguments, shows help or works, and tells in one line what it was given wrong.</summary>
    /// <typeparam name="TOptions">What its command line asks for.</typeparam>
    /// <param name="arguments">The arguments.</param>
    /// <param name="work">Does the work.</param>
    /// <param name="usesFiles">Whether the arguments may name files, which may be missing, closed to the user, or of other content.</param>
    /// <returns>The exit code.</returns>
    public static int Run<TOptions>(string[] arguments, Work<TOptions> work, bool usesFiles = false)
        where TOptions : ISampleOptions<TOptions>
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        try
        {
            TOptions options = TOptions.Parse(arguments);
            if (options.ShowHelp)
            {
                Console.WriteLine(TOptions.Usage);
                return ExitCode.Success;
            }

            bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
            return work(options, Console.Out, isTerminal);
        }
        catch (Exception exception) when (exception is UsageException || (usesFiles && IsOfFile(exception)))
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Misused;
        }
    }

    private static bool IsOfFile(Exception exception) =>
        exception is InvalidDataException or IOException or UnauthorizedAccessException;
}
