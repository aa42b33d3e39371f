using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What one parse yields for two outputs: the spec, compared by value and cached, and the diagnostics with their real
/// locations, which a pragma can silence. Whether its weights fit is only known beside their file, so the place of that
/// argument goes along, for networks that have it.
/// </summary>
internal sealed record ParseResult(NetworkSpec? Spec, ImmutableArray<Diagnostic> Diagnostics, Location? Weights = null)
{
    public bool Equals(ParseResult? other) => other is not null && Equals(Spec, other.Spec) && Diagnostics.IsEmpty && other.Diagnostics.IsEmpty
        && Equals(Weights, other.Weights);

    public override int GetHashCode() => Spec?.GetHashCode() ?? 0;
}
