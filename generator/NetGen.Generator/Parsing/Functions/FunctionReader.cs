using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>
/// Reads a method as a formula of its parameters, following it as the compiler understands it: what a name means, which
/// overload is called and what is constant come from the semantic model.
/// </summary>
/// <remarks>
/// A reader gives up at the first thing that it cannot read and says where and why: every method here returns null
/// then, and <see cref="Refusal"/> is set.
/// </remarks>
internal sealed partial class FunctionReader
{
    // The formula is differentiated, compared and written by recursion, so its depth must stay bounded; and no
    // activation worth computing for every unit is longer.
    private const int LargestFormula = 400;

    // No formula of that size is deeper, but what is refused may be: a sum of 5000 terms must not cost the stack.
    private const int Deepest = 250;

    // Branches that go on to common statements are followed one by one: without a limit their number doubles each time.
    private const int MostSteps = 4000;

    private readonly INamedTypeSymbol _type;
    private readonly Precision _precision;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly List<IMethodSymbol> _calls = new();
    private readonly Dictionary<Expression, Location> _places = new(ByReference.Comparer);
    private int _steps;
    private int _depth;

    public FunctionReader(INamedTypeSymbol type, Precision precision, Compilation compilation, CancellationToken cancellation)
    {
        _type = type;
        _precision = precision;
        _compilation = compilation;
        _cancellation = cancellation;
    }

    /// <summary>What stood in the way; null as long as nothing did.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads a method whose parameters are variables of the names given.</summary>
    public Expression? Read(IMethodSymbol method, IReadOnlyList<string> variables)
    {
        Location place = method.Locations.FirstOrDefault() ?? Location.None;
        return Inline(method, variables.Select(name => (Expression)new Variable(name)).ToList(), place);
    }

    /// <summary>Where a part of the formula was written.</summary>
    public Location? PlaceOf(Expression part) => _places.TryGetValue(part, out Location? place) ? place : null;

    private Expression? Inline(IMethodSymbol method, IReadOnlyList<Expression> arguments, Location place)
    {
        if (_calls.Any(call => SymbolEqualityComparer.Default.Equals(call, method)))
        {
            Refusal ??= new Refusal(place, $"'{method.Name}' calls itself", IsRecursion: true);
            return null;
        }

        method = method.PartialImplementationPart ?? method;
        if (BodyOf(method) is not { } body)
        {
            return Refuse(place, $"'{method.Name}' has no body");
        }

        Scope scope = Scope.Empty;
        for (int i = 0; i < arguments.Count; i++)
        {
            scope = scope.With(method.Parameters[i], arguments[i]);
        }

        _calls.Add(method);
        Expression? value = Follow(new Continuation(body, null), scope);
        _calls.RemoveAt(_calls.Count - 1);
        return value ?? Refuse(place, $"'{method.Name}' does not return a value in every case");
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is not { } syntax)
        {
            return null;
        }

        // The method may stand in another part of the class, in another file.
        return _compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, _cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
    }

    /// <summary>One level deeper, as long as there are levels.</summary>
    private T? Descend<T>(IOperation operation, Scope scope, Func<IOperation, Scope, T?> read)
        where T : class
    {
        if (_depth >= Deepest)
        {
            Refuse(operation, "it is nested too deeply");
            return null;
        }

        _depth++;
        T? result = read(operation, scope);
        _depth--;
        return result;
    }

    /// <summary>Remembers where a part was written, and refuses formulas that grow too large.</summary>
    private Expression? At(IOperation operation, Expression value)
    {
        if (value.Size > LargestFormula)
        {
            return Refuse(operation, $"the formula would have more than {LargestFormula} operations and operands");
        }

        if (!_places.ContainsKey(value))
        {
            _places.Add(value, operation.Syntax.GetLocation());
        }

        return value;
    }

    private Expression? Refuse(IOperation operation, string reason) => Refuse(PlaceOf(operation), reason);

    private Expression? Refuse(Location place, string reason)
    {
        Refusal ??= new Refusal(place, reason);
        return null;
    }

    // The operator alone, not its operands: they may be long, and are not to blame.
    private static Location PlaceOf(IOperation operation) => operation.Syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.GetLocation(),
        PrefixUnaryExpressionSyntax unary => unary.OperatorToken.GetLocation(),
        PostfixUnaryExpressionSyntax unary => unary.OperatorToken.GetLocation(),
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.GetLocation(),
        var syntax => syntax.GetLocation(),
    };

    /// <summary>Equal subexpressions stand at different places.</summary>
    private sealed class ByReference : IEqualityComparer<Expression>
    {
        public static ByReference Comparer { get; } = new();

        public bool Equals(Expression? x, Expression? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expression expression) => RuntimeHelpers.GetHashCode(expression);
    }
}
