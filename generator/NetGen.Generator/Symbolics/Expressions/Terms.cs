using System;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>Short names for building expressions.</summary>
internal static class Terms
{
    public static Expression Apply(Function function, params Expression[] arguments)
    {
        if (Array.TrueForAll(arguments, argument => argument is Constant))
        {
            double value = Functions.Of(function).Value(Array.ConvertAll(arguments, argument => ((Constant)argument).Value));
            if (Expression.IsFinite(value))
            {
                return value;
            }
        }

        return new Call(function, arguments);
    }

    public static Expression Exp(Expression x) => Apply(Function.Exp, x);

    public static Expression Log(Expression x) => Apply(Function.Log, x);

    public static Expression LogP1(Expression x) => Apply(Function.LogP1, x);

    public static Expression Sqrt(Expression x) => Apply(Function.Sqrt, x);

    public static Expression Abs(Expression x) => Apply(Function.Abs, x);

    public static Expression Sigmoid(Expression x) => Apply(Function.Sigmoid, x);

    public static Expression Squared(Expression x) => Pow(x, 2.0);

    public static Expression Pow(Expression x, Expression exponent) => exponent switch
    {
        Constant { Value: 0.0 } => 1.0,
        Constant { Value: 1.0 } => x,
        _ => Apply(Function.Pow, x, exponent),
    };

    public static Expression If(Relation relation, Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        whenTrue.Equals(whenFalse) ? whenTrue : new Conditional(new Comparison(relation, left, right), whenTrue, whenFalse);
}
