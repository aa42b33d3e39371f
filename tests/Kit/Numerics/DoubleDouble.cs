using System;

namespace NetGen.Kit;

/// <summary>
/// A number of about 106 bits as the unevaluated sum of two doubles (Dekker, 1971): what double-precision functions
/// are judged by.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble LnTwo = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>π/2 less a third part of −1.5·10⁻³³.</summary>
    public static readonly DoubleDouble HalfPi = new(1.5707963267948966, 6.123233995736766e-17);

    public static readonly DoubleDouble RootHalf = new(0.7071067811865476, -4.833646656726457e-17);

    public static readonly DoubleDouble OneOverRootPi = new(0.5641895835477563, 7.66772980658294e-18);

    public static readonly DoubleDouble OneOverRootTwoPi = new(0.3989422804014327, -2.49232720227773e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0.0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = TwoSum(a.High, b.High);
        DoubleDouble low = TwoSum(a.Low, b.Low);
        DoubleDouble sum = QuickTwoSum(high.High, high.Low + low.High);
        return QuickTwoSum(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + (-b);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return QuickTwoSum(product, error + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - (b * first);
        double second = rest.High / b.High;
        rest -= b * second;
        return QuickTwoSum(first, second) + (rest.High / b.High);
    }

    /// <summary>This number times 2ⁿ.</summary>
    public DoubleDouble Scale(int n) => new(Math.ScaleB(High, n), Math.ScaleB(Low, n));

    private static DoubleDouble TwoSum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    private static DoubleDouble QuickTwoSum(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new DoubleDouble(sum, smaller - (sum - larger));
    }
}
