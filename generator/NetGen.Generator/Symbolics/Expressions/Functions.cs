using System;
using System.Collections.Generic;
using NetGen.Generator.Catalogue;
using static NetGen.Generator.Symbolics.Expressions.Terms;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>The catalogue of functions: one row each.</summary>
internal static class Functions
{
    private static readonly Dictionary<Function, FunctionRow> _rows = CreateRows();

    public static FunctionRow Of(Function function) => _rows[function];

    private static Dictionary<Function, FunctionRow> CreateRows()
    {
        var rows = new Dictionary<Function, FunctionRow>();
        foreach (Function function in (Function[])Enum.GetValues(typeof(Function)))
        {
            rows.Add(function, Create(function));
        }

        return rows;
    }

#pragma warning disable CS8524 // an unnamed enum value cannot arrive
    private static FunctionRow Create(Function function) => function switch
    {
        Function.Exp => Native("exp({0})", "Exp", x => Math.Exp(x), x => Exp(x)),
        Function.ExpM1 => Native("(exp({0}) − 1)", "ExpM1", ScalarMath.ExpM1, x => Exp(x)),
        Function.Exp2 => Composed("2^{0}", x => Math.Pow(2.0, x), x => Math.Log(2.0) * Apply(Function.Exp2, x), (x, _) => Pow(2.0, x)),
        Function.Log => Native("ln({0})", "Log", x => Math.Log(x), x => 1.0 / x),
        Function.LogP1 => Native("ln(1 + {0})", "Log1P", ScalarMath.LogP1, x => 1.0 / (1.0 + x)),
        Function.Log2 => Composed("log₂({0})", x => Math.Log(x, 2.0), x => 1.0 / (Math.Log(2.0) * x), (x, _) => (1.0 / Math.Log(2.0)) * Log(x)),
        Function.Log10 => Composed("log₁₀({0})", x => Math.Log10(x), x => 1.0 / (Math.Log(10.0) * x), (x, _) => (1.0 / Math.Log(10.0)) * Log(x)),
        Function.Sinh => Native("sinh({0})", "Sinh", Math.Sinh, x => Apply(Function.Cosh, x)),
        Function.Cosh => Native("cosh({0})", "Cosh", Math.Cosh, x => Apply(Function.Sinh, x)),
        Function.Tanh => Native("tanh({0})", "Tanh", Math.Tanh, x => 1.0 - Squared(Apply(Function.Tanh, x))),

        // Of |x|, the sign given back: nothing cancels near zero.
        Function.Asinh => Composed(
            "asinh({0})",
            ScalarMath.Asinh,
            x => 1.0 / Sqrt(Squared(x) + 1.0),
            (x, _) => WithSign(x, LogP1(Abs(x) + (Squared(x) / (1.0 + Sqrt(Squared(x) + 1.0)))))),
        Function.Acosh => Composed(
            "acosh({0})",
            ScalarMath.Acosh,
            x => 1.0 / (Sqrt(x - 1.0) * Sqrt(x + 1.0)),
            (x, _) => LogP1((x - 1.0) + (Sqrt(x - 1.0) * Sqrt(x + 1.0)))),
        Function.Atanh => Composed(
            "atanh({0})",
            ScalarMath.Atanh,
            x => 1.0 / (1.0 - Squared(x)),
            (x, _) => WithSign(x, 0.5 * LogP1((2.0 * Abs(x)) / (1.0 - Abs(x))))),
        Function.Sin => Native("sin({0})", "Sin", Math.Sin, x => Apply(Function.Cos, x)),
        Function.Cos => Native("cos({0})", "Cos", Math.Cos, x => -Apply(Function.Sin, x)),
        Function.Tan => Composed("tan({0})", Math.Tan, x => 1.0 + Squared(Apply(Function.Tan, x)), (x, _) => Apply(Function.Sin, x) / Apply(Function.Cos, x)),
        Function.Asin => Composed("asin({0})", Math.Asin, x => 1.0 / Sqrt(1.0 - Squared(x)), (x, _) => Apply(Function.Atan, x / Sqrt((1.0 - x) * (1.0 + x)))),
        Function.Acos => Composed("acos({0})", Math.Acos, x => -(1.0 / Sqrt(1.0 - Squared(x))), (x, _) => 2.0 * Apply(Function.Atan, Sqrt((1.0 - x) / (1.0 + x)))),
        Function.Atan => Native("atan({0})", "Atan", Math.Atan, x => 1.0 / (1.0 + Squared(x))),
        Function.Sqrt => Native("√({0})", "Sqrt", Math.Sqrt, x => 0.5 / Sqrt(x)) with { VectorClass = true, Cost = 6 },
        Function.Cbrt => Composed("∛({0})", ScalarMath.Cbrt, x => 1.0 / (3.0 * Squared(Apply(Function.Cbrt, x))), (x, _) => WithSign(x, Pow(Abs(x), 1.0 / 3.0))),
        Function.Pow => new()
        {
            Formula = "{0}^{1}",
            Value = x => Math.Pow(x[0], x[1]),

            // Exponents that are constants never come here: see Derivative.
            Slopes = x => new[] { x[1] * Pow(x[0], x[1] - 1.0), Log(x[0]) * Pow(x[0], x[1]) },
            VectorName = "Pow",
            Cost = 40,
        },
        Function.Abs => Native("|{0}|", "Abs", Math.Abs, x => Apply(Function.Sign, x)) with { VectorClass = true, Cost = 1 },
        Function.Sign => Jumping("sign({0})", ScalarMath.Sign) with
        {
            // x itself at the end: 0 at 0, and NaN stays visible.
            Lowered = (x, _) => If(Relation.Greater, x[0], 0.0, 1.0, If(Relation.Less, x[0], 0.0, -1.0, x[0])),
        },
        Function.Floor => Jumping("⌊{0}⌋", Math.Floor) with { VectorName = "Floor", VectorClass = true },
        Function.Ceiling => Jumping("⌈{0}⌉", Math.Ceiling) with { VectorName = "Ceiling", VectorClass = true },
        Function.Truncate => Jumping("trunc({0})", Math.Truncate) with
        {
            Lowered = (x, _) => If(Relation.Less, x[0], 0.0, Apply(Function.Ceiling, x[0]), Apply(Function.Floor, x[0])),
        },
        Function.Round => Jumping("round({0})", Math.Round) with { Lowered = (x, precision) => Rounded(x[0], precision) },
        Function.Min => Choice("min({0}, {1})", x => ScalarMath.Min(x[0], x[1]), Relation.Less),
        Function.Max => Choice("max({0}, {1})", x => ScalarMath.Max(x[0], x[1]), Relation.Greater),
        Function.Clamp => new()
        {
            Formula = "clamp({0}, {1}, {2})",
            Value = x => ScalarMath.Min(ScalarMath.Max(x[0], x[1]), x[2]),

            // At the bounds 0, as hard tanh has it.
            ChosenSlope = (x, slopes) => If(Relation.LessOrEqual, x[0], x[1], slopes[1], If(Relation.GreaterOrEqual, x[0], x[2], slopes[2], slopes[0])),
            Lowered = (x, _) => If(Relation.Less, x[0], x[1], x[1], If(Relation.Greater, x[0], x[2], x[2], x[0])),
            Cost = 4,
        },
        Function.Sigmoid => Native("σ({0})", "Sigmoid", ScalarMath.Sigmoid, x => Sigmoid(x) * (1.0 - Sigmoid(x))),
        Function.Softplus => Composed(
            "ln(1 + exp({0}))",
            ScalarMath.Softplus,
            Sigmoid,
            (x, _) => If(Relation.Less, x, 0.0, 0.0, x) + LogP1(Exp(-Abs(x)))),
        Function.LogCosh => Composed(
            "ln(cosh({0}))",
            ScalarMath.LogCosh,
            x => Apply(Function.Tanh, x),
            (x, _) => (Abs(x) + LogP1(Exp(-(2.0 * Abs(x))))) - Math.Log(2.0)),
        Function.Erf => Native("erf({0})", "Erf", ScalarMath.Erf, x => (2.0 / Math.Sqrt(Math.PI)) * Exp(-Squared(x))),
    };
#pragma warning restore CS8524

