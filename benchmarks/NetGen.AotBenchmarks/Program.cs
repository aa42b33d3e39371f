using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetGen.Numerics;

namespace NetGen.AotBenchmarks;

/// <summary>
/// Times a few networks in this process, whatever compiled it: one line for each, name and nanoseconds a sample.
/// <c>benchmarks/aot.sh</c> lets several builds of it take turns.
/// </summary>
internal static class Program
{
    private const int Samples = 1024;
    private const int Repeats = 9;
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan _window = TimeSpan.FromMilliseconds(40);

    private static double _consumed;

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Measure<Tiny>("2-3-1", 0);
        Measure<Small>("8-32-32-4", 0);
        Measure<Medium>("16-64-64-8, Adam", 64);
        Measure<Digits>("784-128-10, Adam", 32);
        return double.IsNaN(_consumed) ? 1 : 0;
    }

    private static void Measure<TNetwork>(string name, int batchSize)
        where TNetwork : INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        float[] x = Draw(Samples * TNetwork.InputSize, 1);
        float[] t = Draw(Samples * TNetwork.OutputSize, 2);
        float[] y = new float[TNetwork.OutputSize];
        Print($"{name}: Predict", Samples, () =>
        {
            for (int n = 0; n < Samples; n++)
            {
                network.Predict(x.AsSpan(n * TNetwork.InputSize, TNetwork.InputSize), y);
                _consumed += y[0];
            }
        });
        if (batchSize == 0)
        {
            Print($"{name}: Train", Samples, () =>
            {
                for (int n = 0; n < Samples; n++)
                {
                    _consumed += network.Train(
                        x.AsSpan(n * TNetwork.InputSize, TNetwork.InputSize), t.AsSpan(n * TNetwork.OutputSize, TNetwork.OutputSize));
                }
            });
            return;
        }

        Print($"{name}: Train, batches of {batchSize}", Samples, () =>
        {
            for (int n = 0; n < Samples; n += batchSize)
            {
                _consumed += network.Train(
                    x.AsSpan(n * TNetwork.InputSize, batchSize * TNetwork.InputSize),
                    t.AsSpan(n * TNetwork.OutputSize, batchSize * TNetwork.OutputSize),
                    batchSize);
            }
        });
    }

    private static void Print(string name, int samples, Action run)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            run();
        }
        while (Stopwatch.GetElapsedTime(start) < _warmUp);

        double[] times = [.. Enumerable.Range(0, Repeats).Select(_ => Time(run)).Order()];
        Console.WriteLine($"{name}|{times[Repeats / 2] / samples:F1}");
    }

    // Nanoseconds of one round.
    private static double Time(Action run)
    {
        int rounds = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            run();
            rounds++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < _window);

        return elapsed.TotalNanoseconds / rounds;
    }

    private static float[] Draw(int count, ulong seed)
    {
        SplitMix64 random = new(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.NextInt(2048) / 2048f;
        }

        return values;
    }
}
