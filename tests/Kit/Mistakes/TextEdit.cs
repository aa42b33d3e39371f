using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetGen.Kit;

/// <summary>One replacement in some members of a generated file; comments above a member stay as they are.</summary>
/// <param name="Member">The members' names, as a regular expression: <c>Update</c>, <c>Update_\w+</c>.</param>
/// <param name="Pattern">What is replaced, wherever it stands in them.</param>
/// <param name="Replacement">What comes in its place.</param>
public sealed record TextEdit(string Member, string Pattern, string Replacement)
{
    /// <summary>The text with every occurrence replaced; the same text where there is none.</summary>
    public string Apply(string text) => Members().Replace(text, member => Regex.Replace(member.Value, Pattern, Replacement));

    /// <summary>Exchanges two words.</summary>
    public static ImmutableArray<TextEdit> Swap(string member, string first, string second) =>
        [.. new[] { (first, "\0"), (second, first), ("\0", second) }
            .Select(pair => new TextEdit(member, pair.Item1 == "\0" ? pair.Item1 : $@"\b{pair.Item1}\b", pair.Item2))];

    // From its name to a semicolon on the same line or to the brace that closes it: members stand two levels deep.
    private Regex Members() => new(
        $@"(?<=^ {{8}}\w[^\n(=]*)\b(?:{Member})\b(?=\(| =>)(?:[^\n]*;$|[^\n]*\n(?:[^\n]*\n)*? {{8}}\}}$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(10));
}
