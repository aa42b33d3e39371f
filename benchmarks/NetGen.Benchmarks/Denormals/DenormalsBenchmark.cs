using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Benchmarks;

/// <summary>
/// 5,000 steps of every optimizer that keeps a state, on a network with dead units: does a step at the end take longer
/// than one at the start? Denormal operands cost some processors a hundred cycles each.
/// </summary>
internal static class DenormalsBenchmark
{
    private const int Steps = 5_000;
    private const int Window = 500;
    private const int Repeats = 7;
    private const int WarmUp = 400;
    private const double Allowed = 1.5;

    public static int Run(TextWriter output)
    {
        RecipeLibrary library = RecipeLibrary.Compile(
            DeadUnits.Networks.SelectMany(network => Variants(network.Recipe)),
            new CompilerSettings { AllowGeneratorWarnings = true });
        output.WriteLine($"| optimizer | precision | first {Window} steps, ns a step | last {Window} of {Steps} | ratio | its spread |");
        output.WriteLine("|---|---|---:|---:|---:|---|");
        double worst = 0.0;
        foreach ((string name, NetworkRecipe recipe) in DeadUnits.Networks)
        {
            foreach (NetworkRecipe variant in Variants(recipe))
            {
                worst = Math.Max(worst, Measure(name, variant, library[variant], output));
            }
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Largest ratio {worst:F2}, allowed {Allowed:F1}"));
        return worst <= Allowed ? 0 : 1;
    }

    private static IEnumerable<NetworkRecipe> Variants(NetworkRecipe recipe) =>
        Enum.GetValues<Precision>().Select(precision => recipe with { Precision = precision });

    // Start and end of one run lie seconds apart on a shared machine: the median over several runs is what counts.
    private static double Measure(string name, NetworkRecipe recipe, CompiledNetwork compiled, TextWriter output)
    {
        var starts = new List<double>();
        var ends = new List<double>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            var training = new Training(recipe);
            compiled.Accept(training);
            starts.Add(training.Start);
            ends.Add(training.End);
        }

        double[] ratios = [.. starts.Zip(ends, (start, end) => end / start).Order()];
        double median = ratios[Repeats / 2];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {recipe.Precision} | {starts.Order().ElementAt(Repeats / 2):F0} | {ends.Order().ElementAt(Repeats / 2):F0} | {median:F2} | {ratios[0]:F2}–{ratios[^1]:F2} |"));
        return median;
    }

    /// <summary>One run: the time of a step at its start and at its end.</summary>
    private sealed class Training(NetworkRecipe recipe) : INetworkVisitor
    {
        public double Start { get; private set; }

        public double End { get; private set; }

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            T[] x = Array.ConvertAll(DeadUnits.X, T.CreateTruncating);
            T[] t = Array.ConvertAll(DeadUnits.T, T.CreateTruncating);

            // Compiled code first: a network of its own warms it up.
            Time<TNetwork, T>(Create<TNetwork, T>(), x, t, WarmUp);
            TNetwork trained = Create<TNetwork, T>();
            Start = Time<TNetwork, T>(trained, x, t, Window);
            Time<TNetwork, T>(trained, x, t, Steps - (2 * Window));
            End = Time<TNetwork, T>(trained, x, t, Window);
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => Visit<TNetwork, T>(network);

        private TNetwork Create<TNetwork, T>()
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            TNetwork network = TNetwork.Create(1);
            DeadUnits.Start(recipe, new NetworkAdapter<TNetwork, T>(network));
            return network;
        }

        // The shortest of ten pieces: what else runs on the machine only ever adds.
        private static double Time<TNetwork, T>(TNetwork network, T[] x, T[] t, int steps)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            int piece = steps / 10;
            double shortest = double.PositiveInfinity;
            for (int i = 0; i < 10; i++)
            {
                long start = Stopwatch.GetTimestamp();
                for (int step = 0; step < piece; step++)
                {
                    network.Train(x, t, DeadUnits.BatchSize);
                }

                shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalNanoseconds / piece);
            }

            return shortest;
        }
    }
}
