using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>What the parameters and local variables of a method stand for at one place of its body.</summary>
internal sealed class Scope
{
    private readonly ImmutableDictionary<ISymbol, Expression> _values;
    private readonly ImmutableDictionary<ISymbol, Condition> _conditions;

    private Scope(ImmutableDictionary<ISymbol, Expression> values, ImmutableDictionary<ISymbol, Condition> conditions)
    {
        _values = values;
        _conditions = conditions;
    }

    public static Scope Empty { get; } = new(
        ImmutableDictionary.Create<ISymbol, Expression>(SymbolEqualityComparer.Default),
        ImmutableDictionary.Create<ISymbol, Condition>(SymbolEqualityComparer.Default));

    public Scope With(ISymbol symbol, Expression value) => new(_values.SetItem(symbol, value), _conditions);

    public Scope With(ISymbol symbol, Condition condition) => new(_values, _conditions.SetItem(symbol, condition));

    public Expression? ValueOf(ISymbol symbol) => _values.TryGetValue(symbol, out Expression? value) ? value : null;

    public Condition? ConditionOf(ISymbol symbol) => _conditions.TryGetValue(symbol, out Condition? condition) ? condition : null;
}
