using CartPole.Display;
using CartPole.Learning;
using CartPole.Loop;
using Samples.Common;

namespace CartPole;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => ExitCode.Of(Run(options, new Report(output, isTerminal))));

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
