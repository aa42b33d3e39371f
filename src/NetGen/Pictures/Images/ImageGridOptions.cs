using System.Collections.Generic;

namespace NetGen.Pictures;

/// <summary>What an <see cref="ImageGrid"/> may be told.</summary>
public sealed record ImageGridOptions
{
    /// <summary>The heading; empty for none.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>The number of images in a row; 0 for all in one row up to ten.</summary>
    public int Columns { get; init; }

    /// <summary>A text under each image; null for none.</summary>
    public IReadOnlyList<string>? Captions { get; init; }

    /// <summary>A name before each row, such as "input" and "reconstruction"; null for none.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>The value that is black; what lies below is black too.</summary>
    public double Minimum { get; init; }

    /// <summary>The value that is white; what lies above is white too.</summary>
    public double Maximum { get; init; } = 1.0;
}
