using System;
using System.Globalization;
using System.Text;
using BackpropagationSteps.Text;
using BackpropagationSteps.Walk;

namespace BackpropagationSteps;

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
            return Tour.Write<XorNetwork>(options, Notebook.Create(Console.Out, isTerminal)) ? Success : Failed;
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Misused;
        }
        catch (DeviationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Failed;
        }
    }
}
