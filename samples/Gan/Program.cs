using System;
using System.Globalization;
using System.Text;
using Gan.Display;
using Gan.Evaluation;
using Gan.Networks;
using Gan.Training;

namespace Gan;

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
            return Run(options, new Report(Console.Out, isTerminal)) ? Success : Failed;
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Misused;
        }
    }

    private static bool Run(Options options, Report report)
    {
        if (options.PictureDirectory is string directory)
        {
            SnapshotPictures.Prepare(directory);
        }

        GanSettings settings = new() { Steps = options.Steps };
        RingSnapshots snapshots = report.Follow<Generator, Discriminator>(
            onSnapshot => RingTraining.Run(settings, options.Seed, onSnapshot));
        if (options.PictureDirectory is string folder)
        {
            SnapshotPictures.Write(snapshots, folder);
        }

        return snapshots.All[^1].Quality.IsGood;
    }
}
