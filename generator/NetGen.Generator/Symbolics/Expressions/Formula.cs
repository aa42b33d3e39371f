using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>An expression as people write it: <c>z / (1 + exp(−z))</c>, for comments and docs.</summary>
internal static class Formula
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    // How tightly a form binds; what binds less than its place asks for gets parentheses.
    private const int Choice = 0;
    private const int Sum = 1;
    private const int Product = 2;
    private const int Power = 3;
    private const int Atom = 4;

    public static string Of(Expression expression) => Text(expression, Choice);

    private static string Text(Expression expression, int place)
    {
        (string text, int binding) = Form(expression);
        return binding < place ? "(" + text + ")" : text;
    }

    private static (string Text, int Binding) Form(Expression expression) => expression switch
    {
        Constant { Value: var value } => Number(value),
        Variable { Name: var name } => (name, Atom),
        Negation { Operand: var operand } => ("−" + Text(operand, Product), Sum),
        Binary { Operator: Arithmetic.Add, Left: var left, Right: var right } => (Text(left, Sum) + " + " + Text(right, Product), Sum),
        Binary { Operator: Arithmetic.Subtract, Left: var left, Right: var right } => (Text(left, Sum) + " − " + Text(right, Product), Sum),
        Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right } when left.Equals(right) => (Text(left, Atom) + "²", Power),
        Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right } =>
            (Leading(left) + "·" + Text(right, right is Binary { Operator: Arithmetic.Multiply } ? Product : Power), left is Constant { Value: < 0.0 } ? Sum : Product),
        Binary { Left: var left, Right: var right } => (Leading(left) + " / " + Text(right, Power), left is Constant { Value: < 0.0 } ? Sum : Product),
        Call { Function: Function.Pow, Arguments: var x } => (Text(x[0], Atom) + Exponent(x[1]), Power),
        Call { Function: Function.Exp2, Arguments: var x } => ("2^" + Text(x[0], Atom), Power),
        Call { Function: Function.Sqrt, Arguments: { } x } when x[0] is Variable => ("√" + Text(x[0], Atom), Atom),
        Call { Function: var function, Arguments: var arguments } => (
            string.Format(CultureInfo.InvariantCulture, Functions.Of(function).Formula, arguments.Select(argument => (object)Of(argument)).ToArray()), Atom),
        Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse } =>
            (Text(whenTrue, Sum) + " if " + Text(condition) + " else " + Text(whenFalse, Choice), Choice),
        _ => throw new InvalidOperationException("Unknown expression."),
    };

    // A sign in front of a product needs no parentheses.
    private static string Leading(Expression left) => left is Constant ? Number(((Constant)left).Value).Text : Text(left, Product);

    private static string Text(Condition condition) => condition switch
    {
        Comparison { Relation: var relation, Left: var left, Right: var right } => Text(left, Sum) + Sign(relation) + Text(right, Sum),
        Junction { All: var all, Left: var left, Right: var right } => Part(left) + (all ? " and " : " or ") + Part(right),
        Inversion { Operand: var operand } => "not " + Part(operand),
        Certainty { Value: var value } => value ? "true" : "false",
        _ => throw new InvalidOperationException("Unknown condition."),
    };

    private static string Part(Condition condition) => condition is Junction ? "(" + Text(condition) + ")" : Text(condition);

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => " < ",
        Relation.LessOrEqual => " ≤ ",
        Relation.Greater => " > ",
        Relation.GreaterOrEqual => " ≥ ",
        Relation.Equal => " = ",
        _ => " ≠ ",
    };

    private static (string Text, int Binding) Number(double value)
    {
        double inverse = Math.Round(1.0 / value);
        string text = Digits(value).Replace("-", "−");
        if (text.Length > 8 && Math.Abs(inverse) is > 1.0 and < 1000.0 && 1.0 / inverse == value)
        {
            text = Math.Abs(inverse).ToString("R", CultureInfo.InvariantCulture);
            return value < 0.0 ? ("−1/" + text, Sum) : ("1/" + text, Product);
        }

        return (text, value < 0.0 ? Sum : Atom);
    }

    // What a derivative has multiplied ends in the noise of rounding: 0.1·0.2 is 0.02 to people.
    private static string Digits(double value)
    {
        string exact = value.ToString("R", CultureInfo.InvariantCulture);
        string rounded = value.ToString("G15", CultureInfo.InvariantCulture);
        return rounded.Length < exact.Length - 4 ? rounded : exact;
    }

    private static string Exponent(Expression exponent)
    {
        if (exponent is not Constant { Value: var value } || value != Math.Floor(value) || Math.Abs(value) > 99.0)
        {
            return "^" + Text(exponent, Atom);
        }

        var text = new StringBuilder(value < 0.0 ? "⁻" : string.Empty);
        foreach (char digit in Math.Abs(value).ToString("R", CultureInfo.InvariantCulture))
        {
            text.Append(Superscripts[digit - '0']);
        }

        return text.ToString();
    }
}
