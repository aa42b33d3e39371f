using System;
using System.Collections.Generic;

namespace NetGen.Data.Csv;

/// <summary>The texts of many fields end to end: two bytes a character and four a field, instead of an object each.</summary>
internal sealed class FieldStore
{
    private readonly List<int> _ends = [];
    private char[] _text = new char[1024];
    private int _length;

    /// <summary>The number of fields.</summary>
    public int Count => _ends.Count;

    /// <summary>The text of a field.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            int start = field == 0 ? 0 : _ends[field - 1];
            return _text.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>Adds a field.</summary>
    /// <returns>Whether there was room: an array has its limits.</returns>
    public bool TryAdd(ReadOnlySpan<char> field)
    {
        long length = (long)_length + field.Length;
        if (length > Array.MaxLength || _ends.Count == Array.MaxLength)
        {
            return false;
        }

        if (length > _text.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(length, 2L * _text.Length)));
        }

        field.CopyTo(_text.AsSpan(_length));
        _length = (int)length;
        _ends.Add(_length);
        return true;
    }
}
