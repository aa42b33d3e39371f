using System;
using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>
/// How wide a text will be, without a font at hand: the advance widths of Helvetica (Adobe Font Metrics, 1000 to the em), a
/// tenth added, since the reader's sans serif may be a wider one.
/// </summary>
internal static class TextWidth
{
    private const double Margin = 1.1;
    private const double Other = 0.61;
    private const double Wide = 1.0;

    // From the space to the tilde.
    private static readonly short[] s_widths =
    [
        278, 278, 355, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        222, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width in CSS pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font, in CSS pixels to the em.</param>
    public static double Of(string text, double size)
    {
        double sum = 0.0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            sum += OfRune(rune.Value);
        }

        return sum * size * Margin;
    }

    /// <summary>The text itself where it fits, otherwise its beginning and an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="room">The room there is, in CSS pixels.</param>
    public static string Fit(string text, double size, double room)
    {
        if (Of(text, size) <= room)
        {
            return text;
        }

        double left = (room / (size * Margin)) - Wide;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= OfRune(rune.Value);
            if (left < 0.0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, length).TrimEnd(), "…");
    }

    // From Hangul on, scripts are set in full squares; so are the symbols outside the basic plane.
    private static double OfRune(int rune) => rune switch
    {
        >= ' ' and <= '~' => s_widths[rune - ' '] / 1000.0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or > 0xFFFF => Wide,
        _ => Other,
    };
}
