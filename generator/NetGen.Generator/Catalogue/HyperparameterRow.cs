using System.Globalization;

namespace NetGen.Generator.Catalogue;

/// <summary>
/// A number that belongs to a row: an attribute's property, its symbol in formulas and its admissible interval. Those of
/// optimizers, schedules and penalties are also settable properties of the network.
/// </summary>
/// <param name="Name">The property's name.</param>
/// <param name="Symbol">The symbol in formulas.</param>
/// <param name="Default">The value where none is given.</param>
/// <param name="Minimum">The least admissible value.</param>
/// <param name="MinimumAllowed">Whether the least value itself is admissible.</param>
/// <param name="Maximum">The bound above.</param>
/// <param name="MaximumAllowed">Whether that bound itself is admissible.</param>
/// <param name="IsCount">Whether it is a whole number.</param>
internal sealed record HyperparameterRow(
    string Name,
    string Symbol,
    double Default,
    double Minimum,
    bool MinimumAllowed,
    double Maximum,
    bool MaximumAllowed,
    bool IsCount = false)
{
    /// <summary>The interval as people read it.</summary>
    public string Interval => string.Concat(
        Minimum == -double.MaxValue ? "(−∞" : (MinimumAllowed ? "[" : "(") + Minimum.ToString(CultureInfo.InvariantCulture),
        ", ",
        Maximum == double.MaxValue ? "∞" : Maximum.ToString(CultureInfo.InvariantCulture),
        MaximumAllowed && Maximum != double.MaxValue ? "]" : ")");

    public static HyperparameterRow Any(string name, string symbol, double otherwise) =>
        new(name, symbol, otherwise, -double.MaxValue, true, double.MaxValue, true);

    public static HyperparameterRow NonNegative(string name, string symbol, double otherwise) =>
        new(name, symbol, otherwise, 0.0, true, double.MaxValue, true);

    public static HyperparameterRow Positive(string name, string symbol, double otherwise) =>
        new(name, symbol, otherwise, 0.0, false, double.MaxValue, true);

    /// <summary>In [0, 1).</summary>
    public static HyperparameterRow Decay(string name, string symbol, double otherwise) =>
        new(name, symbol, otherwise, 0.0, true, 1.0, false);

    public bool Admits(double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && (MinimumAllowed ? value >= Minimum : value > Minimum)
        && (MaximumAllowed ? value <= Maximum : value < Maximum);
}
