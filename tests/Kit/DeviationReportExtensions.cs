using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>Comparisons of whole arrays.</summary>
public static class DeviationReportExtensions
{
    /// <summary>Compares element by element; the tolerance is relative to the largest expected element, at least to one.</summary>
    public static void CheckAll(
        this DeviationReport report, string quantity, IReadOnlyList<double> expected, IReadOnlyList<double> found, double relative)
    {
        if (expected.Count != found.Count)
        {
            report.Add($"{quantity} count", -1, expected.Count, found.Count, 0.0);
            return;
        }

        double tolerance = relative * Math.Max(1.0, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Count; i++)
        {
            report.Check(quantity, i, expected[i], found[i], tolerance);
        }
    }
}
