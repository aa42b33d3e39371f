using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>One attribute, its values by the names of its parameters and properties, and where each was written.</summary>
internal sealed class AttributeReader
{
    private const string Suffix = "Attribute";

    private readonly AttributeData _data;

    public AttributeReader(AttributeData data, AttributeSyntax syntax)
    {
        _data = data;
        Syntax = syntax;
    }

    public AttributeSyntax Syntax { get; }

    /// <summary>The class's name without its suffix: Dense, Adam.</summary>
    public string Name => _data.AttributeClass!.Name.EndsWith(Suffix, StringComparison.Ordinal)
        ? _data.AttributeClass.Name.Substring(0, _data.AttributeClass.Name.Length - Suffix.Length)
        : _data.AttributeClass.Name;

    /// <summary>Whether the compiler could make sense of it; if not, it says so itself.</summary>
    public bool IsWellFormed => _data.AttributeConstructor is not null
        && _data.ConstructorArguments.All(IsWellFormedValue)
        && _data.NamedArguments.All(pair => IsWellFormedValue(pair.Value));

    /// <summary>The value of a constructor parameter or property, or null where it was not written.</summary>
    public TypedConstant? Value(string name)
    {
        foreach (var pair in _data.NamedArguments)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        if (_data.AttributeConstructor is { } constructor)
        {
            for (int i = 0; i < constructor.Parameters.Length && i < _data.ConstructorArguments.Length; i++)
            {
                if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return _data.ConstructorArguments[i];
                }
            }
        }

        return null;
    }

    public T Value<T>(string name, T otherwise) => Value(name) is { Kind: not TypedConstantKind.Array, Value: T value } ? value : otherwise;

    /// <summary>A numeric value, or null where it was not written.</summary>
    public double? Number(string name) => Value(name)?.Value switch
    {
        double value => value,
        int value => value,
        _ => null,
    };

    /// <summary>Where the argument was written, or the whole attribute where it was not.</summary>
    public Location LocationOf(string name)
    {
        if (Syntax.ArgumentList is { } list)
        {
            foreach (AttributeArgumentSyntax argument in list.Arguments)
            {
                string? written = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;
                if (string.Equals(written, name, StringComparison.OrdinalIgnoreCase))
                {
                    return argument.Expression.GetLocation();
                }
            }

            int position = PositionOf(name);
            if (position >= 0 && position < list.Arguments.Count
                && list.Arguments[position] is { NameEquals: null, NameColon: null } positional)
            {
                return positional.Expression.GetLocation();
            }
        }

        return Syntax.GetLocation();
    }

    /// <summary>Where an element of a params argument was written, whichever of the three ways; else all of it.</summary>
    public Location LocationOfElement(string name, int index)
    {
        int position = PositionOf(name);
        if (position >= 0 && Syntax.ArgumentList is { } list)
        {
            var positional = list.Arguments.Skip(position).Where(a => a.NameEquals is null).ToList();
            if (positional.Count == 1)
            {
                SyntaxNode? element = positional[0].Expression switch
                {
                    ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ElementAtOrDefault(index),
                    ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ElementAtOrDefault(index),
                    CollectionExpressionSyntax collection => collection.Elements.ElementAtOrDefault(index),
                    _ => null,
                };
                return (element ?? positional[0].Expression).GetLocation();
            }

            if (index < positional.Count)
            {
                return positional[index].Expression.GetLocation();
            }
        }

        return Syntax.GetLocation();
    }

    private int PositionOf(string name)
    {
        if (_data.AttributeConstructor is { } constructor)
        {
            for (int i = 0; i < constructor.Parameters.Length; i++)
            {
                if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool IsWellFormedValue(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsWellFormedValue),
        _ => true,
    };
}
