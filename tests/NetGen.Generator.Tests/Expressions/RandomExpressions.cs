using System;
using System.Collections.Generic;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>Expressions drawn at random, for properties that must hold for all of them.</summary>
internal static class RandomExpressions
{
    private static readonly Function[] _functions =
    [
        Function.Exp, Function.Tanh, Function.Sin, Function.Cos, Function.Abs, Function.Sqrt, Function.Log, Function.Sigmoid,
        Function.Max, Function.Min, Function.Pow, Function.Softplus, Function.Sinh, Function.Cosh, Function.ExpM1,
    ];

    public static IEnumerable<Expression> Draw(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return Draw(random, 1 + (i % 5));
        }
    }

    private static Expression Draw(Random random, int depth)
    {
        if (depth == 0)
        {
            return random.Next(3) == 0 ? new Constant(random.Next(-3, 4) * 0.5) : new Variable("z");
        }

        Expression Next() => Draw(random, depth - 1);
        return random.Next(9) switch
        {
            0 => new Negation(Next()),
            1 => new Binary(Arithmetic.Add, Next(), Next()),
            2 => new Binary(Arithmetic.Subtract, Next(), Next()),
            3 or 4 => new Binary(Arithmetic.Multiply, Next(), Next()),
            5 => new Binary(Arithmetic.Divide, Next(), Next()),
            6 => new Conditional(Condition(random, depth - 1), Next(), Next()),
            _ => Call(_functions[random.Next(_functions.Length)], Next(), Next(), random),
        };
    }

    private static Call Call(Function function, Expression first, Expression second, Random random) => function switch
    {
        Function.Max or Function.Min => new Call(function, first, second),
        Function.Pow => new Call(function, first, new Constant(random.Next(-2, 4))),
        _ => new Call(function, first),
    };

    private static Condition Condition(Random random, int depth)
    {
        var comparison = new Comparison((Relation)random.Next(4), Draw(random, depth), Draw(random, depth));
        return random.Next(4) switch
        {
            0 => new Inversion(comparison),
            1 => new Junction(random.Next(2) == 0, comparison, new Comparison(Relation.Less, new Variable("z"), new Constant(1.0))),
            _ => comparison,
        };
    }
}
