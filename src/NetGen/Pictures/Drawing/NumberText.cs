using System;
using System.Globalization;
using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class NumberText
{
    private const string NoBreakSpace = "\u00A0";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A coordinate to a hundredth of a pixel.</summary>
    public static string Coordinate(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A whole number, its thousands parted.</summary>
    public static string Count(long value) => Signed(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A whole number in at most four characters or so: 950, 12k, 3.4M.</summary>
    public static string ShortCount(long value)
    {
        double scaled = value;
        foreach (string unit in new[] { "", "k", "M", "G", "T", "P" })
        {
            if (Math.Abs(scaled) < 999.5)
            {
                string format = unit.Length > 0 && Math.Abs(scaled) < 9.95 ? "0.#" : "0";
                return scaled.ToString(format, CultureInfo.InvariantCulture) + unit;
            }

            scaled /= 1000.0;
        }

        return value.ToString("0.#E+0", CultureInfo.InvariantCulture);
    }

    /// <summary>A measured value with four significant digits: 0.04213, 12.3, 4.2·10⁻⁷.</summary>
    public static string Measure(double value)
    {
        if (double.IsNaN(value))
        {
            return "not a number";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "−∞";
        }

        double magnitude = Math.Abs(value);
        if (magnitude != 0.0 && magnitude is < 1e-4 or >= 1e7)
        {
            return Power(value, 3);
        }

        if (magnitude >= 1000.0)
        {
            return Signed(value.ToString(magnitude >= 10000.0 ? "#,0" : "0.#", CultureInfo.InvariantCulture));
        }

        int decimals = magnitude == 0.0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(magnitude)), 0, 8);
        return Signed(value.ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A fraction in hundredths: 97.80 %. What is not quite all is never written as 100 %.</summary>
    public static string Percent(double fraction)
    {
        const double MostOfNotAll = 0.9999;
        double shown = fraction is > MostOfNotAll and < 1.0 ? MostOfNotAll : fraction;
        return double.IsNaN(shown) ? "–" : Signed((shown * 100.0).ToString("0.00", CultureInfo.InvariantCulture)) + NoBreakSpace + "%";
    }

    /// <summary>The label of a tick on an axis whose ticks are a step apart.</summary>
    public static string Tick(double value, double step)
    {
        double magnitude = Math.Abs(value);
        if (magnitude < step * 1e-6)
        {
            return "0";
        }

        if (magnitude >= 1e6 || step < 1e-4)
        {
            int digits = (int)Math.Floor(Math.Log10(magnitude) + 1e-9) - (int)Math.Floor(Math.Log10(step) + 1e-9);
            return Power(value, Math.Clamp(digits, 0, 15));
        }

        // A step of 0.25 has a decimal more than its power of ten.
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        string format = (magnitude >= 10000.0 ? "#,0" : "0") + (decimals == 0 ? string.Empty : "." + new string('0', decimals));
        return Signed(value.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>The label of a tick on a logarithmic axis, in full or as a power of ten.</summary>
    public static string LogarithmicTick(double value, bool asPower) => asPower ? Power(value, 0) : Measure(value);

    /// <summary>A length of time: 1 h 12 min, 3 min 20 s, 4.21 s, 12.5 ms.</summary>
    public static string Duration(TimeSpan time)
    {
        double seconds = time.TotalSeconds;
        string text = seconds switch
        {
            >= 3600.0 => $"{Whole(Math.Floor(seconds / 3600.0))} h {Whole(Math.Floor(seconds / 60.0 % 60.0))} min",
            >= 60.0 => $"{Whole(Math.Floor(seconds / 60.0))} min {Whole(Math.Floor(seconds % 60.0))} s",
            >= 1.0 => seconds.ToString("0.0#", CultureInfo.InvariantCulture) + " s",
            >= 0.1 => (seconds * 1000.0).ToString("0", CultureInfo.InvariantCulture) + " ms",
            _ => (seconds * 1000.0).ToString("0.0#", CultureInfo.InvariantCulture) + " ms",
        };
        return text.Replace(" ", NoBreakSpace, StringComparison.Ordinal);
    }

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Power(double value, int decimals)
    {
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);
        // Ten to a power below −308 is none; its two halves are.
        double mantissa = value / Math.Pow(10.0, exponent / 2) / Math.Pow(10.0, exponent - (exponent / 2));
        string digits = mantissa.ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), CultureInfo.InvariantCulture);
        if (digits is "10" or "-10")
        {
            digits = digits.Replace("10", "1", StringComparison.Ordinal);
            exponent++;
        }

        var text = new StringBuilder(digits == "1" ? string.Empty : digits == "-1" ? "−" : Signed(digits) + "·").Append("10");
        if (exponent < 0)
        {
            text.Append('⁻');
        }

        foreach (char digit in Math.Abs(exponent).ToString(CultureInfo.InvariantCulture))
        {
            text.Append(Superscripts[digit - '0']);
        }

        return text.ToString();
    }

    // The minus sign is as wide as a digit; a hyphen is not.
    private static string Signed(string text) => text.StartsWith('-') ? "−" + text[1..] : text;
}
