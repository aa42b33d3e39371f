using System.Collections.Generic;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>What an expression costs next to an addition, parts that occur twice counted once.</summary>
internal static class Cost
{
    private const int Division = 4;

    public static int Of(params Expression[] expressions)
    {
        var seen = new HashSet<Expression>();
        int cost = 0;
        foreach (Expression expression in expressions)
        {
            cost += Of(expression, seen);
        }

        return cost;
    }

    private static int Of(Expression expression, HashSet<Expression> seen)
    {
        if (expression is Constant or Variable || !seen.Add(expression))
        {
            return 0;
        }

        switch (expression)
        {
            case Negation { Operand: var operand }:
                return 1 + Of(operand, seen);
            case Binary { Operator: var op, Left: var left, Right: var right }:
                return (op == Arithmetic.Divide ? Division : 1) + Of(left, seen) + Of(right, seen);
            case Call call:
                int cost = Powers.Multiplications(call) ?? Functions.Of(call.Function).Cost;
                foreach (Expression argument in call.Arguments)
                {
                    cost += Of(argument, seen);
                }

                return cost;
            case Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse }:
                return 1 + Of(condition, seen) + Of(whenTrue, seen) + Of(whenFalse, seen);
            default:
                return 1;
        }
    }

    private static int Of(Condition condition, HashSet<Expression> seen) => condition switch
    {
        Comparison { Left: var left, Right: var right } => 1 + Of(left, seen) + Of(right, seen),
        Junction { Left: var left, Right: var right } => 1 + Of(left, seen) + Of(right, seen),
        Inversion { Operand: var operand } => 1 + Of(operand, seen),
        _ => 0,
    };
}
