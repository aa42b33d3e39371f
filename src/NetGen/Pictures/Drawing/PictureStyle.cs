using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>The style sheet of all pictures: every colour a variable with a value for light and one for dark.</summary>
internal static class PictureStyle
{
    /// <summary>The fonts, the reader's own first.</summary>
    public const string Fonts = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif";

    /// <summary>The size of most text, in CSS pixels to the em.</summary>
    public const double TextSize = 13.0;

    /// <summary>The width of most pictures: narrow enough to be read on a telephone, where it is scaled down little.</summary>
    public const double PictureWidth = 440.0;

    /// <summary>The room around everything in a picture.</summary>
    public const double Padding = 12.0;

    /// <summary>The size of titles.</summary>
    public const double TitleSize = 15.0;

    /// <summary>Rules for the class <c>ng</c>, which every picture's root has, and for what is in it.</summary>
    public static string Css { get; } = Make();

    /// <summary>The declarations of all colours, to be put into a rule.</summary>
    public static string Variables(bool dark) =>
        string.Concat(Palette.Tones.Select(tone => $"--ng-{tone.Name}:{(dark ? tone.Dark : tone.Light)};"));

    private static string Make()
    {
        var css = new StringBuilder();
        css.Append("\n.ng{").Append(Variables(dark: false)).Append("}\n")
            .Append("@media (prefers-color-scheme:dark){.ng{").Append(Variables(dark: true)).Append("}}\n")
            .Append(".ng text{font-family:").Append(Fonts).Append(";font-size:13px;font-variant-numeric:tabular-nums}\n")
            .Append(".ng .ng-title{font-size:15px;font-weight:600}\n")
            .Append(".ng .ng-middle{text-anchor:middle}\n.ng .ng-end{text-anchor:end}\n")
            .Append(".ng path,.ng line{fill:none}\n")
            .Append(".ng-rule,.ng-axis,.ng-frame{stroke-width:1}\n")
            .Append(".ng-mark{stroke-width:1.5;stroke-dasharray:3 3}\n")
            .Append(".ng-line{stroke-width:2;stroke-linejoin:round;stroke-linecap:round}\n")
            .Append(".ng-dots{stroke-width:5;stroke-linecap:round}\n")
            .Append(".ng-halo{stroke-width:1.2;paint-order:stroke}\n")
            .Append(".ng-contour{stroke-width:1.8;stroke-linejoin:round}\n")
            .Append(".ng-tip{fill:transparent}\n.ng-tip:hover{fill-opacity:.13}\n")
            .Append(".ng image{image-rendering:pixelated}\n.ng .ng-smooth{image-rendering:auto}\n");
        Paint(css, "fill", [("ground", "ground"), ("ink", "ink"), ("title", "ink"), ("muted", "muted"), ("cell", "cell"), ("hit", "hit"), ("miss", "miss")]);
        Paint(css, "fill", [("low", "low"), ("high", "high"), ("negative", "negative"), ("positive", "positive"), ("tip:hover", "ink")]);
        Paint(css, "stroke", [("rule", "rule"), ("axis", "axis"), ("frame", "axis"), ("mark", "muted"), ("halo", "ground"), ("contour", "ink")]);
        for (int i = 1; i <= Palette.SeriesCount; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            Paint(css, "fill", [("f" + number, number)]);
            Paint(css, "stroke", [("s" + number, number)]);
        }

        return css.ToString();
    }

    // Programs that know no variables pass over the second declaration and keep the first.
    private static void Paint(StringBuilder css, string property, IEnumerable<(string Style, string Tone)> rules)
    {
        foreach ((string style, string name) in rules)
        {
            string light = Palette.Tones.First(tone => tone.Name == name).Light;
            css.Append($".ng .ng-{style}{{{property}:{light};{property}:var(--ng-{name})}}\n");
        }
    }
}
