using System.Collections.Generic;

namespace NetGen.Pictures.Drawing;

/// <summary>A colour by the use made of it, on a light ground and on a dark one.</summary>
internal readonly record struct Tone(string Name, string Light, string Dark);

/// <summary>
/// The colours of all pictures. Those of series have the hues of Okabe and Ito, Color Universal Design (2008), their
/// lightness moved until each stands out from its ground by 3:1 (WCAG 2.2, 1.4.11) and any two stay apart with
/// protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes, 2009).
/// </summary>
internal static class Palette
{
    /// <summary>The number of colours of series; further series begin again and differ by dashes and shapes.</summary>
    public const int SeriesCount = 6;

    /// <summary>The opacity from which on text on a cell is of the ground's lightness: 4.5:1 at least on either side, light and dark.</summary>
    public const double TextFlip = 0.775;

    /// <summary>Okabe and Ito's own colours, for regions that are the same light and dark, in the order of the series.</summary>
    public static readonly Rgba[] Regions =
    [
        new(0x00, 0x72, 0xB2, 255), new(0xD5, 0x5E, 0x00, 255), new(0x00, 0x9E, 0x73, 255),
        new(0xCC, 0x79, 0xA7, 255), new(0xE6, 0x9F, 0x00, 255), new(0x56, 0xB4, 0xE9, 255),
    ];

    /// <summary>The ends of the diverging scale, of equal lightness so that neither sign outweighs the other.</summary>
    public static readonly Rgba Negative = new(0x1F, 0x7A, 0xC4, 255);

    /// <summary>The end of the diverging scale for what is above zero.</summary>
    public static readonly Rgba Positive = new(0xC4, 0x55, 0x0B, 255);

    /// <summary>All colours by name.</summary>
    public static readonly IReadOnlyList<Tone> Tones =
    [
        new("page", "#f5f6f8", "#0f1216"),
        new("ground", "#ffffff", "#171a1f"),
        new("ink", "#1b1f24", "#f0f3f6"),
        new("muted", "#5a636e", "#a3adb8"),
        new("rule", "#e4e8ed", "#2a3038"),
        new("axis", "#9aa4b0", "#59636f"),
        new("cell", "#f2f4f7", "#22272e"),
        new("hit", "#005a90", "#3d94cc"),
        new("miss", "#8f3c00", "#cf7a2e"),
        new("low", "#000000", "#ffffff"),
        new("high", "#ffffff", "#000000"),
        new("negative", "#1f7ac4", "#1f7ac4"),
        new("positive", "#c4550b", "#c4550b"),
        new("1", "#005a90", "#1b7ebf"),
        new("2", "#ae4a00", "#d55e00"),
        new("3", "#008560", "#37b88b"),
        new("4", "#8b3f6b", "#f69fcf"),
        new("5", "#c18400", "#e49d00"),
        new("6", "#3c9dd1", "#b0e0ff"),
    ];
}
