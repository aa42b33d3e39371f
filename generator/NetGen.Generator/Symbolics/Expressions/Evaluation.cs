using System;
using System.Linq;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>The value of an expression in double precision: the oracle that texts are held against.</summary>
internal static class Evaluation
{
    /// <summary>The value where all variables but the named ones are unknown.</summary>
    public static double Of(Expression expression, params (string Name, double Value)[] variables) => expression switch
    {
        Constant { Value: var value } => value,
        Variable { Name: var name } => variables.First(variable => variable.Name == name).Value,
        Negation { Operand: var operand } => -Of(operand, variables),
        Binary { Operator: var op, Left: var left, Right: var right } => Apply(op, Of(left, variables), Of(right, variables)),
        Call { Function: var function, Arguments: var arguments } =>
            Functions.Of(function).Value(arguments.Select(argument => Of(argument, variables)).ToArray()),
        Conditional { Condition: var condition, WhenTrue: var a, WhenFalse: var b } =>
            Of(condition, variables) ? Of(a, variables) : Of(b, variables),
        _ => throw new InvalidOperationException("Unknown expression."),
    };

    public static bool Of(Condition condition, params (string Name, double Value)[] variables) => condition switch
    {
        Certainty { Value: var value } => value,
        Inversion { Operand: var operand } => !Of(operand, variables),
        Junction { All: true, Left: var left, Right: var right } => Of(left, variables) && Of(right, variables),
        Junction { Left: var left, Right: var right } => Of(left, variables) || Of(right, variables),
        Comparison { Relation: var relation, Left: var left, Right: var right } => Holds(relation, Of(left, variables), Of(right, variables)),
        _ => throw new InvalidOperationException("Unknown condition."),
    };

    public static double Apply(Arithmetic op, double left, double right) => op switch
    {
        Arithmetic.Add => left + right,
        Arithmetic.Subtract => left - right,
        Arithmetic.Multiply => left * right,
        _ => left / right,
    };

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        _ => left != right,
    };
}
