using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Parsing.Functions;

/// <summary>Conditions: comparisons, patterns and their combinations.</summary>
internal sealed partial class FunctionReader
{
    private Condition? ConditionOf(IOperation operation, Scope scope) => Descend(operation, scope, ReadCondition);

    private Condition? ReadCondition(IOperation operation, Scope scope)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool certain })
        {
            return new Certainty(certain);
        }

        switch (operation)
        {
            case IParenthesizedOperation { Operand: var inner }:
                return ConditionOf(inner, scope);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return ConditionOf(operand, scope) is { } opposite ? new Inversion(opposite) : null;
            case IBinaryOperation { OperatorMethod: null } binary when RelationOf(binary.OperatorKind) is { } relation && !IsBoolean(binary.LeftOperand):
                return Value(binary.LeftOperand, scope) is { } a && Value(binary.RightOperand, scope) is { } b ? new Comparison(relation, a, b) : null;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: var kind } binary when IsJunction(kind):
                return ConditionOf(binary.LeftOperand, scope) is { } left && ConditionOf(binary.RightOperand, scope) is { } right
                    ? new Junction(kind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And, left, right)
                    : null;
            case ILocalReferenceOperation { Local: var local } when scope.ConditionOf(local) is { } known:
                return known;
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                return Value(value, scope) is { } matched ? Match(pattern, matched) : null;
            default:
                Refuse(operation, operation is IInvalidOperation ? Meaningless : $"'{Excerpt(operation)}' is no comparison of numbers");
                return null;
        }
    }

    private Expression? Switch(ISwitchExpressionOperation choice, Scope scope)
    {
        if (Value(choice.Value, scope) is not { } value)
        {
            return null;
        }

        // From the last arm up: each decides between its value and what the arms below decide.
        Expression? result = null;
        for (int i = choice.Arms.Length - 1; i >= 0; i--)
        {
            ISwitchExpressionArmOperation arm = choice.Arms[i];
            if (Match(arm.Pattern, value) is not { } condition)
            {
                return null;
            }

            if (arm.Guard is { } guard)
            {
                if (ConditionOf(guard, scope) is not { } guarded)
                {
                    return null;
                }

                condition = new Junction(true, condition, guarded);
            }

            if (Value(arm.Value, scope) is not { } chosen)
            {
                return null;
            }

            if (condition is Certainty { Value: true })
            {
                result = chosen;
            }
            else if (result is null)
            {
                return Refuse(arm, "the last arm must be '_', so that there is a value for every number and for NaN");
            }
            else if (At(arm, new Conditional(condition, chosen, result)) is { } decided)
            {
                result = decided;
            }
            else
            {
                return null;
            }
        }

        return result ?? Refuse(choice, "there is no value in it");
    }

    private Condition? Match(IPatternOperation pattern, Expression value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return new Certainty(true);
            case IConstantPatternOperation { Value: var constant }:
                // A pattern finds NaN, a comparison does not.
                return Value(constant, Scope.Empty) is { } same
                    ? same is Constant { Value: double.NaN } ? new Comparison(Relation.NotEqual, value, value) : new Comparison(Relation.Equal, value, same)
                    : null;
            case IRelationalPatternOperation { OperatorKind: var kind, Value: var bound } when RelationOf(kind) is { } relation:
                return Value(bound, Scope.Empty) is { } limit ? new Comparison(relation, value, limit) : null;
            case INegatedPatternOperation { Pattern: var inner }:
                return Match(inner, value) is { } opposite ? new Inversion(opposite) : null;
            case IBinaryPatternOperation { OperatorKind: var kind, LeftPattern: var left, RightPattern: var right }:
                return Match(left, value) is { } a && Match(right, value) is { } b ? new Junction(kind == BinaryOperatorKind.And, a, b) : null;
            default:
                Refuse(pattern, $"'{Excerpt(pattern)}' is no comparison of numbers");
                return null;
        }
    }

    private static bool IsBoolean(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Boolean;

    private static bool IsJunction(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or;

    private static Relation? RelationOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => Relation.Less,
        BinaryOperatorKind.LessThanOrEqual => Relation.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Relation.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Relation.GreaterOrEqual,
        BinaryOperatorKind.Equals => Relation.Equal,
        BinaryOperatorKind.NotEquals => Relation.NotEqual,
        _ => null,
    };
}
