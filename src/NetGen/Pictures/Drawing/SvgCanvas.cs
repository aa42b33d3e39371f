using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>Where a text stands to its point.</summary>
internal enum Anchor
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>Its middle is there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>Draws the parts of a picture one over the other; the later ones lie above.</summary>
internal sealed class SvgCanvas
{
    private readonly MarkupWriter _writer = new();

    /// <summary>Begins a group of parts that show one text under the pointer.</summary>
    public void BeginGroup(string tip) => _writer.Open("g").Element("title", tip);

    /// <summary>Ends the group.</summary>
    public void EndGroup() => _writer.Close();

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style)
    {
        _writer.Open("line").Set("class", style).Set("x1", x1).Set("y1", y1).Set("x2", x2).Set("y2", y2).Close();
    }

    /// <summary>Draws a path; its data are this code's own.</summary>
    public void Path(string data, string style, string? dashes = null, double opacity = 1.0, string? tip = null)
    {
        _writer.Open("path").Set("class", style).Set("d", data);
        if (dashes is not null)
        {
            _writer.Set("stroke-dasharray", dashes);
        }

        if (opacity < 1.0)
        {
            _writer.Set("opacity", opacity);
        }

        CloseWith(tip);
    }

    /// <summary>Draws a rectangle, filled to some opacity, with a text that appears under the pointer.</summary>
    public void Rectangle(double x, double y, double width, double height, string style, double opacity = 1.0, double radius = 0.0, string? tip = null)
    {
        _writer.Open("rect").Set("class", style).Set("x", x).Set("y", y).Set("width", width).Set("height", height);
        if (radius > 0.0)
        {
            _writer.Set("rx", radius);
        }

        if (opacity < 1.0)
        {
            _writer.Set("fill-opacity", NumberText.Measure(opacity));
        }

        CloseWith(tip);
    }

    /// <summary>Draws the four sides of a rectangle, nothing within.</summary>
    public void Frame(double x, double y, double width, double height) =>
        Path(new PathData().Move(x, y).Line(x + width, y).Line(x + width, y + height).Line(x, y + height).Line(x, y).ToString(), "ng-frame");

    /// <summary>Writes a line of text, its capitals' middle on the given height.</summary>
    public void Text(double x, double y, string text, string style = "ng-ink", Anchor anchor = Anchor.Start, double size = PictureStyle.TextSize, double turn = 0.0, string? tip = null)
    {
        string classes = anchor switch
        {
            Anchor.Middle => style + " ng-middle",
            Anchor.End => style + " ng-end",
            _ => style,
        };
        _writer.Open("text").Set("class", classes).Set("x", x).Set("y", y + (0.355 * size));
        if (size is not (PictureStyle.TextSize or PictureStyle.TitleSize))
        {
            // An attribute would lose to the style sheet.
            _writer.Set("style", $"font-size:{NumberText.Coordinate(size)}px");
        }

        if (turn != 0.0)
        {
            _writer.Set("transform", $"rotate({NumberText.Coordinate(turn)} {NumberText.Coordinate(x)} {NumberText.Coordinate(y)})");
        }

        _writer.Text(text);
        if (tip is not null && tip != text)
        {
            _writer.Element("title", tip);
        }

        _writer.Close();
    }

    /// <summary>Writes a line of text, shortened to the room there is; the whole of it appears under the pointer.</summary>
    public void FittedText(double x, double y, double room, string text, string style = "ng-ink", Anchor anchor = Anchor.Start, double size = PictureStyle.TextSize, double turn = 0.0) =>
        Text(x, y, TextWidth.Fit(text, size, room), style, anchor, size, turn, text);

    /// <summary>Places an image, its pixels kept square and sharp, or smoothed.</summary>
    public void Image(double x, double y, double width, double height, string dataUri, bool smooth = false, string? tip = null)
    {
        _writer.Open("image");
        if (smooth)
        {
            _writer.Set("class", "ng-smooth");
        }

        _writer.Set("x", x).Set("y", y).Set("width", width).Set("height", height)
            .Set("preserveAspectRatio", "none").Set("href", dataUri);
        CloseWith(tip);
    }

    /// <summary>The finished picture.</summary>
    public Picture ToPicture(double width, double height, string title, string description) =>
        new(width, height, title, description, _writer.ToString());

    private void CloseWith(string? tip)
    {
        if (tip is not null)
        {
            _writer.Element("title", tip);
        }

        _writer.Close();
    }
}
