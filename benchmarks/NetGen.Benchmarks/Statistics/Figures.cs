using System;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>How numbers stand in the tables.</summary>
internal static class Figures
{
    /// <summary>Three to four digits, no exponent.</summary>
    public static string Significant(double value)
    {
        string format = Math.Abs(value) switch
        {
            >= 1_000 => "#,0",
            >= 100 => "0",
            >= 10 => "0.0",
            >= 1 => "0.00",
            0 => "0",
            _ => "0.000",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Range(double from, double to) => $"{Significant(from)}–{Significant(to)}";

    /// <summary>The median with the least and the greatest.</summary>
    public static string MedianAndRange(Distribution values) =>
        $"{Significant(values.Median)} ({Range(values.Least, values.Greatest)})";

    public static string Quartiles(Distribution values) => Range(values.LowerQuartile, values.UpperQuartile);
}
