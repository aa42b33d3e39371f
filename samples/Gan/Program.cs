using Gan.Display;
using Gan.Evaluation;
using Gan.Networks;
using Gan.Training;
using Samples.Common;

namespace Gan;

internal static class Program
{
    private static int Main(string[] arguments) => SampleProgram.Run<Options>(
        arguments,
        (options, output, isTerminal) => ExitCode.Of(Run(options, new Report(output, isTerminal))));

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
