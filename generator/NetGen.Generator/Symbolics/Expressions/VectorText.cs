using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>
/// An expression as C# over vectors: statements for what is used more than once, each a named local, and the result.
/// </summary>
internal sealed class VectorText
{
    private const int LongestLine = 110;

    // How tightly C# binds; an argument may be anything, and the whole result is not worth a name.
    private const int Whole = -1;
    private const int Argument = 0;
    private const int Sum = 1;
    private const int Product = 2;
    private const int Unary = 3;
    private const int Primary = 4;

    private readonly Dialect _dialect;
    private readonly Dictionary<Expression, int> _uses = new();
    private readonly Dictionary<Condition, int> _conditionUses = new();
    private readonly Dictionary<Expression, string> _names = new();
    private readonly Dictionary<Condition, string> _conditionNames = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly List<LocalText> _locals = new();
    private readonly string _prefix;

    private VectorText(Dialect dialect, string prefix)
    {
        _dialect = dialect;
        _prefix = prefix;
    }

    /// <summary>What several places read, in order: each may read those before it.</summary>
    public IReadOnlyList<LocalText> Locals => _locals;

    /// <summary>The values, expressions of the locals.</summary>
    public IReadOnlyList<string> Results { get; private set; } = Array.Empty<string>();

    /// <summary>Writes expressions that share their locals.</summary>
    /// <param name="dialect">How vector code is spelled; names the operands too.</param>
    /// <param name="prefix">What the names of the locals begin with, where others stand beside them; else empty.</param>
    /// <param name="expressions">The expressions, and whether each will stand as a factor in a product.</param>
    public static VectorText Of(Dialect dialect, string prefix, params (Expression Expression, bool AsFactor)[] expressions)
    {
        var text = new VectorText(dialect, prefix);
        Expression[] lowered = Array.ConvertAll(expressions, part => Lowering.Apply(part.Expression, dialect.Width.Precision));
        foreach (Expression expression in lowered)
        {
            text.Count(expression);
        }

        text.Results = lowered.Select((expression, i) => text.Text(expression, expressions[i].AsFactor ? Unary : Whole)).ToList();
        return text;
    }

