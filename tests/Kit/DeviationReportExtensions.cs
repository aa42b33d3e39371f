using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>Comparisons of whole arrays.</summary>
public static class DeviationReportExtensions
{
    /// <summary>Compares element by element; the tolerance is relative to the largest expected element.</summary>
    /// <param name="report">Receives the deviations.</param>
    /// <param name="quantity">What is compared.</param>
    /// <param name="expected">The reference's values.</param>
    /// <param name="found">The values that are judged.</param>
    /// <param name="relative">The tolerance.</param>
    /// <param name="floor">What the largest element counts at least: smaller quantities carry the rounding of larger ones.</param>
    public static void CheckAll(
        this DeviationReport report, string quantity, IReadOnlyList<double> expected, IReadOnlyList<double> found, double relative, double floor = 1.0)
    {
        if (expected.Count != found.Count)
        {
            report.Add($"{quantity} count", -1, expected.Count, found.Count, 0.0);
            return;
        }

        double tolerance = relative * Math.Max(floor, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Count; i++)
        {
            report.Check(quantity, i, expected[i], found[i], tolerance);
        }
    }
}
