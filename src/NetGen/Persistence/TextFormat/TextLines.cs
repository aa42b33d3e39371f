using System;
using System.IO;

namespace NetGen.Persistence.TextFormat;

/// <summary>The lines of a text, one at a time, in a buffer of fixed size: however long a file's lines are, memory does not grow.</summary>
internal sealed class TextLines
{
    private const int BlockLength = 4096;

    private readonly TextReader _text;
    private readonly int _longest;
    private readonly char[] _block = new char[BlockLength];
    private int _position;
    private int _end;

    /// <summary>Starts before the first line.</summary>
    /// <param name="text">The text; it stays the caller's.</param>
    /// <param name="longest">The most characters of a line, without its end.</param>
    public TextLines(TextReader text, int longest)
    {
        _text = text;
        _longest = longest;

        // One more for the CR of a CR LF.
        Characters = new char[longest + 1];
    }

    /// <summary>The line, in the first <see cref="Length"/> places.</summary>
    public char[] Characters { get; }

    /// <summary>The number of characters of the line.</summary>
    public int Length { get; private set; }

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line as a string.</summary>
    public string Line => new(Characters, 0, Length);

    /// <summary>Goes to the next line, which ends in LF, CR LF or with the text.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public bool MoveNext()
    {
        Length = 0;
        bool any = false;
        while (Fill())
        {
            if (!any)
            {
                any = true;
                Number++;
            }

            int feed = Array.IndexOf(_block, '\n', _position, _end - _position);
            int count = (feed < 0 ? _end : feed) - _position;
            if (Length + count > Characters.Length)
            {
                throw TooLong();
            }

            Array.Copy(_block, _position, Characters, Length, count);
            Length += count;
            _position += count;
            if (feed >= 0)
            {
                _position++;
                break;
            }
        }

        if (Length > 0 && Characters[Length - 1] == '\r')
        {
            Length--;
        }

        return Length > _longest ? throw TooLong() : any;
    }

    private bool Fill()
    {
        if (_position == _end)
        {
            _position = 0;
            _end = _text.Read(_block, 0, _block.Length);
        }

        return _end > 0;
    }

    private InvalidDataException TooLong() => new($"line {Number}: expected at most {_longest} characters, found more.");
}
