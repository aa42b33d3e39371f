using System.Collections.Generic;
using System.Linq;

namespace Perceptron;

/// <summary>One line of a truth table.</summary>
/// <param name="Input">The inputs x₁ and x₂.</param>
/// <param name="Desired">The desired output d.</param>
internal sealed record Pattern(float[] Input, float Desired)
{
    /// <summary>The truth table with these outputs for 0 0, 0 1, 1 0 and 1 1.</summary>
    public static IReadOnlyList<Pattern> Table(params int[] outputs) =>
        outputs.Select((output, i) => new Pattern([i / 2, i % 2], output)).ToArray();
}
