using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace NetGen.Training.Tests.Persistence.Fuzz;

/// <summary>
/// What a safetensors file holds, read in another way than the library's: the JSON as a tree, nothing spared, any damage
/// an answer of null.
/// </summary>
internal static class Oracle
{
    private const int MaximumHeaderLength = 100_000_000;

    private static readonly Dictionary<string, int> _sizes = new()
    {
        ["BOOL"] = 1, ["U8"] = 1, ["I8"] = 1, ["F8_E5M2"] = 1, ["F8_E4M3"] = 1, ["I16"] = 2, ["U16"] = 2, ["F16"] = 2,
        ["BF16"] = 2, ["I32"] = 4, ["U32"] = 4, ["F32"] = 4, ["F64"] = 8, ["I64"] = 8, ["U64"] = 8,
    };

    public sealed record Tensor(string Name, string Type, long[] Shape, byte[] Data);

    public sealed record Contents(Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata);

    public static Contents? Read(byte[] file)
    {
        try
        {
            return ReadOrThrow(file);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or OverflowException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Contents ReadOrThrow(byte[] file)
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        Require(length <= MaximumHeaderLength && length <= (ulong)(file.Length - sizeof(ulong)));
        string json = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file, sizeof(ulong), (int)length);
        byte[] data = file[(sizeof(ulong) + (int)length)..];
        Require(json.StartsWith('{') && json.TrimEnd(' ').EndsWith('}'));
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 3 });
        Dictionary<string, string> metadata = [];
        List<(Tensor Tensor, long Begin, long End)> tensors = [];
        HashSet<string> names = [];
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            Require(names.Add(property.Name));
            if (property.Name == "__metadata__")
            {
                foreach (JsonProperty text in property.Value.EnumerateObject())
                {
                    metadata.Add(text.Name, text.Value.GetString() ?? throw new FormatException());
                }
            }
            else
            {
                tensors.Add(ReadTensor(property, data));
            }
        }

        long end = 0;
        foreach ((Tensor _, long tensorBegin, long tensorEnd) in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            Require(tensorBegin == end);
            end = tensorEnd;
        }

        Require(end == data.Length);
        return new Contents(tensors.ToDictionary(tensor => tensor.Tensor.Name, tensor => tensor.Tensor), metadata);
    }

    private static (Tensor Tensor, long Begin, long End) ReadTensor(JsonProperty property, byte[] data)
    {
        JsonProperty[] fields = [.. property.Value.EnumerateObject()];
        Require(fields.Length == 3);
        JsonElement Field(string name) => fields.Single(field => field.Name == name).Value;
        string type = Field("dtype").GetString() ?? throw new FormatException();
        long[] shape = [.. Field("shape").EnumerateArray().Select(extent => extent.GetInt64())];
        long[] offsets = [.. Field("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        Require(offsets.Length == 2 && offsets[0] >= 0 && offsets[0] <= offsets[1] && offsets[1] <= data.Length);
        Require(shape.Length <= 64 && shape.All(extent => extent >= 0));
        long bytes = _sizes[type];
        foreach (long extent in shape)
        {
            bytes = checked(bytes * extent);
        }

        Require(bytes == offsets[1] - offsets[0]);
        return (new Tensor(property.Name, type, shape, data[(int)offsets[0]..(int)offsets[1]]), offsets[0], offsets[1]);
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new FormatException();
        }
    }
}