    private static FunctionRow Native(string formula, string vectorName, Func<double, double> value, Func<Expression, Expression> slope) => new()
    {
        Formula = formula,
        Value = x => value(x[0]),
        Slopes = x => new[] { slope(x[0]) },
        VectorName = vectorName,
        Cost = 20,
    };

    private static FunctionRow Composed(string formula, Func<double, double> value, Func<Expression, Expression> slope, Func<Expression, Precision, Expression> lowered) => new()
    {
        Formula = formula,
        Value = x => value(x[0]),
        Slopes = x => new[] { slope(x[0]) },
        Lowered = (x, precision) => lowered(x[0], precision),
        Cost = 30,
    };

    private static FunctionRow Jumping(string formula, Func<double, double> value) => new()
    {
        Formula = formula,
        Value = x => value(x[0]),
        Cost = 2,
    };

    // Where both are equal, a constant wins, so that max(0, z) has the slope 0 at 0; otherwise the first.
    private static FunctionRow Choice(string formula, Func<double[], double> value, Relation better) => new()
    {
        Formula = formula,
        Value = value,
        ChosenSlope = (x, slopes) => x[0] is Constant || x[1] is not Constant
            ? If(better, x[1], x[0], slopes[1], slopes[0])
            : If(better, x[0], x[1], slopes[0], slopes[1]),

        // The comparison is false for NaN: what it leaves must be the operand that can be NaN.
        Lowered = (x, _) => x[0] is Constant ? If(better, x[0], x[1], x[0], x[1])
            : x[1] is Constant ? If(better, x[1], x[0], x[1], x[0])
            : new Conditional(new Junction(false, new Comparison(better, x[1], x[0]), new Comparison(Relation.NotEqual, x[1], x[1])), x[1], x[0]),
        Cost = 2,
    };

    private static Expression WithSign(Expression sign, Expression magnitude) =>
        If(Relation.Less, sign, 0.0, new Negation(magnitude), magnitude);

    // Adding 2²³ (2⁵² for doubles) pushes the fraction out, rounding half to even; larger numbers have none.
    private static Expression Rounded(Expression x, Precision precision)
    {
        Expression shift = precision == Precision.Single ? 8388608.0 : 4503599627370496.0;
        return If(Relation.Less, Abs(x), shift, WithSign(x, (Abs(x) + shift) - shift), x);
    }
}
