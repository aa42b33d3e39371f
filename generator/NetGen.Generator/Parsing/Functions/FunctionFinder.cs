using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>The method of the user's class that an attribute names.</summary>
internal static class FunctionFinder
{
    private static readonly SymbolDisplayFormat _signature = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The static method of this name with so many numbers as parameters, or null and what is wrong.</summary>
    public static (IMethodSymbol? Method, string Problem) Find(INamedTypeSymbol type, string? name, Precision precision, IReadOnlyList<string> parameters)
    {
        List<ISymbol> members = string.IsNullOrEmpty(name) ? new() : type.GetMembers(name!).ToList();
        SpecialType number = precision == Precision.Single ? SpecialType.System_Single : SpecialType.System_Double;
        IMethodSymbol? method = members.OfType<IMethodSymbol>().FirstOrDefault(candidate => Fits(candidate, number, parameters.Count));
        if (method is not null)
        {
            return (method, string.Empty);
        }

        string keyword = precision == Precision.Single ? "float" : "double";
        string expected = $"static {keyword} {name}({string.Join(", ", parameters.Select(parameter => keyword + " " + parameter))})";
        string found = members.Count == 0 ? "there is no member of this name" : $"found '{members[0].ToDisplayString(_signature)}'";
        return (null, $"a network of precision {precision} expects a method '{expected}' in '{type.Name}'; {found}");
    }

    private static bool Fits(IMethodSymbol method, SpecialType number, int parameters) =>
        method is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method.ReturnType.SpecialType == number
        && method.Parameters.Length == parameters
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && parameter.Type.SpecialType == number);
}
