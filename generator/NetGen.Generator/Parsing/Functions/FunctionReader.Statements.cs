using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>Statements: local variables, assignments to them, if and return.</summary>
internal sealed partial class FunctionReader
{
    private const string Statements = "only local variables, 'if' and 'return' can be read here";

    /// <summary>The value that is returned when these statements are run, in every case.</summary>
    private Expression? Follow(Continuation? next, Scope scope)
    {
        while (next is not null)
        {
            _cancellation.ThrowIfCancellationRequested();
            IOperation statement = next.Statement;
            Continuation? rest = next.Rest;
            if (++_steps > MostSteps)
            {
                return Refuse(statement, "there are too many ways through the method");
            }

            switch (statement)
            {
                case IBlockOperation block:
                    next = block.Operations.Reverse().Aggregate(rest, (after, inner) => new Continuation(inner, after));
                    break;
                case IReturnOperation { ReturnedValue: { } returned }:
                    return Value(returned, scope);
                case IConditionalOperation choice:
                    return Descend(choice, scope, (_, here) => Choose(choice, rest, here));
                case IEmptyOperation or ILocalFunctionOperation:
                    next = rest;
                    break;
                case IVariableDeclarationGroupOperation declarations:
                    foreach (IVariableDeclaratorOperation local in declarations.Declarations.SelectMany(declaration => declaration.Declarators))
                    {
                        if (local.GetVariableInitializer() is { } initializer)
                        {
                            if (Assign(local.Symbol, local.Symbol.Type, initializer.Value, scope) is not { } declared)
                            {
                                return null;
                            }

                            scope = declared;
                        }
                    }

                    next = rest;
                    break;
                case IExpressionStatementOperation { Operation: { } assignment }:
                    if (Assign(assignment, scope) is not { } changed)
                    {
                        return null;
                    }

                    scope = changed;
                    next = rest;
                    break;
                default:
                    return Refuse(PlaceOfStatement(statement), statement is IInvalidOperation ? Meaningless : Statements);
            }
        }

        // The compiler has seen to it that every way ends in a return.
        return null;
    }

    private Expression? Choose(IConditionalOperation choice, Continuation? rest, Scope scope)
    {
        if (ConditionOf(choice.Condition, scope) is not { } condition
            || Follow(new Continuation(choice.WhenTrue, rest), scope) is not { } whenTrue
            || Follow(choice.WhenFalse is { } otherwise ? new Continuation(otherwise, rest) : rest, scope) is not { } whenFalse)
        {
            return null;
        }

        return At(choice, new Conditional(condition, whenTrue, whenFalse));
    }

    private Scope? Assign(IOperation statement, Scope scope)
    {
        switch (statement)
        {
            case ISimpleAssignmentOperation { Target: { } target, Value: { } value } when VariableOf(target) is { } variable:
                return Assign(variable, target.Type, value, scope);
            case ICompoundAssignmentOperation { Target: { } target, OperatorMethod: null } compound when VariableOf(target) is { } variable:
                return ReadVariable(target, variable, scope) is { } left
                    && Value(compound.Value, scope) is { } right
                    && Combine(compound, compound.OperatorKind, left, right) is { } combined
                        ? scope.With(variable, combined)
                        : null;
            default:
                Refuse(statement, statement is IInvalidOperation ? Meaningless : Statements);
                return null;
        }
    }

    private Scope? Assign(ISymbol variable, ITypeSymbol? type, IOperation value, Scope scope)
    {
        if (type?.SpecialType == SpecialType.System_Boolean)
        {
            return ConditionOf(value, scope) is { } condition ? scope.With(variable, condition) : null;
        }

        return Value(value, scope) is { } assigned ? scope.With(variable, assigned) : null;
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    // Of a loop or a switch the keyword: its body may fill the screen.
    private static Location PlaceOfStatement(IOperation statement) => statement.Syntax.IsKind(SyntaxKind.Block)
        ? statement.Syntax.GetLocation()
        : statement.Syntax.GetFirstToken().GetLocation();

    /// <summary>Statements in the order in which they are run.</summary>
    private sealed record Continuation(IOperation Statement, Continuation? Rest);
}
