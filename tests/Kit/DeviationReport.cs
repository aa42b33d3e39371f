using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Kit;

/// <summary>The deviations found while something is compared: where, what was expected, what was found, what was allowed.</summary>
public sealed class DeviationReport
{
    private const int MostLines = 6;
    private readonly string _where;
    private readonly List<string> _deviations;

    /// <param name="where">What is compared: file, case, precision, tier.</param>
    public DeviationReport(string where)
        : this(where, [])
    {
    }

    private DeviationReport(string where, List<string> deviations)
    {
        _where = where;
        _deviations = deviations;
    }

    public int Failures { get; private set; }

    /// <summary>The number of values that were compared: a case that compares nothing proves nothing.</summary>
    public int Checks { get; private set; }

    /// <summary>The first deviations, one line each, and how many more there are.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. _deviations.Select(deviation => $"{_where}: {deviation}"),
        .. Failures > _deviations.Count
            ? [string.Create(CultureInfo.InvariantCulture, $"{_where}: and {Failures - _deviations.Count} more")]
            : Array.Empty<string>(),
    ];

    public void Check(string quantity, int index, double expected, double found, double tolerance)
    {
        Checks++;

        // Written so that a NaN fails; equal infinities would pass, and the cases hold none.
        if (!(Math.Abs(found - expected) <= tolerance))
        {
            Add(quantity, index, expected, found, tolerance);
        }
    }

    public void Add(string quantity, int index, double expected, double found, double tolerance) => Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{quantity}[{index}] expected {expected:R}, found {found:R}, tolerance {tolerance:R}"));

    /// <summary>Adds a failure that is no deviation of a number.</summary>
    public void Add(string failure)
    {
        Failures++;
        if (_deviations.Count < MostLines)
        {
            _deviations.Add(failure);
        }
    }

    /// <summary>The same findings for another place: two variants of a network may share their code.</summary>
    public DeviationReport At(string where) => new(where, _deviations) { Failures = Failures, Checks = Checks };
}
