using System;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NetGen.Data;

/// <summary>The text form of scalers.</summary>
internal static class ScalerText
{
    private const string Start = "scaler 1 ";
    private const int LongestQuoted = 40;

    // Of the shortest column, "0,1" and the space before it.
    private const int ShortestColumn = 4;

    // What the shortest form of a finite number consists of, and nothing else.
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static string Write<T>(Scaler<T> scaler)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StringBuilder text = new(Start);
        text.Append(NameOf<T>()).Append(' ').Append(scaler.ColumnCount.ToString(CultureInfo.InvariantCulture));
        for (int column = 0; column < scaler.ColumnCount; column++)
        {
            text.Append(' ').Append(Form(scaler.Offsets[column])).Append(',').Append(Form(scaler.Factors[column]));
        }

        return text.ToString();
    }

    public static Scaler<T> Read<T>(string text)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        string start = $"{Start}{NameOf<T>()} ";
        if (!text.StartsWith(start, StringComparison.Ordinal))
        {
            throw Refusal($"text that starts with \"{start}\"", text);
        }

        ReadOnlySpan<char> rest = text.AsSpan(start.Length);
        ReadOnlySpan<char> count = TakeUntil(' ', ref rest);
        // Nothing is allocated for more columns than the text has room for.
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int columns) || columns < 1 || columns > (rest.Length + 1) / ShortestColumn)
        {
            throw Refusal("a number of columns, and as many of them", count);
        }

        T[] offsets = new T[columns];
        T[] factors = new T[columns];
        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<char> pair = column == columns - 1 ? rest : TakeUntil(' ', ref rest);
            ReadOnlySpan<char> factor = pair;
            ReadOnlySpan<char> offset = TakeUntil(',', ref factor);
            if (!T.TryParse(offset, Number, CultureInfo.InvariantCulture, out offsets[column])
                || !T.TryParse(factor, Number, CultureInfo.InvariantCulture, out factors[column])
                || !Scaler<T>.IsAdmissible(offsets[column], factors[column]))
            {
                throw Refusal(FormattableString.Invariant($"a finite offset, a comma and a finite factor other than 0 for column {column} (counted from 0)"), pair);
            }
        }

        return new Scaler<T>(offsets, factors);
    }

    private static string Form<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => value.ToString("R", CultureInfo.InvariantCulture);

    private static string NameOf<T>() =>
        typeof(T) == typeof(float) ? "float" : typeof(T) == typeof(double) ? "double" : typeof(T).Name;

    // Up to a separator, which is left out; where there is none, all.
    private static ReadOnlySpan<char> TakeUntil(char separator, ref ReadOnlySpan<char> text)
    {
        int length = text.IndexOf(separator);
        ReadOnlySpan<char> taken = length < 0 ? text : text[..length];
        text = length < 0 ? [] : text[(length + 1)..];
        return taken;
    }

    private static FormatException Refusal(string expected, ReadOnlySpan<char> found) =>
        new($"Expected {expected}, found \"{(found.Length > LongestQuoted ? $"{found[..LongestQuoted]}…" : found)}\".");
}
