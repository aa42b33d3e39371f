using System;
using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>Writes indented lines that end in LF, whatever the machine. Numbers come in as text: see <see cref="Literal"/>.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The characters so far.</summary>
    public int Length => _text.Length;

    public void Line() => _text.Append('\n');

    public void Line(string text)
    {
        if (text.Length > 0)
        {
            for (int i = 0; i < _depth; i++)
            {
                _text.Append(Indentation);
            }

            _text.Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes each line of a multi-line text.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>Opens a braced block under a header line; disposing closes it.</summary>
    /// <param name="header">The line above the brace.</param>
    /// <param name="end">What follows the closing brace.</param>
    public Scope Block(string header, string end = "")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Scope(this, "}" + end);
    }

    /// <summary>Opens a braced block without a header.</summary>
    public Scope Block()
    {
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Indents what follows until disposed.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

    public readonly struct Scope : IDisposable
    {
        private readonly CodeWriter _writer;
        private readonly string? _end;

        public Scope(CodeWriter writer, string? end)
        {
            _writer = writer;
            _end = end;
        }

        public void Dispose()
        {
            _writer._depth--;
            if (_end is not null)
            {
                _writer.Line(_end);
            }
        }
    }
}
