using System.Globalization;
using NetGen.Generator.Catalogue;

namespace NetGen.Generator.Emission;

/// <summary>Numbers as C#, free of culture and exact: reading the literal gives the same bits.</summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture) + "UL";

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>A finite double: <c>0.5</c>, <c>1E-08</c>; the largest one by its name.</summary>
    public static string Of(double value)
    {
        if (value == double.MaxValue)
        {
            return "double.MaxValue";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(new[] { '.', 'E' }) < 0 ? text + ".0" : text;
    }

    /// <summary>A finite value in the network's number type, rounded once.</summary>
    public static string Of(double value, Precision precision) => precision == Precision.Single
        ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
        : Of(value);

    /// <summary>A value as people read it, in comments.</summary>
    public static string Readable(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separated, in comments.</summary>
    public static string Readable(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
