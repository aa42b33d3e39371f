namespace NetGen.Generator.Model;

/// <summary>Where the parameters of a network start, as far as the network's own file says it: the values stand elsewhere.</summary>
internal sealed record WeightsSpec
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The embedded resource that holds it; null where the values become constants, or before that is known.</summary>
    public string? Resource { get; init; }
}
