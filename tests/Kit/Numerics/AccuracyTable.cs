using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// The measured errors of <see cref="NetGen.Numerics.VectorMath"/>: double results against values of a hundred bits, float
/// results against the double function, whose own error is a hundred-millionth of theirs.
/// </summary>
public static class AccuracyTable
{
    private static readonly string[] _heads = ["function", "precision", "width", "max ulp", "bound", "worst argument", "arguments", "domain"];

    /// <summary>The rows of all functions, forms and widths, one function after the other.</summary>
    public static IEnumerable<AccuracyRow> Measure(AccuracySweep sweep) =>
        ElementaryFunctions.All
            .Where(function => sweep.Function is null || function.Name == sweep.Function)
            .SelectMany(function => SingleSweep.Measure(function, sweep.SinglePatterns).Concat(DoubleSweep.Measure(function, sweep.DoubleStrata)));

    /// <summary>Measures everything and prints one line for each function and precision; the widths are told apart where they differ.</summary>
    public static void Write(TextWriter writer) => Write(writer, Measure(new AccuracySweep()));

    /// <summary>Prints the rows, aligned; rows that differ in nothing but the width share a line.</summary>
    public static void Write(TextWriter writer, IEnumerable<AccuracyRow> rows)
    {
        List<string[]> lines = [_heads, .. rows.GroupBy(row => row with { Width = 0 }).Select(Cells)];
        int[] widths = [.. _heads.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            // Numbers to the right, words to the left.
            string text = string.Join("  ", line.Select((cell, column) => column is 3 or 4 or 6 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            writer.WriteLine(text.TrimEnd());
        }
    }

    private static string[] Cells(IGrouping<AccuracyRow, AccuracyRow> group) =>
    [
        group.Key.Function,
        group.Key.Precision,
        string.Join('/', group.Select(row => row.Width == 0 ? "scalar" : row.Width.ToString(CultureInfo.InvariantCulture))),
        group.Key.MaxUlp.ToString("F3", CultureInfo.InvariantCulture),
        group.Key.Bound.ToString(CultureInfo.InvariantCulture),
        group.Key.WorstArgument,
        group.Key.Count.ToString("N0", CultureInfo.InvariantCulture),
        group.Key.Domain,
    ];
}
