using System;
using System.Globalization;
using System.Text;
using CartPole.Display;
using CartPole.Learning;
using CartPole.Loop;

namespace CartPole;

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
        LearningSession<QNetwork> session = new(new QSettings(), options.Seed, options.Steps, options.Goal);
        report.Begin<QNetwork>(options.Goal);
        while (!session.IsOver)
        {
            session.RunEpisode();
            report.EndEpisode(session);
        }

        report.End(session);
        if (options.Watch)
        {
            report.Watch(new GreedyRun<QNetwork>(session.Controller.Network, options.Seed));
        }

        return session.HasLearnt;
    }
}
