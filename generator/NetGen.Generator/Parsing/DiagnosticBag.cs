using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Collects what a parse has to say.</summary>
internal sealed class DiagnosticBag
{
    private readonly ImmutableArray<Diagnostic>.Builder _items = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool HasErrors => _items.Any(item => item.Severity == DiagnosticSeverity.Error);

    public void Add(DiagnosticDescriptor descriptor, Location? location, params object[] arguments) =>
        _items.Add(Diagnostic.Create(descriptor, location ?? Location.None, arguments));

    public ImmutableArray<Diagnostic> ToImmutable() => _items.ToImmutable();
}
