using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace NetGen.Kit;

/// <summary>What the time of many networks is spent on.</summary>
public enum Phase
{
    Draw,
    Generate,
    Compile,
    Run,
}

/// <summary>The time spent in each phase, summed over all threads.</summary>
public sealed class PhaseTimes
{
    private readonly long[] _ticks = new long[Enum.GetValues<Phase>().Length];

    public IReadOnlyDictionary<Phase, TimeSpan> Totals =>
        Enum.GetValues<Phase>().ToDictionary(phase => phase, phase => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks[(int)phase])));

    public override string ToString() => string.Join(", ", Totals.Select(
        pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.ToString().ToLowerInvariant()} {pair.Value.TotalSeconds:F1} s")));

    public TResult Measure<TResult>(Phase phase, Func<TResult> work)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Add(ref _ticks[(int)phase], Stopwatch.GetTimestamp() - start);
        }
    }
}
