using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;
using Digits.Glyphs;

namespace Digits;

internal static class Program
{
    private const int TrainingDigits = 12_000;
    private const int TestDigits = 2_000;

    private const int Success = 0;
    private const int Misused = 2;

    // What a shell reports for a program that Ctrl-C ended: 128 + SIGINT.
    private const int Stopped = 130;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Options options = Options.Parse(arguments);
            if (options.ShowHelp)
            {
                Console.WriteLine(Options.Usage);
                return Success;
            }

            return Run(options);
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Misused;
        }
    }

    private static int Run(Options options)
    {
        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, signal) =>
        {
            // The first Ctrl-C asks, a second one ends the program at once.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };

        bool isLive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        (LabelledImages training, LabelledImages test) = GetData(options);

        DigitNet network = new(options.Seed);
        TrainingRun<DigitNet> run = new(network, training, options.Seed);
        bool isComplete = Train(run, test, options.Epochs, CreateDisplay(isLive), stop.Token);

        ConfusionMatrix matrix = run.Test(test);
        Console.WriteLine();
        matrix.Write(Console.Out);
        Console.WriteLine();
        Console.WriteLine($"test accuracy {matrix.Accuracy:F4}");
        return isComplete ? Success : Stopped;
    }

    private static (LabelledImages Training, LabelledImages Test) GetData(Options options)
    {
        long start = Stopwatch.GetTimestamp();
        (LabelledImages training, LabelledImages test) = options.DataDirectory is string directory
            ? MnistFiles.Read(directory)
            : (ProceduralDigits.Create(TrainingDigits, options.Seed), ProceduralDigits.Create(TestDigits, ~options.Seed));

        string origin = options.DataDirectory is null ? "drawn" : $"read from {options.DataDirectory}";
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"{DigitNet.LayerCount} layers, {DigitNet.ParameterCount:N0} parameters, generated at build time");
        Console.WriteLine($"{training.Count:N0} training and {test.Count:N0} test images {origin} in {seconds:F1} s");
        Console.WriteLine();
        return (training, test);
    }

    private static ProgressDisplay CreateDisplay(bool isLive)
    {
        bool isPlain = !isLive || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new ProgressDisplay(
            Console.Out, isLive ? () => Console.WindowWidth : null, isPlain ? Palette.None : Palette.Colours, TimeProvider.System);
    }

    private static bool Train(
        TrainingRun<DigitNet> run, LabelledImages test, int epochs, ProgressDisplay display, CancellationToken stop)
    {
        using (display)
        {
            for (int epoch = 1; epoch <= epochs; epoch++)
            {
                TrainingProgress reached = run.RunEpoch(display, epoch, epochs, stop);
                if (reached.Samples < reached.SamplesPerEpoch)
                {
                    display.Clear();
                    Console.WriteLine(reached.Samples == 0
                        ? $"stopped before epoch {epoch}"
                        : $"stopped in epoch {epoch} after {reached.Samples:N0} of {reached.SamplesPerEpoch:N0} samples, " +
                          $"loss {reached.Loss:F4}, accuracy {reached.Accuracy:F4}");
                    return false;
                }

                display.CompleteEpoch(reached, run.Test(test).Accuracy);
            }
        }

        return true;
    }
}
