using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Kit;

/// <summary>The deviations found while something is compared: where, what was expected, what was found, what was allowed.</summary>
public sealed class DeviationReport
{
    private const int MostLines = 6;
    private readonly string _where;
    private readonly List<string> _lines = [];

    /// <param name="where">What is compared: file, case, precision, tier.</param>
    public DeviationReport(string where)
    {
        _where = where;
    }

    public int Failures { get; private set; }

    /// <summary>The number of values that were compared: a case that compares nothing proves nothing.</summary>
    public int Checks { get; private set; }

    public IReadOnlyList<string> Lines => _lines;

    public void Check(string quantity, int index, double expected, double found, double tolerance)
    {
        Checks++;

        // Written so that a NaN fails; equal infinities would pass, and the cases hold none.
        if (!(Math.Abs(found - expected) <= tolerance))
        {
            Add(quantity, index, expected, found, tolerance);
        }
    }

    public void Add(string quantity, int index, double expected, double found, double tolerance)
    {
        Failures++;
        if (_lines.Count < MostLines)
        {
            _lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{_where}: {quantity}[{index}] expected {expected:R}, found {found:R}, tolerance {tolerance:R}"));
        }
        else if (_lines.Count == MostLines)
        {
            _lines.Add($"{_where}: and more");
        }
    }
}
