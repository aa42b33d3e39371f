using System;
using System.Diagnostics;

namespace CartPole.Loop;

/// <summary>How long each control step took. All room is taken in the constructor: adding a time allocates nothing.</summary>
/// <param name="capacity">How many times there is room for.</param>
internal sealed class StepTimes(int capacity)
{
    private readonly long[] _ticks = new long[capacity];

    /// <summary>How many times were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a time.</summary>
    /// <param name="start">What <see cref="Stopwatch.GetTimestamp"/> gave before the step.</param>
    /// <param name="end">What it gave after the step.</param>
    public void Add(long start, long end) => _ticks[Count++] = end - start;

    /// <summary>The smallest time that a share of all is not above, in µs.</summary>
    /// <param name="share">The share, above 0 and at most 1: 0.5 gives the median, 1 the longest.</param>
    public double GetPercentile(double share)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "expected a share above 0 and at most 1");
        }

        if (Count == 0)
        {
            return double.NaN;
        }

        long[] sorted = _ticks[..Count];
        Array.Sort(sorted);
        int rank = (int)Math.Ceiling(share * Count);
        return sorted[rank - 1] * 1e6 / Stopwatch.Frequency;
    }
}
