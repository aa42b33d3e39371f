using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Symbolics.Expressions;
using Xunit;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>Vector code as it is written: parts used twice are named once, NaN stays visible.</summary>
public sealed class VectorTextTests
{
    private static readonly Variable _z = new("z");
    private static readonly Variable _y = new("y");
    private static readonly Variable _t = new("t");

    [Fact]
    public void ASharedPartIsComputedOnce() => AssertText(
        """
        V8 sigmoid = VectorMath.Sigmoid(z);
        return sigmoid * (V8.One + z * (V8.One - sigmoid));
        """,
        Simplifier.Simplify(Derivative.Of(_z * Terms.Sigmoid(_z), "z").Slope!));

    [Fact]
    public void ParenthesesKeepTheOrderOfTheUser() => AssertText(
        "return z - (z - Vector256.Create(3f)) - z * (z / Vector256.Create(0.5f) * (z + V8.One));",
        new Binary(
            Arithmetic.Subtract,
            new Binary(Arithmetic.Subtract, _z, new Binary(Arithmetic.Subtract, _z, 3.0)),
            new Binary(Arithmetic.Multiply, _z, new Binary(Arithmetic.Multiply, new Binary(Arithmetic.Divide, _z, 0.5), _z + 1.0))));

    [Fact]
    public void ANegationOfANegationIsNoDecrement() => AssertText("return -(-z);", new Negation(new Negation(_z)));

    [Fact]
    public void AConditionalLetsNaNThrough() => AssertText(
        "return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(z, V8.Zero), V8.Zero, z);",
        new Conditional(new Comparison(Relation.Greater, _z, new Constant(0.0)), _z, 0.0));

    [Fact]
    public void AMaximumLetsNaNThrough() => AssertText(
        "return Vector256.ConditionalSelect(Vector256.GreaterThan(V8.Zero, z), V8.Zero, z);",
        new Call(Function.Max, 0.0, _z));

    [Fact]
    public void ALossReadsBothVariables() => AssertText(
        """
        V8 difference = t - y;
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(difference, V8.Zero), Vector256.Create(0.9f) * difference, Vector256.Create(-0.1f) * difference);
        """,
        new Conditional(new Comparison(Relation.GreaterOrEqual, _t - _y, new Constant(0.0)), 0.9 * (_t - _y), -0.1 * (_t - _y)));

    [Fact]
    public void PowersAreProducts() => AssertText(
        """
        V8 square = z * z;
        return square * z + V8.One / Vector256.Sqrt(z) + square * square;
        """,
        new Binary(Arithmetic.Add, new Binary(Arithmetic.Add, Terms.Pow(_z, 3.0), Terms.Pow(_z, -0.5)), Terms.Pow(_z, 4.0)));

    [Fact]
    public void OddNumbersAreSpelled() => AssertText(
        "return Vector256.Create(float.PositiveInfinity) + Vector256.Create(float.NaN) * -V8.Zero;",
        new Binary(Arithmetic.Add, 1e300, new Binary(Arithmetic.Multiply, double.NaN, -0.0)));

    private static void AssertText(string expected, Expression expression)
    {
        var dialect = new Dialect(new VectorWidth(256, Generator.Catalogue.Precision.Single), new TargetSpec { HasMultiplyAddEstimate = true });
        VectorText text = VectorText.Of(dialect, string.Empty, (expression, false));
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join("\n", [.. text.Locals.Select(local => $"{dialect.V} {local.Name} = {local.Text};"), "return " + text.Results[0] + ";"]));
    }
}
