using System;
using System.Globalization;

namespace BackpropagationSteps.Walk;

/// <summary>Compares what the formulas give with what the network computed.</summary>
internal sealed class Agreement
{
    /// <summary>How far they may be apart: numbers around 1 in double precision, after a handful of operations.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>How many numbers were compared.</summary>
    public int Count { get; private set; }

    /// <summary>Compares a number.</summary>
    /// <param name="name">What it is, such as z⁽¹⁾₁.</param>
    /// <param name="formula">What the formula gives.</param>
    /// <param name="network">What the network computed.</param>
    /// <param name="tolerance">How far they may be apart.</param>
    /// <exception cref="DeviationException">They are further apart.</exception>
    public void Demand(string name, double formula, double network, double tolerance = Tolerance)
    {
        // Written so that a NaN on either side is a deviation too.
        if (!(Math.Abs(formula - network) <= tolerance))
        {
            throw new DeviationException(string.Create(
                CultureInfo.InvariantCulture, $"{name}: the formula gives {formula:R}, the network {network:R}, further apart than {tolerance:R}"));
        }

        Count++;
    }
}
