using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>Layers and optimizers on a class that is no network at all.</summary>
internal static class OrphanParser
{
    public static ImmutableArray<Diagnostic> Parse(GeneratorAttributeSyntaxContext context)
    {
        if (context.TargetSymbol.GetAttributes().Any(data => data.AttributeClass?.ToDisplayString() == NetworkParser.NetworkAttribute))
        {
            return ImmutableArray<Diagnostic>.Empty;
        }

        return context.Attributes
            .Where(data => data.AttributeClass is not null && data.ApplicationSyntaxReference is not null)
            .Select(data => Diagnostic.Create(
                DiagnosticDescriptors.WithoutNetwork,
                data.ApplicationSyntaxReference!.GetSyntax().GetLocation(),
                data.AttributeClass!.Name.Replace("Attribute", string.Empty),
                context.TargetSymbol.Name))
            .ToImmutableArray();
    }
}
