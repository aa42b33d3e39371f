using System.Linq;
using NetGen.Generator.Model;
using static NetGen.Generator.Symbolics.Expressions.Terms;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>
/// Finds the functions that programmers spell out, because the library has no name for them, and that overflow so:
/// z / (1 + exp(−z)) is z·σ(z). Its derivative by the quotient rule is ∞ − ∞ at z = −1000; that of z·σ(z) is right.
/// </summary>
internal static class Recognition
{
    public static Expression Apply(Expression expression) => expression switch
    {
        Negation { Operand: var operand } => new Negation(Apply(operand)),
        Binary { Operator: var op, Left: var left, Right: var right } => Binary(op, Apply(left), Apply(right)),
        Call { Function: var function, Arguments: var arguments } => Call(function, arguments.Select(Apply).ToArray()),
        Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse } =>
            new Conditional(Apply(condition), Apply(whenTrue), Apply(whenFalse)),
        _ => expression,
    };

    private static Condition Apply(Condition condition) => condition switch
    {
        Comparison { Relation: var relation, Left: var left, Right: var right } => new Comparison(relation, Apply(left), Apply(right)),
        Junction { All: var all, Left: var left, Right: var right } => new Junction(all, Apply(left), Apply(right)),
        Inversion { Operand: var operand } => new Inversion(Apply(operand)),
        _ => condition,
    };

    private static Expression Binary(Arithmetic op, Expression left, Expression right) => op switch
    {
        Arithmetic.Divide => Quotient(left, right),
        Arithmetic.Add when Opposite(left, right) is { } x => 2.0 * Terms.Apply(Function.Cosh, x is Negation { Operand: var inner } ? inner : x),
        Arithmetic.Subtract when Opposite(left, right) is { } x => x is Negation { Operand: var inner }
            ? -(2.0 * Terms.Apply(Function.Sinh, inner))
            : 2.0 * Terms.Apply(Function.Sinh, x),
        Arithmetic.Subtract when left is Call { Function: Function.Exp, Arguments: var x } && right is Constant { Value: 1.0 } => Terms.Apply(Function.ExpM1, x[0]),
        Arithmetic.Subtract when left is Constant { Value: 1.0 } && right is Call { Function: Function.Exp, Arguments: var x } => -Terms.Apply(Function.ExpM1, x[0]),
        _ => new Binary(op, left, right),
    };

    private static Expression Quotient(Expression left, Expression right)
    {
        // a / (1 + exp(x)) = a·σ(−x), exp(x) / (1 + exp(x)) = σ(x), (exp(x) − 1) / (exp(x) + 1) = tanh(x/2).
        if (OnePlusExp(right) is { } x)
        {
            return left switch
            {
                Call { Function: Function.Exp, Arguments: var y } when y[0].Equals(x) => Sigmoid(x),
                Call { Function: Function.ExpM1, Arguments: var y } when y[0].Equals(x) => Terms.Apply(Function.Tanh, 0.5 * x),
                Negation { Operand: Call { Function: Function.ExpM1, Arguments: var y } } when y[0].Equals(x) => -Terms.Apply(Function.Tanh, 0.5 * x),
                _ => left * Sigmoid(-x),
            };
        }

        if (left is Negation { Operand: var positive })
        {
            return -Quotient(positive, right);
        }

        // sinh and cosh overflow together, their quotient does not.
        return left is Call { Function: Function.Sinh, Arguments: var a } && right is Call { Function: Function.Cosh, Arguments: var b } && a.Equals(b)
            ? Terms.Apply(Function.Tanh, a[0])
            : Doubled(left, Function.Sinh) is { } sinh && Doubled(right, Function.Cosh) is { } cosh && sinh.Equals(cosh)
                ? Terms.Apply(Function.Tanh, sinh)
                : new Binary(Arithmetic.Divide, left, right);
    }

    private static Expression Call(Function function, Expression[] arguments) => (function, arguments[0]) switch
    {
        (Function.Log, var x) when OnePlusExp(x) is { } exponent => Terms.Apply(Function.Softplus, exponent),
        (Function.LogP1, Call { Function: Function.Exp, Arguments: var x }) => Terms.Apply(Function.Softplus, x[0]),
        (Function.Log, Call { Function: Function.Sigmoid, Arguments: var x }) => -Terms.Apply(Function.Softplus, -x[0]),
        (Function.Log, Binary { Operator: Arithmetic.Subtract, Left: Constant { Value: 1.0 }, Right: Call { Function: Function.Sigmoid, Arguments: var x } }) =>
            -Terms.Apply(Function.Softplus, x[0]),
        (Function.Log, Call { Function: Function.Cosh, Arguments: var x }) => Terms.Apply(Function.LogCosh, x[0]),
        (Function.Log, Call { Function: Function.Exp, Arguments: var x }) => x[0],
        _ => new Call(function, new EquatableArray<Expression>(arguments)),
    };

    /// <summary>x where the expression is 1 + exp(x).</summary>
    private static Expression? OnePlusExp(Expression expression) => expression switch
    {
        Binary { Operator: Arithmetic.Add, Left: Constant { Value: 1.0 }, Right: Call { Function: Function.Exp, Arguments: var x } } => x[0],
        Binary { Operator: Arithmetic.Add, Left: Call { Function: Function.Exp, Arguments: var x }, Right: Constant { Value: 1.0 } } => x[0],
        _ => null,
    };

    /// <summary>x where the two are exp(x) and exp(−x).</summary>
    private static Expression? Opposite(Expression left, Expression right) =>
        left is Call { Function: Function.Exp, Arguments: var a } && right is Call { Function: Function.Exp, Arguments: var b } && (-a[0]).Equals(b[0])
            ? a[0]
            : null;

    /// <summary>x where the expression is 2·f(x).</summary>
    private static Expression? Doubled(Expression expression, Function function) =>
        expression is Binary { Operator: Arithmetic.Multiply, Left: Constant { Value: 2.0 }, Right: Call { Arguments: var x } call } && call.Function == function
            ? x[0]
            : null;
}
