using System;
using System.Globalization;

namespace BackpropagationSteps.Text;

/// <summary>Writes numbers and indices as formulas have them.</summary>
internal static class Symbols
{
    private const int Decimals = 5;

    /// <summary>A number: five decimals and a true minus; whole numbers without decimals.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, Decimals);
        string digits = value == Math.Floor(value)
            ? Math.Abs(value).ToString("0", CultureInfo.InvariantCulture)
            : Math.Abs(rounded).ToString("F5", CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + digits : digits;
    }

    /// <summary>A setting such as η: no more decimals than it needs.</summary>
    public static string Setting(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>A number as a factor or summand: in parentheses where it is negative.</summary>
    public static string Term(double value)
    {
        string number = Number(value);
        return number[0] == '−' ? $"({number})" : number;
    }

    /// <summary>A quantity of a layer with its unit, such as z⁽¹⁾₂; the unit is counted from 0 here, from 1 there.</summary>
    public static string Of(string quantity, int layer, int unit) => $"{quantity}⁽{"⁰¹²"[layer]}⁾{Index(unit)}";

    /// <summary>A weight from an input to a unit, such as w⁽¹⁾₂₁.</summary>
    public static string Weight(int layer, int input, int unit) => Of("w", layer, input) + Index(unit);

    /// <summary>A subscript, such as ₁ for 0.</summary>
    public static char Index(int zeroBased) => "₁₂₃₄₅₆₇₈₉"[zeroBased];
}
