using System;
using System.IO;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Parsing.Weights;

/// <summary>A source text as a reader, block by block: a file of megabytes is never one string.</summary>
internal sealed class SourceTextReader : TextReader
{
    private readonly SourceText _text;
    private int _position;

    public SourceTextReader(SourceText text)
    {
        _text = text;
    }

    public override int Peek() => _position < _text.Length ? _text[_position] : -1;

    public override int Read() => _position < _text.Length ? _text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        int read = Math.Min(count, _text.Length - _position);
        _text.CopyTo(_position, buffer, index, read);
        _position += read;
        return read;
    }
}
