using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>
/// Makes an expression simpler, never longer and never dearer: constants folded, like terms collected, common factors
/// taken out, fractions cancelled.
/// </summary>
internal static class Simplifier
{
    // Spellings are compared whole; beyond this many nodes only the trivial rules apply.
    private const int LargestCompared = 300;

    // Every pass that changes anything makes the expression smaller or cheaper; so few are needed that this is a guard.
    private const int MostPasses = 50;

    /// <summary>The simplest form found; simplifying it again changes nothing.</summary>
    public static Expression Simplify(Expression expression)
    {
        for (int pass = 0; pass < MostPasses; pass++)
        {
            Expression next = Pass(expression);
            if (next.Equals(expression))
            {
                break;
            }

            expression = next;
        }

        return expression;
    }

    /// <summary>Only what is trivial: constants, 0 and 1. The expression stays as it was written.</summary>
    public static Expression Fold(Expression expression) => Rebuilt(expression, Fold);

    private static Expression Pass(Expression expression)
    {
        Expression rebuilt = Better(Rebuilt(expression, Pass), expression);
        if (rebuilt.Size > LargestCompared || rebuilt is not (Binary or Negation or Call { Function: Function.Sqrt or Function.Pow }))
        {
            return rebuilt;
        }

        return Polynomial.Of(rebuilt).Spellings().Aggregate(rebuilt, (best, spelling) => Better(spelling, best));
    }

    private static Expression Rebuilt(Expression expression, System.Func<Expression, Expression> inner) => expression switch
    {
        Negation { Operand: var operand } => -inner(operand),
        Binary { Operator: Arithmetic.Add, Left: var left, Right: var right } => inner(left) + inner(right),
        Binary { Operator: Arithmetic.Subtract, Left: var left, Right: var right } => inner(left) - inner(right),
        Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right } => inner(left) * inner(right),
        Binary { Left: var left, Right: var right } => inner(left) / inner(right),
        Call { Function: var function, Arguments: var arguments } => Call(function, arguments.Select(inner).ToArray()),
        Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse } =>
            Choose(Rebuilt(condition, inner), inner(whenTrue), inner(whenFalse)),
        _ => expression,
    };

    private static Condition Rebuilt(Condition condition, System.Func<Expression, Expression> inner) => condition switch
    {
        Comparison { Relation: var relation, Left: var left, Right: var right } => Compare(relation, inner(left), inner(right)),
        Junction { All: var all, Left: var left, Right: var right } => Join(all, Rebuilt(left, inner), Rebuilt(right, inner)),
        Inversion { Operand: var operand } => Rebuilt(operand, inner) switch
        {
            Certainty { Value: var value } => new Certainty(!value),
            Inversion { Operand: var original } => original,
            var other => new Inversion(other),
        },
        _ => condition,
    };

    private static Expression Call(Function function, Expression[] arguments) => (function, arguments[0]) switch
    {
        (Function.Pow, _) => Terms.Pow(arguments[0], arguments[1]),
        (Function.Abs, Negation { Operand: var x }) => Terms.Abs(x),
        (Function.Abs, Call { Function: Function.Abs or Function.Exp or Function.Sqrt or Function.Sigmoid }) => arguments[0],
        (Function.Cos or Function.Cosh, Negation { Operand: var x }) => Terms.Apply(function, x),
        (Function.Sin or Function.Sinh or Function.Tanh or Function.Sign or Function.Erf, Negation { Operand: var x }) => -Terms.Apply(function, x),
        (Function.Log, Call { Function: Function.Exp, Arguments: var x }) => x[0],
        _ => Terms.Apply(function, arguments),
    };

    private static Condition Compare(Relation relation, Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => new Certainty(Evaluation.Holds(relation, a.Value, b.Value)),
        _ => new Comparison(relation, left, right),
    };

    private static Condition Join(bool all, Condition left, Condition right) => (left, right) switch
    {
        (Certainty { Value: var value }, _) => value == all ? right : left,
        (_, Certainty { Value: var value }) => value == all ? left : right,
        _ when left.Equals(right) => left,
        _ => new Junction(all, left, right),
    };

    private static Expression Choose(Condition condition, Expression whenTrue, Expression whenFalse) => condition switch
    {
        Certainty { Value: var value } => value ? whenTrue : whenFalse,
        Inversion { Operand: var opposite } => Choose(opposite, whenFalse, whenTrue),
        _ when whenTrue.Equals(whenFalse) => whenTrue,
        _ => new Conditional(
            condition,
            whenTrue is Conditional a && a.Condition.Equals(condition) ? a.WhenTrue : whenTrue,
            whenFalse is Conditional b && b.Condition.Equals(condition) ? b.WhenFalse : whenFalse),
    };

    private static Expression Better(Expression candidate, Expression current)
    {
        if (candidate.Size > current.Size)
        {
            return current;
        }

        int before = Cost.Of(current);
        int after = Cost.Of(candidate);
        return after < before || (after == before && candidate.Size < current.Size) ? candidate : current;
    }
}
