using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>What peers answer, as text and back.</summary>
internal static class Answers
{
    private const string CheckWord = "CHECK";
    private const string ErrorWord = "error ";

    public static string Check(int steps, IEnumerable<float> values) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CheckWord} {steps} {string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");

    public static string Run(double nanoseconds, double checksum) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:R} {checksum:R}");

    public static string Error(string text) => ErrorWord + text.ReplaceLineEndings(" ");

    /// <summary>The values of a check.</summary>
    public static float[] ParseCheck(string line, int steps)
    {
        string[] words = Words(line);
        if (words.Length < 3 || words[0] != CheckWord)
        {
            throw new ProtocolException($"Not the values of a check: \"{line}\".");
        }

        if (Number(words[1], line) != steps)
        {
            throw new ProtocolException($"A check after {words[1]} steps, not {steps}.");
        }

        return [.. words.Skip(2).Select(word => (float)Number(word, line))];
    }

    /// <summary>The nanoseconds of a sample.</summary>
    public static double ParseRun(string line)
    {
        string[] words = Words(line);
        double nanoseconds = words.Length == 2 ? Number(words[0], line) : double.NaN;
        if (!(nanoseconds > 0) || !double.IsFinite(Number(words[1], line)))
        {
            throw new ProtocolException($"Not a time and a checksum: \"{line}\".");
        }

        return nanoseconds;
    }

    public static string[] Words(string line) => line.StartsWith(ErrorWord, StringComparison.Ordinal)
        ? throw new ProtocolException(line)
        : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string word, string line) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new ProtocolException($"\"{word}\" is not a number, in \"{line}\".");
}
