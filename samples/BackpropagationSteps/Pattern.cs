using System.Collections.Generic;

namespace BackpropagationSteps;

/// <summary>One line of a truth table.</summary>
/// <param name="Name">The inputs as they are written on the command line, such as "10".</param>
/// <param name="Input">The inputs x₁ and x₂.</param>
/// <param name="Target">The target t.</param>
internal sealed record Pattern(string Name, double[] Input, double Target)
{
    /// <summary>x₁ exclusive-or x₂.</summary>
    public static IReadOnlyList<Pattern> Xor { get; } =
    [
        new("00", [0, 0], 0),
        new("01", [0, 1], 1),
        new("10", [1, 0], 1),
        new("11", [1, 1], 0),
    ];
}
