using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>The user's class: whether it can be a network, and how to write another part of it.</summary>
internal static class TypeParser
{
    public static TypeSpec? Parse(TypeDeclarationSyntax declaration, INamedTypeSymbol type, DiagnosticBag diagnostics)
    {
        Location location = declaration.Identifier.GetLocation();
        if (UnsupportedBecause(declaration, type) is { } reason)
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedType, location, type.Name, reason);
            return null;
        }

        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            diagnostics.Add(DiagnosticDescriptors.NotPartial, location, type.Name);
        }

        var headers = new List<string> { Header(declaration) };
        for (SyntaxNode? outer = declaration.Parent; outer is TypeDeclarationSyntax container; outer = outer.Parent)
        {
            if (!container.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                diagnostics.Add(DiagnosticDescriptors.OuterNotPartial, container.Identifier.GetLocation(), container.Identifier.ValueText, type.Name);
            }

            headers.Insert(0, Header(container));
        }

        string name = declaration.Identifier.Text;
        string display = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        string unique = UniqueName(type);
        return new TypeSpec
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace
                ? string.Empty
                : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            Headers = new EquatableArray<string>(headers),
            Name = name,
            SelfReference = name + TypeParameters(declaration),
            DisplayName = display,
            Identifier = unique.Replace('.', '_'),
            HintName = unique + ".g.cs",
        };
    }

    private static string? UnsupportedBecause(TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return type.IsRefLikeType ? "a ref struct" : type.TypeKind == TypeKind.Struct ? "a struct" : "not a class";
        }

        if (type.IsStatic)
        {
            return "static";
        }

        if (type.IsAbstract)
        {
            return "abstract";
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                return SymbolEqualityComparer.Default.Equals(outer, type) ? "file-local" : "inside a file-local type";
            }
        }

        return declaration.ParameterList is null ? null : "a class with a primary constructor";
    }

    private static string Header(TypeDeclarationSyntax declaration)
    {
        string keyword = declaration is RecordDeclarationSyntax record
            ? ("record " + record.ClassOrStructKeyword.Text).TrimEnd()
            : declaration.Keyword.Text;
        return $"partial {keyword} {declaration.Identifier.Text}{TypeParameters(declaration)}";
    }

    private static string TypeParameters(TypeDeclarationSyntax declaration) => declaration.TypeParameterList is { } list
        ? "<" + string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text)) + ">"
        : string.Empty;

    // Hint names ignore case and allow few characters: anything that was changed or could collide gets a hash of the
    // exact name behind it. Ordinary names stay readable.
    private static string UniqueName(INamedTypeSymbol type)
    {
        var parts = new List<string>();
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            parts.Insert(0, part.MetadataName);
        }

        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            parts.Insert(0, space.Name);
        }

        string exact = string.Join(".", parts);
        var text = new StringBuilder();
        foreach (char character in exact)
        {
            text.Append(character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' ? character : '_');
        }

        bool plain = text.ToString() == exact && exact.Length < 100 && !HasTwinInOtherCase(type);
        string readable = text.Length < 100 ? text.ToString() : text.ToString(0, 100);
        return plain ? readable : $"{readable}_{Hash(exact):x8}";
    }

    private static bool HasTwinInOtherCase(INamedTypeSymbol type)
    {
        IEnumerable<INamespaceOrTypeSymbol> siblings = type.ContainingType is { } outer
            ? outer.GetTypeMembers()
            : type.ContainingNamespace.GetMembers();
        return siblings.Any(sibling => sibling.Name != type.Name
            && string.Equals(sibling.Name, type.Name, System.StringComparison.OrdinalIgnoreCase));
    }

    // FNV-1a: the same on every run and machine, unlike string.GetHashCode.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
