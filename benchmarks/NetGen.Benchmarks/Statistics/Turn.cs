using System;
using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>A turn of about a given length.</summary>
internal static class Turn
{
    // Reading the clock takes as long as reading two kilobytes.
    private static readonly TimeSpan _piece = TimeSpan.FromMilliseconds(0.1);

    /// <summary>Repeats an action for about a time and returns the nanoseconds of one.</summary>
    public static double Time(double milliseconds, Action action)
    {
        long count = 0;
        int repeats = 1;
        TimeSpan elapsed = TimeSpan.Zero;
        do
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
            {
                action();
            }

            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            elapsed += taken;
            count += repeats;
            repeats = taken < _piece ? 2 * repeats : repeats;
        }
        while (elapsed.TotalMilliseconds < milliseconds);

        return elapsed.TotalNanoseconds / count;
    }
}
