using System;
using System.Collections.Generic;

namespace TimeSeries.Data;

/// <summary>Values at dates, in the order of time.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Dates">The dates, at least two.</param>
/// <param name="Values">A value each.</param>
internal sealed record Series(string Source, IReadOnlyList<DateOnly> Dates, IReadOnlyList<float> Values)
{
    /// <summary>The number of values.</summary>
    public int Count => Values.Count;

    /// <summary>The date that comes after some dates at the same pace: as many months on the same day of the month, or as many days.</summary>
    /// <param name="before">The last date but one.</param>
    /// <param name="last">The last date.</param>
    public static DateOnly GetNext(DateOnly before, DateOnly last)
    {
        int months = (12 * (last.Year - before.Year)) + last.Month - before.Month;
        return last.Day == before.Day && months > 0 ? last.AddMonths(months) : last.AddDays(last.DayNumber - before.DayNumber);
    }
}
