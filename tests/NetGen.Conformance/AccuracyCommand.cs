using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Conformance;

/// <summary>Prints how far every elementary function is off, as a Markdown table.</summary>
internal static class AccuracyCommand
{
    public static int Run(string[] words, TextWriter output)
    {
        var arguments = new Arguments(words, "--dense");
        int dense = arguments.Number("--dense", 1);
        if (arguments.Words.Count > 0)
        {
            throw new UsageException($"accuracy needs no \"{arguments.Words[0]}\".");
        }

        if (dense is < 1 or > 1000)
        {
            throw new UsageException("--dense is 1 to 1000: how many times as many arguments as otherwise.");
        }

        var usual = new AccuracySweep();
        var sweep = usual with { DoubleStrata = usual.DoubleStrata * dense, SinglePatterns = usual.SinglePatterns * dense };
        output.WriteLine("| function | precision | arguments | worst error, ulp | at | stated bound, ulp |");
        output.WriteLine("| --- | --- | --- | ---: | --- | ---: |");

        // The forms of a function in one precision are a line together: the worst of them stands for all.
        bool held = true;
        foreach (AccuracyRow[] forms in Adjacent(AccuracyTable.Measure(sweep)))
        {
            AccuracyRow worst = forms.MaxBy(row => row.MaxUlp)!;
            held &= worst.MaxUlp <= worst.Bound;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {worst.Function} | {worst.Precision} | {worst.Count:N0} in {worst.Domain} | {worst.MaxUlp:F3} | {worst.WorstArgument} | {worst.Bound} |"));
        }

        return held ? 0 : 1;
    }

    // Each as soon as it is measured.
    private static IEnumerable<AccuracyRow[]> Adjacent(IEnumerable<AccuracyRow> rows)
    {
        var forms = new List<AccuracyRow>();
        foreach (AccuracyRow row in rows)
        {
            if (forms.Count > 0 && (forms[0].Function, forms[0].Precision) != (row.Function, row.Precision))
            {
                yield return [.. forms];
                forms.Clear();
            }

            forms.Add(row);
        }

        yield return [.. forms];
    }
}
