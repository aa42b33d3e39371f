using System;
using System.Diagnostics;
using System.Runtime;

namespace NetGen.Benchmarks;

/// <summary>Times a contestant's work in turns of about a given length.</summary>
internal sealed class WorkTimer(Workload workload, IWork work)
{
    // Methods that are called often are compiled again in the background, later where other programs are in the way: warm is
    // what has compiled nothing for a while.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan _longestWarmUp = TimeSpan.FromSeconds(5);

    // The clock is read once a piece: often enough to stop in time, seldom enough not to count.
    private static readonly TimeSpan _piece = TimeSpan.FromMilliseconds(0.25);
    private const int LeastPieces = 64;

    private int _callsOfPiece;

    /// <summary>Works for about a time and returns the nanoseconds of a sample.</summary>
    public double Run(TimeSpan time)
    {
        if (_callsOfPiece == 0)
        {
            WarmUp();
        }

        long calls = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            work.Run(_callsOfPiece);
            calls += _callsOfPiece;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < time);

        return elapsed.TotalNanoseconds / calls / workload.BatchSize;
    }

    private void WarmUp()
    {
        long start = Stopwatch.GetTimestamp();
        long lastCompiled = start;
        long methods = JitInfo.GetCompiledMethodCount();
        int calls = 1;
        for (int pieces = 0; pieces < LeastPieces || Stopwatch.GetElapsedTime(lastCompiled) < _quiet; pieces++)
        {
            long before = Stopwatch.GetTimestamp();
            work.Run(calls);
            double share = _piece / Stopwatch.GetElapsedTime(before);
            calls = Math.Max(1, (int)(calls * Math.Min(share, 2.0)));
            if (JitInfo.GetCompiledMethodCount() is long now && now != methods)
            {
                methods = now;
                lastCompiled = Stopwatch.GetTimestamp();
            }

            if (Stopwatch.GetElapsedTime(start) > _longestWarmUp)
            {
                break;
            }
        }

        _callsOfPiece = calls;
    }
}
