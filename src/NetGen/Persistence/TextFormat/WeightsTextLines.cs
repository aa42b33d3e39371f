using System.Globalization;
using System.IO;
using System.Text;

namespace NetGen.Persistence.TextFormat;

/// <summary>The lines of a header: words that must stand there, and numbers between them.</summary>
internal sealed class WeightsTextLines
{
    private readonly TextLines _lines;

    public WeightsTextLines(TextReader text)
    {
        _lines = new TextLines(text, WeightsTextFormat.LineCharacters);
    }

    /// <summary>The characters of the line, in the first <see cref="Length"/> places.</summary>
    public char[] Characters => _lines.Characters;

    public int Length => _lines.Length;

    public int Number => _lines.Number;

    public bool MoveNext() => _lines.MoveNext();

    /// <summary>Goes to the next line, whose contents are said where it is missing.</summary>
    public void Next(string expected)
    {
        if (!_lines.MoveNext())
        {
            throw Missing(expected);
        }
    }

    /// <summary>The next line: a word and one of some values.</summary>
    public string Choice(string word, params string[] choices)
    {
        string expected = $"'{word} {string.Join($"' or '{word} ", choices)}'";
        Next(expected);
        string line = _lines.Line;
        foreach (string choice in choices)
        {
            if (line == $"{word} {choice}")
            {
                return choice;
            }
        }

        throw Refusal(expected);
    }

    /// <summary>The next line: a word and a number in an interval.</summary>
    public int Count(string word, int most)
    {
        string expected = $"'{word}' and a number from 1 to {most.ToString(CultureInfo.InvariantCulture)}";
        Next(expected);
        string line = _lines.Line;
        return line.StartsWith(word + " ", System.StringComparison.Ordinal) && TryCount(line.Substring(word.Length + 1), most) is { } count
            ? count
            : throw Refusal(expected);
    }

    /// <summary>The next line: the units of a layer, and whether it has biases.</summary>
    public (int Units, bool Bias) Layer(int index, int mostUnits)
    {
        string number = index.ToString(CultureInfo.InvariantCulture);
        string expected = $"'layer {number} units' with a number from 1 to {mostUnits.ToString(CultureInfo.InvariantCulture)}, and 'bias yes' or 'bias no'";
        Next(expected);
        string[] words = _lines.Line.Split(' ');
        return words.Length == 6 && words[0] == "layer" && words[1] == number && words[2] == "units" && TryCount(words[3], mostUnits) is { } units
            && words[4] == "bias" && words[5] is "yes" or "no"
            ? (units, words[5] == "yes")
            : throw Refusal(expected);
    }

    /// <summary>The next line: a word and a checksum of eight digits.</summary>
    public uint Checksum(string word)
    {
        string expected = $"'{word}' and eight hexadecimal digits";
        Next(expected);
        string line = _lines.Line;
        return line.Length == word.Length + 9 && line.StartsWith(word + " ", System.StringComparison.Ordinal)
            && uint.TryParse(line.Substring(word.Length + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? value
            : throw Refusal(expected);
    }

    /// <summary>What is thrown where the text ends too soon.</summary>
    public InvalidDataException Missing(string expected) => new($"line {_lines.Number + 1}: expected {expected}, found the end of the file.");

    /// <summary>What is thrown for a line that is not what it should be.</summary>
    public InvalidDataException Refusal(string expected) => new($"line {Number}: expected {expected}, found {Shown(_lines.Line)}.");

    /// <summary>Text of a file in a message: whatever stands there, it stays a line of ASCII.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder("'");
        foreach (char character in text)
        {
            shown.Append(character is >= ' ' and <= '~' ? character.ToString() : $"\\u{(int)character:X4}");
        }

        return shown.Append('\'').ToString();
    }

    // Digits alone, without a sign or a leading zero: one spelling for a number.
    private static int? TryCount(string text, int most) =>
        text.Length is > 0 and < 10 && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most
            ? value
            : null;
}
