namespace Digits;

/// <summary>The ANSI sequences of the display's colours, or nothing where colours are unwanted.</summary>
internal sealed record Palette(string Bar, string Faint, string Strong, string Plain)
{
    public static Palette Colours { get; } = new("\u001b[36m", "\u001b[2m", "\u001b[1m", "\u001b[0m");

    public static Palette None { get; } = new("", "", "", "");
}
