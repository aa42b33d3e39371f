using System.Collections.Generic;

namespace NetGen.Pictures;

/// <summary>What a <see cref="DecisionBoundary"/> may be told.</summary>
public sealed record DecisionBoundaryOptions
{
    /// <summary>The heading; empty for none.</summary>
    public string Title { get; init; } = "Decision boundary";

    /// <summary>What the first input stands for.</summary>
    public string XTitle { get; init; } = "x₁";

    /// <summary>What the second input stands for.</summary>
    public string YTitle { get; init; } = "x₂";

    /// <summary>The names of the classes; null for their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// The output whose value is shown as a shade, from 0; null for regions of the classes. A network of a single output is
    /// always shown by its shade.
    /// </summary>
    public int? Output { get; init; }

    /// <summary>In how many places along each axis the network is asked, 16 to 1024.</summary>
    public int Resolution { get; init; } = 160;
}
