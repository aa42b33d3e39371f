using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Symbolics.Expressions;
using Xunit;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>The derivative of every node, held against central differences of its value.</summary>
public sealed class DerivativeTests
{
    private static readonly Variable _z = new("z");

    private static readonly Function[] _jumping = [Function.Sign, Function.Floor, Function.Ceiling, Function.Truncate, Function.Round];

    public static TheoryData<string> SmoothFunctions => [.. Enum.GetValues<Function>().Except(_jumping).Select(function => function.ToString())];

    public static TheoryData<string> JumpingFunctions => [.. _jumping.Select(function => function.ToString())];

    [Theory]
    [MemberData(nameof(SmoothFunctions))]
    public void OfEveryFunction(string name)
    {
        Function function = Enum.Parse<Function>(name);
        double[] points = function switch
        {
            Function.Log or Function.Log2 or Function.Log10 or Function.Sqrt or Function.Pow => [0.3, 1.1, 2.7],
            Function.Acosh => [1.3, 2.9],
            Function.Atanh or Function.Asin or Function.Acos => [-0.7, -0.1, 0.4, 0.8],
            Function.Tan => [-1.1, 0.3, 1.2],
            _ => [-2.3, -0.7, -0.1, 0.4, 0.9, 3.1],
        };
        Expression[] calls = function switch
        {
            Function.Min or Function.Max => [new Call(function, _z, 0.5), new Call(function, 0.5, _z), new Call(function, _z * _z, 1.0 + _z)],
            Function.Clamp => [new Call(function, _z, -1.0, 2.0), new Call(function, 0.5, _z, 4.0), new Call(function, 1.0, -3.0, _z)],
            Function.Pow => [new Call(function, _z, 3.0), new Call(function, _z, 2.5), new Call(function, _z, -1.0), new Call(function, 2.0, _z), new Call(function, _z, _z)],
            Function.LogP1 => [new Call(function, _z * _z)],
            Function.Acosh => [new Call(function, _z), new Call(function, 2.0 * _z)],
            _ => [new Call(function, _z), new Call(function, 0.5 * _z)],
        };
        foreach (Expression call in calls)
        {
            AssertSlope(call, points);
        }
    }

    [Theory]
    [MemberData(nameof(JumpingFunctions))]
    public void AJumpIsAnObstacleNamedByItsNode(string name)
    {
        var jump = new Call(Enum.Parse<Function>(name), new Variable("z"));
        Differentiated result = Derivative.Of(new Binary(Arithmetic.Multiply, new Variable("z"), jump), "z");
        Assert.Null(result.Slope);
        Assert.Same(jump, result.Obstacle);
        Assert.Equal(new Constant(0.0), Derivative.Of(jump, "t").Slope);
    }

    [Fact]
    public void OfOperatorsAndConditionals()
    {
        Expression negation = new Negation(_z * _z);
        Expression sum = new Binary(Arithmetic.Add, _z, new Binary(Arithmetic.Subtract, 3.0, _z * _z));
        Expression product = new Binary(Arithmetic.Multiply, Terms.Exp(_z), new Binary(Arithmetic.Multiply, _z, _z));
        Expression quotient = new Binary(Arithmetic.Divide, Terms.Exp(_z), 1.0 + (_z * _z));
        Expression conditional = new Conditional(new Comparison(Relation.Greater, _z, new Constant(0.2)), _z * _z, Terms.Exp(_z));
        foreach (Expression expression in new[] { negation, sum, product, quotient, conditional })
        {
            AssertSlope(expression, [-2.3, -0.7, 0.1, 0.4, 3.1]);
        }
    }

    [Theory]
    [InlineData(Function.Abs, 0.0, 0.0)]
    [InlineData(Function.Sqrt, 4.0, 0.25)]
    public void AtAKinkAsTheCatalogueHasIt(object function, double z, double slope) =>
        Assert.Equal(slope, Evaluation.Of(Derivative.Of(new Call((Function)function, _z), "z").Slope!, ("z", z)));

    [Fact]
    public void OfAMaximumOrClampAtTheKinkIsZero()
    {
        foreach (Expression kink in new Expression[] { new Call(Function.Max, 0.0, _z), new Call(Function.Max, _z, 0.0), new Call(Function.Clamp, _z, 0.0, 1.0), new Call(Function.Clamp, _z, -1.0, 0.0) })
        {
            Assert.Equal(0.0, Evaluation.Of(Derivative.Of(kink, "z").Slope!, ("z", 0.0)));
        }
    }

