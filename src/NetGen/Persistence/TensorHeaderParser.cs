using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Persistence;

/// <summary>
/// Reads the JSON of a header: {"name": {"dtype": …, "shape": […], "data_offsets": [begin, end]}, …} and the texts under
/// "__metadata__". Whatever else stands there is refused; what is kept is a small multiple of what was read.
/// </summary>
internal ref struct TensorHeaderParser
{
    /// <summary>The largest rank; the libraries that write such files stop at 64 or below.</summary>
    public const int MaximumRank = 64;

    // The object of all tensors, that of one, the array of its shape.
    private const int MaximumDepth = 3;

    private readonly string _source;
    private readonly ReadOnlySpan<byte> _json;
    private readonly HashSet<string> _names = [];
    private Utf8JsonReader _reader;

    public TensorHeaderParser(string source, ReadOnlySpan<byte> json)
    {
        _source = source;
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
    }

    /// <summary>The tensors in the header's order.</summary>
    public List<TensorRange> Tensors { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>Reads everything.</summary>
    /// <exception cref="InvalidDataException">It is no such header.</exception>
    public void Parse()
    {
        if (_json.IsEmpty || _json[0] != '{')
        {
            throw Refuse("a header that begins with {", _json.IsEmpty ? "an empty one" : $"the byte {_json[0]:X2}");
        }

        // The reader of JSON takes strings as they are.
        if (!Utf8.IsValid(_json))
        {
            throw Refuse("a header in UTF-8", "bytes that are none");
        }

        try
        {
            ParseAll();
        }
        catch (JsonException exception)
        {
            throw FileRefusal.Of(_source, "a JSON header", $"damage after {FileRefusal.Number(_reader.BytesConsumed)} bytes of it", exception);
        }
    }

    private void ParseAll()
    {
        _reader.Read();
        while (NextProperty(out string name))
        {
            if (!_names.Add(name))
            {
                throw Refuse("every name once", $"{FileRefusal.Quote(name)} twice");
            }

            if (name == TensorHeader.MetadataName)
            {
                ParseMetadata();
            }
            else
            {
                ParseTensor(name);
            }
        }

        int consumed = (int)_reader.BytesConsumed;
        if (_json[consumed..].ContainsAnyExcept((byte)' '))
        {
            throw Refuse("nothing but spaces behind the header's last }", "something else");
        }
    }

    private void ParseMetadata()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refuse("an object of texts as metadata", Found());
        }

        while (NextProperty(out string key))
        {
            if (_reader.TokenType != JsonTokenType.String)
            {
                throw Refuse($"a text as metadata {FileRefusal.Quote(key)}", Found());
            }

            if (!Metadata.TryAdd(key, Text()))
            {
                throw Refuse("every key of the metadata once", $"{FileRefusal.Quote(key)} twice");
            }
        }
    }

    private void ParseTensor(string name)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refuse($"an object for the tensor {FileRefusal.Quote(name)}", Found());
        }

        TensorType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (NextProperty(out string field))
        {
            switch (field)
            {
                case "dtype" when type is null:
                    type = ParseType(name);
                    break;
                case "shape" when shape is null:
                    shape = ParseNumbers(name, field, MaximumRank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ParseNumbers(name, field, 2);
                    break;
                default:
                    throw Refuse($"dtype, shape and data_offsets of {FileRefusal.Quote(name)}, once each", FileRefusal.Quote(field));
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Refuse($"dtype, shape and data_offsets of {FileRefusal.Quote(name)}", "fewer");
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw Refuse($"a first byte and an end not before it as data_offsets of {FileRefusal.Quote(name)}", "others");
        }

        Tensors.Add(new TensorRange(new TensorSpec(name, type.Value, shape), offsets[0], offsets[1]));
    }

    private TensorType ParseType(string name)
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            throw Refuse($"a text as dtype of {FileRefusal.Quote(name)}", Found());
        }

        string text = Text();
        return TensorTypes.TryParse(text, out TensorType type)
            ? type
            : throw Refuse($"a known dtype of {FileRefusal.Quote(name)}", FileRefusal.Quote(text));
    }

    private long[] ParseNumbers(string name, string field, int maximumCount)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw RefuseNumbers(name, field, maximumCount, Found());
        }

        Span<long> numbers = stackalloc long[MaximumRank];
        int count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == maximumCount)
            {
                throw RefuseNumbers(name, field, maximumCount, "more");
            }

            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out long number) || number < 0)
            {
                throw RefuseNumbers(name, field, maximumCount, "something else");
            }

            numbers[count++] = number;
        }

        return numbers[..count].ToArray();
    }

    // Within an object the reader gives names and the end, and throws at anything else. It stands on the value afterwards.
    private bool NextProperty(out string name)
    {
        name = string.Empty;
        if (!_reader.Read() || _reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        name = Text();
        _reader.Read();
        return true;
    }

    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw FileRefusal.Of(_source, "texts of whole characters in the header", "half a surrogate pair", exception);
        }
    }

    private string Found() => _reader.TokenType.ToString();

    private InvalidDataException RefuseNumbers(string name, string field, int maximumCount, string found) => Refuse(
        $"at most {FileRefusal.Number(maximumCount)} whole numbers of at least 0 as {field} of {FileRefusal.Quote(name)}", found);

    private InvalidDataException Refuse(string expected, string found) => FileRefusal.Of(_source, expected, found);
}
