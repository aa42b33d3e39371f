using System;
using NetGen.Generator.Symbolics.Expressions;
using Xunit;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>Simpler, never longer, and of the same value.</summary>
public sealed class SimplifierTests
{
    private static readonly Variable _z = new("z");

    public static TheoryData<string, object> Cases => new()
    {
        { "z", new Binary(Arithmetic.Add, 0.0, _z) },
        { "z", new Binary(Arithmetic.Multiply, _z, 1.0) },
        { "0", new Binary(Arithmetic.Multiply, _z, 0.0) },
        { "0", new Binary(Arithmetic.Subtract, _z, _z) },
        { "1", new Binary(Arithmetic.Divide, Terms.Exp(_z), Terms.Exp(_z)) },
        { "z", new Negation(new Negation(_z)) },
        { "7", new Binary(Arithmetic.Add, 1.0, new Binary(Arithmetic.Multiply, 2.0, 3.0)) },
        { "z²", new Binary(Arithmetic.Multiply, _z, _z) },
        { "z⁵", new Binary(Arithmetic.Multiply, new Binary(Arithmetic.Multiply, _z, Terms.Pow(_z, 3.0)), _z) },
        { "3·z", new Binary(Arithmetic.Add, _z, new Binary(Arithmetic.Multiply, 2.0, _z)) },
        { "2·(z + tanh(z))", new Binary(Arithmetic.Add, 2.0 * _z, 2.0 * Terms.Apply(Function.Tanh, _z)) },
        { "z", new Binary(Arithmetic.Subtract, 1.0, new Binary(Arithmetic.Subtract, 1.0, _z)) },
        { "1 − z", new Binary(Arithmetic.Add, new Negation(_z), 1.0) },
        { "|z|", new Binary(Arithmetic.Multiply, _z, Terms.Apply(Function.Sign, _z)) },
        { "|z|", Terms.Sqrt(new Binary(Arithmetic.Multiply, _z, _z)) },
        { "tanh(z)", Terms.Apply(Function.Sinh, _z) / Terms.Apply(Function.Cosh, _z) },
        { "1", Terms.Exp(_z) * Terms.Exp(-_z) },
        { "z", new Conditional(new Comparison(Relation.Less, new Constant(1.0), new Constant(2.0)), _z, 0.0) },
        { "z", new Conditional(new Comparison(Relation.Less, _z, new Constant(2.0)), _z, new Binary(Arithmetic.Add, 0.0, _z)) },
        { "1 / (1 + |z|)²", Slope(_z / (1.0 + Terms.Abs(_z))) },
        { "1 / ((1 + z²)·√(1 + z²))", Slope(_z / Terms.Sqrt(1.0 + (_z * _z))) },
        { "1 − tanh(z)²", Slope(Terms.Apply(Function.Tanh, _z)) },
        { "σ(z)·(1 + z·(1 − σ(z)))", Slope(_z * Terms.Sigmoid(_z)) },
        { "−2·exp(−z²)·z", Slope(Terms.Exp(-(_z * _z))) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds(string expected, object expression) => Assert.Equal(expected, Formula.Of(Simplifier.Simplify((Expression)expression)));

    [Fact]
    public void KeepsTheValueNeverGrowsAndIsDoneInOneGo()
    {
        int compared = 0;
        foreach (Expression expression in RandomExpressions.Draw(2000, 7))
        {
            foreach (Expression subject in new[] { expression, Recognition.Apply(expression), Derivative.Of(expression, "z").Slope! })
            {
                compared += Check(subject);
            }
        }

        Assert.True(compared > 10_000, $"only {compared} finite values");
    }

    [Fact]
    public void RecognitionKeepsTheValue()
    {
        foreach (Expression expression in RandomExpressions.Draw(2000, 3))
        {
            AssertSameValues(expression, Recognition.Apply(expression));
        }
    }

    private static Expression Slope(Expression expression) => Derivative.Of(expression, "z").Slope!;

    private static int Check(Expression expression)
    {
        Expression simple = Simplifier.Simplify(expression);
        Assert.True(simple.Size <= expression.Size, Formula.Of(expression));
        Assert.True(Cost.Of(simple) <= Cost.Of(expression), Formula.Of(expression));
        Assert.Equal(simple, Simplifier.Simplify(simple));
        Expression folded = Simplifier.Fold(expression);
        Assert.True(folded.Size <= expression.Size, Formula.Of(expression));
        AssertSameValues(expression, folded);
        return AssertSameValues(expression, simple);
    }

    /// <summary>Where the first has a value of moderate size that does not hang on the last bits.</summary>
    private static int AssertSameValues(Expression first, Expression second)
    {
        int compared = 0;
        foreach (double z in new[] { -2.71, -1.37, -0.41, 0.23, 1.69, 3.33 })
        {
            double expected = Evaluation.Of(first, ("z", z));
            double nearby = Evaluation.Of(first, ("z", z * (1.0 + 1e-14)));
            if (Tameness.Of(first, z) && Math.Abs(expected) < 1e6 && Math.Abs(nearby - expected) < 1e-9)
            {
                double found = Evaluation.Of(second, ("z", z));
                Assert.True(Math.Abs(found - expected) <= 1e-8 * (1.0 + Math.Abs(expected)), $"{Formula.Of(first)} became {Formula.Of(second)}: {expected}, {found} at {z}");
                compared++;
            }
        }

        return compared;
    }
}