    [Fact]
    public void OfRandomExpressions()
    {
        int compared = 0;
        foreach (Expression expression in RandomExpressions.Draw(3000, 11))
        {
            Expression slope = Derivative.Of(expression, "z").Slope!;
            foreach (double z in new[] { -1.37, -0.41, 0.23, 1.69 })
            {
                compared += Tameness.Of(slope, z) && IsNear(expression, slope, z) ? 1 : 0;
            }
        }

        Assert.True(compared > 4000, $"only {compared} points were smooth enough");
    }

    [Fact]
    public void AnArgumentNotChosenDoesNotSpoilTheSlope()
    {
        var clamped = new Call(Function.Clamp, 1.0 / _z, -1.0, 1.0);
        Assert.Equal(0.0, Evaluation.Of(Derivative.Of(clamped, "z").Slope!, ("z", 0.0)));
        var root = new Call(Function.Sqrt, new Call(Function.Max, 0.0, _z));
        Assert.Equal(0.0, Evaluation.Of(Derivative.Of(root, "z").Slope!, ("z", -1.0)));
    }

    [Theory]
    [MemberData(nameof(Spelled))]
    public void NothingOverflowsFarOut(string name, object expression, double left, double right)
    {
        Expression slope = Simplifier.Simplify(Derivative.Of(Recognition.Apply((Expression)expression), "z").Slope!);
        Assert.True(Math.Abs(Evaluation.Of(slope, ("z", -1e4)) - left) < 1e-12, name + ": " + Formula.Of(slope));
        Assert.True(Math.Abs(Evaluation.Of(slope, ("z", 1e4)) - right) < 1e-12, name + ": " + Formula.Of(slope));
    }

    public static TheoryData<string, object, double, double> Spelled => new()
    {
        { "swish", new Binary(Arithmetic.Divide, _z, new Binary(Arithmetic.Add, 1.0, Terms.Exp(new Negation(_z)))), 0.0, 1.0 },
        { "sigmoid", new Binary(Arithmetic.Divide, Terms.Exp(_z), new Binary(Arithmetic.Add, Terms.Exp(_z), 1.0)), 0.0, 0.0 },
        { "softplus", Terms.Log(new Binary(Arithmetic.Add, 1.0, Terms.Exp(_z))), 0.0, 1.0 },
        { "log-cosh", Terms.Log(Terms.Apply(Function.Cosh, _z)), -1.0, 1.0 },
        {
            "tanh", new Binary(
                Arithmetic.Divide,
                new Binary(Arithmetic.Subtract, Terms.Exp(_z), Terms.Exp(new Negation(_z))),
                new Binary(Arithmetic.Add, Terms.Exp(_z), Terms.Exp(new Negation(_z)))),
            0.0, 0.0
        },
        { "softsign", _z / (1.0 + Terms.Abs(_z)), 1.0 / (10001.0 * 10001.0), 1.0 / (10001.0 * 10001.0) },
        { "mish", _z * Terms.Apply(Function.Tanh, Terms.Log(new Binary(Arithmetic.Add, 1.0, Terms.Exp(_z)))), 0.0, 1.0 },
    };

    private static void AssertSlope(Expression expression, IEnumerable<double> points)
    {
        Expression slope = Derivative.Of(expression, "z").Slope!;
        foreach (double z in points)
        {
            Assert.True(IsNear(expression, slope, z), $"{Formula.Of(expression)} at {z}: {Formula.Of(slope)}");
        }
    }

    /// <summary>False where the function is not smooth enough there to tell; fails where it is and the slope is wrong.</summary>
    private static bool IsNear(Expression expression, Expression slope, double z)
    {
        double Difference(double h) => (Evaluation.Of(expression, ("z", z + h)) - Evaluation.Of(expression, ("z", z - h))) / (2.0 * h);
        double coarse = Difference(2e-4);
        double fine = Difference(1e-4);
        double expected = fine + ((fine - coarse) / 3.0);
        if (!double.IsFinite(expected) || !Tameness.Of(expression, z) || Math.Abs(fine - coarse) > 1e-4 * (1.0 + Math.Abs(fine)))
        {
            return false;
        }

        double found = Evaluation.Of(slope, ("z", z));
        Assert.True(Math.Abs(found - expected) <= 1e-5 * (1.0 + Math.Abs(expected)), $"{Formula.Of(expression)} at {z}: {found}, expected {expected}; {Formula.Of(slope)}");
        return true;
    }
}
