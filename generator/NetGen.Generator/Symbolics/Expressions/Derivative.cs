using System.Collections.Generic;
using System.Linq;
using static NetGen.Generator.Symbolics.Expressions.Terms;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>A derivative, or the node that has none.</summary>
/// <param name="Slope">∂f/∂x; null where there is none.</param>
/// <param name="Obstacle">The very node (by reference) that stands in the way.</param>
internal sealed record Differentiated(Expression? Slope, Expression? Obstacle);

/// <summary>Symbolic differentiation by the rules of the textbook.</summary>
/// <remarks>
/// A conditional has the derivatives of its branches, each where its branch holds; nobody looks whether the branches
/// meet. Where a function has a kink the conventions are those of the catalogue's own activations and losses: the
/// slope of |x| is 0 at 0, that of max(0, x) too.
/// </remarks>
internal sealed class Derivative
{
    private readonly string _variable;
    private Expression? _obstacle;

    private Derivative(string variable)
    {
        _variable = variable;
    }

    public static Differentiated Of(Expression expression, string variable)
    {
        var derivative = new Derivative(variable);
        Expression slope = derivative.Slope(expression);
        return derivative._obstacle is null ? new Differentiated(slope, null) : new Differentiated(null, derivative._obstacle);
    }

    private Expression Slope(Expression expression)
    {
        if (_obstacle is not null || !expression.DependsOn(_variable))
        {
            return 0.0;
        }

        switch (expression)
        {
            case Variable:
                return 1.0;
            case Negation { Operand: var operand }:
                return -Slope(operand);
            case Binary { Operator: Arithmetic.Add, Left: var left, Right: var right }:
                return Slope(left) + Slope(right);
            case Binary { Operator: Arithmetic.Subtract, Left: var left, Right: var right }:
                return Slope(left) - Slope(right);
            case Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right }:
                return (Slope(left) * right) + (left * Slope(right));
            case Binary { Left: var left, Right: var right }:
                return (Slope(left) / right) - (left * Slope(right) / Squared(right));
            case Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse }:
                Expression a = Slope(whenTrue);
                Expression b = Slope(whenFalse);
                return a.Equals(b) ? a : new Conditional(condition, a, b);
            case Call { Function: Function.Pow } call when !call.Arguments[1].DependsOn(_variable):
                return Through(call.Arguments[1] * Pow(call.Arguments[0], call.Arguments[1] - 1.0), Slope(call.Arguments[0]));
            case Call call:
                return Chain(call);
            default:
                _obstacle = expression;
                return 0.0;
        }
    }

    private Expression Chain(Call call)
    {
        FunctionRow row = Functions.Of(call.Function);
        if (row.Slopes is null && row.ChosenSlope is null)
        {
            _obstacle = call;
            return 0.0;
        }

        List<Expression> inner = call.Arguments.Select(Slope).ToList();
        if (row.ChosenSlope is { } choose)
        {
            return choose(call.Arguments, inner);
        }

        Expression sum = 0.0;
        Expression[] outer = row.Slopes!(call.Arguments);
        for (int i = 0; i < inner.Count; i++)
        {
            sum += Through(outer[i], inner[i]);
        }

        return sum;
    }

    // Where the inner function is constant the slope is 0, even if the outer slope is infinite there: √max(0, z).
    private static Expression Through(Expression outer, Expression inner) => inner is Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse }
        && (whenTrue is Constant { Value: 0.0 } || whenFalse is Constant { Value: 0.0 })
            ? new Conditional(condition, Through(outer, whenTrue), Through(outer, whenFalse))
            : outer * inner;
}
