using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace NetGen.Persistence;

/// <summary>How files are refused: with where, what was expected and what was found.</summary>
internal static class FileRefusal
{
    private const int LongestQuotation = 64;

    public static InvalidDataException Of(string source, string expected, string found, Exception? cause = null) =>
        new($"{source}: expected {expected}, found {found}.", cause);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A piece of a file for a message: of bounded length, with nothing in it that a terminal would obey.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, LongestQuotation)))
        {
            quoted.Append(char.IsControl(character) || char.IsSurrogate(character) ? '\uFFFD' : character);
        }

        return quoted.Append(text.Length > LongestQuotation ? "…\"" : "\"").ToString();
    }
}
