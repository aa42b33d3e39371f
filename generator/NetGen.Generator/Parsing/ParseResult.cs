using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What one parse yields for two outputs: the spec, compared by value and cached, and the diagnostics with their real
/// locations, which a pragma can silence.
/// </summary>
internal sealed record ParseResult(NetworkSpec? Spec, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool Equals(ParseResult? other) => other is not null && Equals(Spec, other.Spec) && Diagnostics.IsEmpty && other.Diagnostics.IsEmpty;

    public override int GetHashCode() => Spec?.GetHashCode() ?? 0;
}
