using System;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>
/// A formula of one number: what a user's function computes, and what is derived from it. Immutable and compared by
/// value, so that it can stand in the model.
/// </summary>
/// <remarks>
/// The operators fold what is trivial (0 + x, 1·x, constants); the constructors keep what they are given, so that a
/// user's expression stays as it was written.
/// </remarks>
internal abstract record Expression
{
    /// <summary>Sizes stop growing here: an expression that shares its parts may be astronomically large as a tree.</summary>
    public const int LargestSize = 1_000_000;

    /// <summary>The number of nodes of the tree.</summary>
    public abstract int Size { get; }

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator -(Expression operand) => operand switch
    {
        Constant { Value: var value } => -value,
        Negation { Operand: var inner } => inner,
        Binary { Operator: Arithmetic.Subtract, Left: var left, Right: var right } => right - left,
        Binary { Operator: Arithmetic.Multiply, Left: Constant factor, Right: var rest } => -factor.Value * rest,
        _ => new Negation(operand),
    };

    public static Expression operator +(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) when IsFinite(a.Value + b.Value) => a.Value + b.Value,
        (Constant { Value: 0.0 }, _) => right,
        (_, Constant { Value: 0.0 }) => left,
        (_, Negation { Operand: var b }) => left - b,
        (Negation { Operand: var a }, _) => right - a,
        (_, Constant { Value: < 0.0 } b) => left - -b.Value,
        _ when left.Equals(right) => 2.0 * left,
        _ => new Binary(Arithmetic.Add, left, right),
    };

    public static Expression operator -(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) when IsFinite(a.Value - b.Value) => a.Value - b.Value,
        (Constant { Value: 0.0 }, _) => -right,
        (_, Constant { Value: 0.0 }) => left,
        (_, Negation { Operand: var b }) => left + b,
        (_, Constant { Value: < 0.0 } b) => left + -b.Value,
        _ when left.Equals(right) => 0.0,
        _ => new Binary(Arithmetic.Subtract, left, right),
    };

    public static Expression operator *(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) when IsFinite(a.Value * b.Value) => a.Value * b.Value,
        (Constant { Value: 0.0 }, _) or (_, Constant { Value: 0.0 }) => 0.0,
        (Constant { Value: 1.0 }, _) => right,
        (_, Constant { Value: 1.0 }) => left,
        (Constant { Value: -1.0 }, _) => -right,
        (_, Constant { Value: -1.0 }) => -left,
        (Negation { Operand: var a }, Negation { Operand: var b }) => a * b,
        (Negation { Operand: var a }, _) => -(a * right),
        (_, Negation { Operand: var b }) => -(left * b),
        (_, Constant) => right * left,
        (Constant a, Binary { Operator: Arithmetic.Multiply, Left: Constant b, Right: var rest }) when IsFinite(a.Value * b.Value) => (a.Value * b.Value) * rest,
        (_, Binary { Operator: Arithmetic.Multiply, Left: Constant b, Right: var rest }) => b * (left * rest),
        _ => new Binary(Arithmetic.Multiply, left, right),
    };

    public static Expression operator /(Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) when IsFinite(a.Value / b.Value) => a.Value / b.Value,
        (Constant { Value: 0.0 }, _) => 0.0,
        (_, Constant { Value: 1.0 }) => left,
        (_, Constant { Value: -1.0 }) => -left,
        (Negation { Operand: var a }, Negation { Operand: var b }) => a / b,
        (Negation { Operand: var a }, _) => -(a / right),
        (_, Negation { Operand: var b }) => -(left / b),
        _ when left.Equals(right) => 1.0,
        _ => new Binary(Arithmetic.Divide, left, right),
    };

    /// <summary>Whether the value depends on a variable.</summary>
    public bool DependsOn(string variable) => this switch
    {
        Constant => false,
        Variable { Name: var name } => name == variable,
        Negation { Operand: var operand } => operand.DependsOn(variable),
        Binary { Left: var left, Right: var right } => left.DependsOn(variable) || right.DependsOn(variable),
        Call { Arguments: var arguments } => arguments.Any(argument => argument.DependsOn(variable)),
        Conditional { Condition: var condition, WhenTrue: var a, WhenFalse: var b } =>
            condition.DependsOn(variable) || a.DependsOn(variable) || b.DependsOn(variable),
        _ => true,
    };

    internal static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    internal static int Sum(int a, int b) => Math.Min(LargestSize, a + b);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression
{
    public override int Size => 1;

    // 0 and −0 are different numbers to a division, and to the text.
    public bool Equals(Constant? other) =>
        other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>A parameter of the function: z of an activation, y and t of a loss.</summary>
internal sealed record Variable(string Name) : Expression
{
    public override int Size => 1;
}

/// <summary>−x.</summary>
internal sealed record Negation(Expression Operand) : Expression
{
    public override int Size { get; } = Sum(1, Operand.Size);
}

/// <summary>The four operations.</summary>
internal enum Arithmetic
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>A sum, difference, product or quotient.</summary>
internal sealed record Binary(Arithmetic Operator, Expression Left, Expression Right) : Expression
{
    public override int Size { get; } = Sum(1, Sum(Left.Size, Right.Size));
}

/// <summary>A function of the catalogue in <see cref="Functions"/>.</summary>
internal sealed record Call(Function Function, EquatableArray<Expression> Arguments) : Expression
{
    public Call(Function function, params Expression[] arguments)
        : this(function, new EquatableArray<Expression>(arguments))
    {
    }

    public override int Size { get; } = Arguments.Aggregate(1, (size, argument) => Sum(size, argument.Size));
}

/// <summary>One of two values.</summary>
internal sealed record Conditional(Condition Condition, Expression WhenTrue, Expression WhenFalse) : Expression
{
    public override int Size { get; } = Sum(Sum(1, Condition.Size), Sum(WhenTrue.Size, WhenFalse.Size));
}
