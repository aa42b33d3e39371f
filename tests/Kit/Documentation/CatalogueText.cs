using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>Pieces that the sections of the catalogue's document share.</summary>
internal static class CatalogueText
{
    /// <summary>A row's formula with its numbers' symbols.</summary>
    public static string Formula(string formula, IReadOnlyList<HyperparameterRow> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{{p{i + 1}");
            formula = formula.Replace(name + "·}", parameters[i].Symbol + "·").Replace(name + "}", parameters[i].Symbol);
        }

        return MarkdownTable.Code(formula);
    }

    /// <summary>A line for each number, once for all that have it: where it is set, its symbol, default and interval.</summary>
    public static MarkdownTable Numbers(string head, IEnumerable<(string Owner, HyperparameterRow Row)> numbers)
    {
        var table = new MarkdownTable("property", "symbol", "default", "interval", head);
        foreach ((HyperparameterRow row, string owner) in numbers.GroupBy(number => number.Row, (row, group) => (row, string.Join(", ", group.Select(number => number.Owner)))))
        {
            table.Add(MarkdownTable.Code(row.Name), row.Symbol, Number(row.Default), Interval(row), owner);
        }

        return table;
    }

    // 1e-8 and −1 rather than 1E-08 and -1.
    private static string Number(double value) => value is > 0.0 and < 1e-4
        ? value.ToString("0.###e-0", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Interval(HyperparameterRow row) => row.IsCount
        ? string.Create(CultureInfo.InvariantCulture, $"whole, {row.Minimum} or more")
        : row.Interval;
}
