using System;
using System.IO;
using BackpropagationSteps.Text;
using BackpropagationSteps.Walk;
using Samples.Common;

namespace BackpropagationSteps;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(arguments, Walk);

    private static int Walk(Options options, TextWriter output, bool isTerminal)
    {
        try
        {
            return ExitCode.Of(Tour.Write<XorNetwork>(options, Notebook.Create(output, isTerminal)));
        }
        catch (DeviationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Failed;
        }
    }
}
