using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Benchmarks;

/// <summary>What a network costs at build time.</summary>
internal static class BuildCommand
{
    private const double TimeTarget = 15;
    private const double SizeTarget = 100;
    private const double CompilerTarget = 2;
    private const int WarmUp = 20;

    // Ten layers are the most that the size target speaks of, ten million parameters the most of the time target.
    private static readonly NetworkShape[] _networks =
    [
        .. WorkloadCatalogue.Networks,
        new("Ten", [.. Enumerable.Repeat(64, 11)], [.. Enumerable.Repeat(Activation.Tanh, 9), Activation.Linear], Loss.MeanSquaredError, 1),
        new("Wide", [13, 100, 50, 30, 5], [Activation.Tanh, Activation.Tanh, Activation.Tanh, Activation.Softmax], Loss.CategoricalCrossEntropy, 1),
        new("Four", [.. Enumerable.Repeat(127, 5)], [Activation.ReLU, Activation.ReLU, Activation.ReLU, Activation.Linear], Loss.MeanSquaredError, 1),
        new("Large", [.. Enumerable.Repeat(1_824, 4)], [Activation.ReLU, Activation.ReLU, Activation.Linear], Loss.MeanSquaredError, 1),
    ];

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        RoundOptions options = RoundOptions.Parse(arguments, rounds: 15, milliseconds: 1);
        Machine.Write(output);
        WriteGenerator(options, output);
        if (CompilerProcess.File is null)
        {
            output.WriteLine("No SDK beside the runtime: the compiler is not measured.");
        }
        else
        {
            WriteCompiler(options, output);
        }

        return 0;
    }

    private static void WriteGenerator(RoundOptions options, TextWriter output)
    {
        GeneratorTiming[] timings = [.. _networks.Select(network => new GeneratorTiming(network))];
        for (int run = 0; run < WarmUp; run++)
        {
            Array.ForEach(timings, timing => timing.Run());
        }

        var edits = timings.ToDictionary(timing => timing, _ => new List<double>());
        double[][] times = Rotation.Measure(options.Rounds, [.. timings.Select(timing => (Func<double>)(() =>
        {
            (double first, double edited) = timing.Run();
            edits[timing].Add(edited);
            return first;
        }))]);

        output.WriteLine($"Targets: the generator takes ≤ {TimeTarget:0} ms, nothing is written again after an unrelated edit, and the text has ≤ {SizeTarget:0} KB.");
        output.WriteLine();
        var table = new TableWriter(output, ("network", 27), ("generator, warm, ms", -21), ("met", 3), ("after an edit elsewhere, ms", -27), ("written again", 13), ("KB", -4), ("met", 3));
        for (int i = 0; i < _networks.Length; i++)
        {
            var time = new Distribution(times[i]);
            double size = timings[i].GeneratedBytes / 1_000.0;
            table.Row(
                $"{_networks[i].Name} {Layers(_networks[i])}",
                Figures.MedianAndRange(time),
                time.Median <= TimeTarget ? "yes" : "no",
                Figures.MedianAndRange(new Distribution(edits[timings[i]])),
                timings[i].Reason is IncrementalStepRunReason.Cached ? "no" : "yes",
                Figures.Significant(size),
                size <= SizeTarget ? "yes" : "no");
        }

        output.WriteLine();
    }

    // Starting a compiler takes seconds: a fifth of the rounds.
    private static void WriteCompiler(RoundOptions options, TextWriter output)
    {
        int rounds = Math.Max(1, options.Rounds / 5);
        double[][] times = Rotation.Measure(
            rounds,
            [
                () => CompilerProcess.Run("public sealed class Empty { }", generate: false),
                .. _networks.Select(network => (Func<double>)(() => CompilerProcess.Run(NetworkSource.Of(network), generate: true))),
            ]);
        var table = new TableWriter(output, ("compiler in a fresh process", 27), ("processor time, s", -19), ("more than without NetGen", -24), ("target", -6), ("met", 3));
        table.Row("an empty class, no NetGen", Figures.MedianAndRange(new Distribution(times[0])), string.Empty, string.Empty, string.Empty);
        for (int i = 0; i < _networks.Length; i++)
        {
            var more = new Distribution(times[i + 1].Zip(times[0], (with, without) => with - without));
            table.Row(
                $"{_networks[i].Name} {Layers(_networks[i])}",
                Figures.MedianAndRange(new Distribution(times[i + 1])),
                Figures.Significant(more.Median),
                $"≤ {CompilerTarget:0}",
                more.Median <= CompilerTarget ? "yes" : "no");
        }
    }

    private static string Layers(NetworkShape network) => network.LayerCount > 4 ? $"{network.LayerCount} layers of {network.Outputs}" : string.Join('-', network.Sizes);
}
