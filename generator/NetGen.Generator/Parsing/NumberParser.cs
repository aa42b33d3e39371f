using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>The numbers of a row from an attribute: the row's defaults where nothing was written, a diagnostic where a value is inadmissible.</summary>
internal static class NumberParser
{
    public static IReadOnlyList<double> Read(AttributeReader? attribute, IEnumerable<HyperparameterRow> rows, DiagnosticBag diagnostics) =>
        rows.Select(row => Read(attribute, row, diagnostics)).ToList();

    public static double Read(AttributeReader? attribute, HyperparameterRow row, DiagnosticBag diagnostics)
    {
        if (attribute?.Number(row.Name) is not { } value)
        {
            return row.Default;
        }

        if (!row.Admits(value))
        {
            diagnostics.Add(DiagnosticDescriptors.Hyperparameter, attribute.LocationOf(row.Name), row.Name, row.Interval, LayerParser.Text(value));
        }

        return value;
    }

    /// <summary>Warns of numbers that were written although the row chosen does not have them.</summary>
    public static void WarnUnused(AttributeReader? attribute, IEnumerable<string> all, IEnumerable<HyperparameterRow> used, string owner, DiagnosticBag diagnostics)
    {
        if (attribute is null)
        {
            return;
        }

        foreach (string name in all.Except(used.Select(row => row.Name)))
        {
            if (attribute.Value(name) is not null)
            {
                diagnostics.Add(DiagnosticDescriptors.NoEffect, attribute.LocationOf(name), name, owner);
            }
        }
    }
}
