using System.Linq;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>Puts one expression in the place of another.</summary>
internal static class Substitution
{
    /// <summary>The expression with every occurrence of <paramref name="part"/> replaced.</summary>
    public static Expression Replace(Expression expression, Expression part, Expression replacement)
    {
        if (expression.Equals(part))
        {
            return replacement;
        }

        return expression switch
        {
            Negation { Operand: var operand } => new Negation(Replace(operand, part, replacement)),
            Binary { Operator: var op, Left: var left, Right: var right } =>
                new Binary(op, Replace(left, part, replacement), Replace(right, part, replacement)),
            Call { Function: var function, Arguments: var arguments } =>
                new Call(function, arguments.Select(argument => Replace(argument, part, replacement)).ToArray()),
            Conditional { Condition: var condition, WhenTrue: var a, WhenFalse: var b } =>
                new Conditional(Replace(condition, part, replacement), Replace(a, part, replacement), Replace(b, part, replacement)),
            _ => expression,
        };
    }

    private static Condition Replace(Condition condition, Expression part, Expression replacement) => condition switch
    {
        Comparison { Relation: var relation, Left: var left, Right: var right } =>
            new Comparison(relation, Replace(left, part, replacement), Replace(right, part, replacement)),
        Junction { All: var all, Left: var left, Right: var right } =>
            new Junction(all, Replace(left, part, replacement), Replace(right, part, replacement)),
        Inversion { Operand: var operand } => new Inversion(Replace(operand, part, replacement)),
        _ => condition,
    };
}
