using System;
using System.IO;
using System.Text;
using NetGen.Pictures.Drawing;

namespace NetGen.Pictures;

/// <summary>
/// A finished drawing as Scalable Vector Graphics: text that every browser shows, at any size, light or dark as its
/// reader prefers. It names no font file, no script and no address: it is whole in itself.
/// </summary>
/// <remarks>The same data give the same bytes with the same runtime; numbers are written the same in every culture.</remarks>
public sealed class Picture
{
    private readonly string _body;

    internal Picture(double width, double height, string title, string description, string body)
    {
        Width = Math.Ceiling(width);
        Height = Math.Ceiling(height);
        Title = title;
        Description = description;
        _body = body;
    }

    /// <summary>The width in CSS pixels at natural size.</summary>
    public double Width { get; }

    /// <summary>The height in CSS pixels at natural size.</summary>
    public double Height { get; }

    /// <summary>What the picture shows, in a few words; a screen reader reads it first.</summary>
    public string Title { get; }

    /// <summary>What is to be seen in the picture, for those who do not see it.</summary>
    public string Description { get; }

    /// <summary>The whole picture as a file of its own, colours of light and dark included.</summary>
    /// <returns>Well-formed XML with a single root <c>svg</c>, lines ended by LF.</returns>
    public string ToSvg()
    {
        var writer = new MarkupWriter();
        Write(writer, standalone: true);
        return writer.ToString() + "\n";
    }

    /// <summary>Writes the picture to a file, UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, by custom with the extension <c>.svg</c>; one that exists is replaced.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToSvg(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Writes the <c>svg</c> element; within a page that brings the style itself, without style and ground.</summary>
    internal void Write(MarkupWriter writer, bool standalone)
    {
        writer.Open("svg")
            .Set("xmlns", "http://www.w3.org/2000/svg")
            .Set("class", "ng")
            .Set("width", Width)
            .Set("height", Height)
            .Set("viewBox", $"0 0 {NumberText.Coordinate(Width)} {NumberText.Coordinate(Height)}")
            .Set("role", "img")
            .Element("title", Title)
            .Element("desc", Description);
        if (standalone)
        {
            writer.Open("style").Raw(PictureStyle.Css).Close();
            writer.Open("rect").Set("class", "ng-ground").Set("width", "100%").Set("height", "100%").Close();
        }

        writer.Raw(_body).Close();
    }
}
