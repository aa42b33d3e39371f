using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Model;

/// <summary>The second file of a network that starts from weights: written again when they change, and the first one is not.</summary>
internal sealed record WeightsData
{
    public required TypeSpec Type { get; init; }

    public required Precision Precision { get; init; }

    public required WeightsSpec Weights { get; init; }

    /// <summary>The number of values.</summary>
    public required long Count { get; init; }

    /// <summary>The values' bits, as <see cref="WeightsFile.Bits"/>; empty where they lie in a resource.</summary>
    public required EquatableArray<ulong> Bits { get; init; }

    /// <summary>The file's hint name. A hyphen: no network's own file can have it.</summary>
    public string HintName => Type.HintName.Substring(0, Type.HintName.Length - ".g.cs".Length) + "-Weights.g.cs";
}
