using System;
using System.Collections.Generic;
using System.Text;

namespace NetGen.Pictures.Drawing;

/// <summary>
/// Writes elements, attributes and text so that what comes out is well-formed XML and the same to an HTML parser. Whatever
/// text is handed over, it stays text: markup in it is escaped, and characters that XML has no place for become U+FFFD.
/// </summary>
internal sealed class MarkupWriter
{
    // HTML closes only these by a slash; all others that are empty need their end tag.
    private static readonly HashSet<string> s_void = ["meta", "rect", "line", "path", "image", "col"];

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();
    private bool _inTag;

    /// <summary>Begins an element, on a line of its own unless it is within a text.</summary>
    public MarkupWriter Open(string element)
    {
        EndTag();
        // Within a text, white space would be a part of it.
        if (_text.Length > 0 && !(_open.TryPeek(out string? outer) && outer == "text"))
        {
            _text.Append('\n');
        }

        _text.Append('<').Append(element);
        _open.Push(element);
        _inTag = true;
        return this;
    }

    /// <summary>Gives the element just begun an attribute.</summary>
    public MarkupWriter Set(string name, string value)
    {
        if (!_inTag)
        {
            throw new InvalidOperationException($"The attribute {name} comes after the element's content.");
        }

        _text.Append(' ').Append(name).Append("=\"");
        Escape(value);
        _text.Append('"');
        return this;
    }

    /// <summary>Gives the element just begun an attribute in CSS pixels or of no unit.</summary>
    public MarkupWriter Set(string name, double value) => Set(name, NumberText.Coordinate(value));

    /// <summary>Writes text into the innermost element.</summary>
    public MarkupWriter Text(string value)
    {
        EndTag();
        Escape(value);
        return this;
    }

    /// <summary>Writes markup that this code made itself.</summary>
    public MarkupWriter Raw(string markup)
    {
        EndTag();
        _text.Append(markup);
        return this;
    }

    /// <summary>Writes an element that holds text alone.</summary>
    public MarkupWriter Element(string element, string text) => Open(element).Text(text).Close();

    /// <summary>Writes an element of a class that holds text alone.</summary>
    public MarkupWriter Element(string element, string style, string text) =>
        Open(element).Set("class", style).Text(text).Close();

    /// <summary>Ends the innermost element.</summary>
    public MarkupWriter Close()
    {
        string element = _open.Pop();
        if (_inTag && s_void.Contains(element))
        {
            _text.Append("/>");
            _inTag = false;
            return this;
        }

        EndTag();
        _text.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>All that was written.</summary>
    public override string ToString()
    {
        if (_open.Count > 0)
        {
            throw new InvalidOperationException($"The element {_open.Peek()} is not closed.");
        }

        return _text.ToString();
    }

    private void EndTag()
    {
        if (_inTag)
        {
            _text.Append('>');
            _inTag = false;
        }
    }

    private void Escape(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(c).Append(value[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                '\t' or '\n' => _text.Append(c),
                < ' ' or '\uFFFE' or '\uFFFF' or (>= '\uD800' and <= '\uDFFF') or (>= '\u007F' and <= '\u009F') => _text.Append('\uFFFD'),
                _ => _text.Append(c),
            };
        }
    }
}