    private void Count(Expression expression)
    {
        if (expression is Constant or Variable)
        {
            return;
        }

        _uses.TryGetValue(expression, out int uses);
        _uses[expression] = uses + 1;
        if (uses > 0)
        {
            return;
        }

        switch (expression)
        {
            case Negation { Operand: var operand }:
                Count(operand);
                break;
            case Binary { Left: var left, Right: var right }:
                Count(left);
                Count(right);
                break;
            case Call { Arguments: var arguments }:
                foreach (Expression argument in arguments)
                {
                    Count(argument);
                }

                break;
            case Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse }:
                Count(condition);
                Count(whenTrue);
                Count(whenFalse);
                break;
        }
    }

    private void Count(Condition condition)
    {
        _conditionUses.TryGetValue(condition, out int uses);
        _conditionUses[condition] = uses + 1;
        if (uses > 0)
        {
            return;
        }

        switch (condition)
        {
            case Comparison { Left: var left, Right: var right }:
                Count(left);
                Count(right);
                break;
            case Junction { Left: var left, Right: var right }:
                Count(left);
                Count(right);
                break;
            case Inversion { Operand: var operand }:
                Count(operand);
                break;
        }
    }

    private string Text(Expression expression, int place)
    {
        if (_names.TryGetValue(expression, out string? name))
        {
            return name;
        }

        (string text, int binding) = Form(expression);
        bool shared = _uses.TryGetValue(expression, out int uses) && uses > 1 && expression is not Negation { Operand: Variable };
        if (shared || (text.Length > LongestLine && place != Whole))
        {
            name = Declare(NameOf(expression), text);
            _names.Add(expression, name);
            return name;
        }

        return binding < place ? "(" + text + ")" : text;
    }

    private (string Text, int Binding) Form(Expression expression) => expression switch
    {
        Constant { Value: var value } => Number(value),
        Variable { Name: var name } => (_dialect.Operand(name), Primary),
        Negation { Operand: var operand } => ("-" + Text(operand, Primary), Unary),
        Binary { Operator: var op, Left: var left, Right: var right } => Operation(op, left, right),
        Call { Function: var function, Arguments: var arguments } => (
            $"{Owner(function)}.{Functions.Of(function).VectorName}({string.Join(", ", arguments.Select(argument => Text(argument, Argument)))})", Primary),
        Conditional { Condition: var condition, WhenTrue: var whenTrue, WhenFalse: var whenFalse } => (
            $"{_dialect.Class}.ConditionalSelect({Text(condition)}, {Text(whenTrue, Argument)}, {Text(whenFalse, Argument)})", Primary),
        _ => throw new InvalidOperationException("Unknown expression."),
    };

    // Sums of floating-point numbers are not associative: a right operand of the same rank keeps its parentheses.
    private (string Text, int Binding) Operation(Arithmetic op, Expression left, Expression right) => op switch
    {
        Arithmetic.Add => (Text(left, Sum) + " + " + Text(right, Product), Sum),
        Arithmetic.Subtract => (Text(left, Sum) + " - " + Text(right, Product), Sum),
        Arithmetic.Multiply => (Text(left, Product) + " * " + Text(right, Unary), Product),
        _ => (Text(left, Product) + " / " + Text(right, Unary), Product),
    };

    private string Text(Condition condition)
    {
        if (_conditionNames.TryGetValue(condition, out string? name))
        {
            return name;
        }

        string text = condition switch
        {
            Comparison { Relation: Relation.NotEqual, Left: var left, Right: var right } => "~" + Compared("Equals", left, right),
            Comparison { Relation: var relation, Left: var left, Right: var right } => Compared(MethodOf(relation), left, right),
            Junction { All: var all, Left: var left, Right: var right } => $"({Text(left)} {(all ? "&" : "|")} {Text(right)})",
            Inversion { Operand: var operand } => "~" + Text(operand),
            Certainty { Value: var value } => _dialect.V + (value ? ".AllBitsSet" : ".Zero"),
            _ => throw new InvalidOperationException("Unknown condition."),
        };
        if (_conditionUses.TryGetValue(condition, out int uses) && uses > 1)
        {
            name = Declare("mask", text);
            _conditionNames.Add(condition, name);
            return name;
        }

        return text;
    }

    private string Compared(string method, Expression left, Expression right) =>
        $"{_dialect.Class}.{method}({Text(left, Argument)}, {Text(right, Argument)})";

    private string Declare(string name, string text)
    {
        name = _prefix.Length == 0 ? name : _prefix + char.ToUpperInvariant(name[0]) + name.Substring(1);
        _taken.TryGetValue(name, out int count);
        _taken[name] = count + 1;
        name = count == 0 ? name : name + Literal.Of(count + 1);
        _locals.Add(new LocalText(name, text));
        return name;
    }

    private (string Text, int Binding) Number(double value)
    {
        double rounded = _dialect.Width.Precision == Precision.Single ? (float)value : value;
        if (rounded == 0.0)
        {
            return 1.0 / rounded < 0.0 ? ("-" + _dialect.Zero, Unary) : (_dialect.Zero, Primary);
        }

        return double.IsNaN(rounded) ? (_dialect.Broadcast(_dialect.T + ".NaN"), Primary)
            : double.IsInfinity(rounded) ? (_dialect.Broadcast(_dialect.T + (rounded > 0.0 ? ".PositiveInfinity" : ".NegativeInfinity")), Primary)
            : rounded == 1.0 ? (_dialect.V + ".One", Primary)
            : (_dialect.Constant(value), Primary);
    }

    private string Owner(Function function) => Functions.Of(function).VectorClass ? _dialect.Class : "VectorMath";

    private static string MethodOf(Relation relation) => relation switch
    {
        Relation.Less => "LessThan",
        Relation.LessOrEqual => "LessThanOrEqual",
        Relation.Greater => "GreaterThan",
        Relation.GreaterOrEqual => "GreaterThanOrEqual",
        _ => "Equals",
    };

    private static string NameOf(Expression expression) => expression switch
    {
        Negation => "negative",
        Binary { Operator: Arithmetic.Add } => "sum",
        Binary { Operator: Arithmetic.Subtract } => "difference",
        Binary { Operator: Arithmetic.Multiply, Left: var left, Right: var right } => left.Equals(right) ? "square" : "product",
        Binary => "quotient",
        Call { Function: var function } => function.ToString().ToLowerInvariant(),
        _ => "choice",
    };
}
