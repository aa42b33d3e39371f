namespace NetGen.Generator.Model;

/// <summary>A weights file of the project, as far as networks can tell one from another.</summary>
/// <remarks>Of a file that is too long for constants the values are not kept: a change of them changes no generated text.</remarks>
internal sealed record WeightsFile
{
    public required string Path { get; init; }

    /// <summary>What is wrong with it; null where it can be read.</summary>
    public string? Problem { get; init; }

    /// <summary>Sizes and number type in a line; empty where it cannot be read.</summary>
    public string Topology { get; init; } = string.Empty;

    /// <summary>The number of values.</summary>
    public long Count { get; init; }

    /// <summary>The values' bits: a double each, or two floats, the first in the lower half.</summary>
    public EquatableArray<ulong> Bits { get; init; }

    /// <summary>The name of the resource that the project embeds it as; null where it embeds none.</summary>
    public string? Resource { get; init; }
}
