using static NetGen.Generator.Symbolics.Expressions.Terms;

namespace NetGen.Generator.Symbolics.Expressions;

/// <summary>Powers with small exponents, which need no logarithm.</summary>
internal static class Powers
{
    private const int Largest = 16;

    /// <summary>The price of a power by multiplications, null for one that takes the general function.</summary>
    public static int? Multiplications(Call call)
    {
        if (call is not { Function: Function.Pow } || call.Arguments[1] is not Constant { Value: var exponent })
        {
            return null;
        }

        return exponent switch
        {
            0.5 => 6,
            -0.5 => 10,
            _ when IsSmallInteger(exponent) => Bits((int)System.Math.Abs(exponent)) + (exponent < 0.0 ? 4 : 0),
            _ => null,
        };
    }

    /// <summary>The power as products, quotients and roots; null for one that takes the general function.</summary>
    public static Expression? Written(Expression x, Expression exponent) => exponent switch
    {
        Constant { Value: 0.5 } => Sqrt(x),
        Constant { Value: -0.5 } => 1.0 / Sqrt(x),
        Constant { Value: > 0.0 and var n } when IsSmallInteger(n) => Product(x, (int)n),
        Constant { Value: < 0.0 and var n } when IsSmallInteger(n) => 1.0 / Product(x, (int)-n),
        _ => null,
    };

    private static bool IsSmallInteger(double exponent) =>
        exponent == System.Math.Floor(exponent) && System.Math.Abs(exponent) is >= 1.0 and <= Largest;

    private static Expression Product(Expression x, int n)
    {
        if (n == 1)
        {
            return x;
        }

        Expression half = Product(x, n / 2);
        var square = new Binary(Arithmetic.Multiply, half, half);
        return n % 2 == 0 ? square : new Binary(Arithmetic.Multiply, square, x);
    }

    private static int Bits(int n) => n <= 1 ? 0 : 1 + (n % 2) + Bits(n / 2);
}
