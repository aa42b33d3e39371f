using System;
using System.Globalization;
using System.IO;
using NetGen.Kit;

namespace NetGen.AotTests;

/// <summary>Counts what passed, and writes what did not as it comes.</summary>
internal sealed class Tally(TextWriter output)
{
    private int _passed;
    private int _failed;
    private long _checks;

    /// <summary>Runs one case.</summary>
    public void Run(string where, Action<DeviationReport> run)
    {
        var report = new DeviationReport(where);
        try
        {
            run(report);
        }
        catch (Exception exception)
        {
            // Whatever a network throws is its own failure and stops no other.
            report.Add($"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }

        if (report.Checks == 0 && report.Failures == 0)
        {
            report.Add("nothing was compared");
        }

        _checks += report.Checks;
        Count(report.Failures == 0);
        foreach (string line in report.Lines)
        {
            output.WriteLine($"failed: {line}");
        }
    }

    public void Count(bool passed)
    {
        _passed += passed ? 1 : 0;
        _failed += passed ? 0 : 1;
    }

    /// <summary>Writes the sum and gives the exit code.</summary>
    public int Finish(string what)
    {
        string checks = _checks > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_checks} values compared") : string.Empty;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {_passed} passed, {_failed} failed{checks}"));
        return _failed == 0 && _passed > 0 ? 0 : 1;
    }
}
