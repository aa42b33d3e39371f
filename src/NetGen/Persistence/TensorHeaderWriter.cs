using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Persistence;

/// <summary>Writes the head of a file: the header's length, then the header, with spaces up to a multiple of eight bytes.</summary>
internal static class TensorHeaderWriter
{
    private const int Alignment = 8;

    /// <exception cref="ArgumentException">The header would be longer than one may be, or a text of the metadata is none.</exception>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<TensorSource> tensors, IDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> buffer = new();
        buffer.GetSpan(sizeof(ulong));
        buffer.Advance(sizeof(ulong));
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            long begin = 0;
            foreach (TensorSource tensor in tensors)
            {
                WriteTensor(writer, tensor, begin);
                begin += tensor.Length;
            }

            writer.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        int length = buffer.WrittenCount - sizeof(ulong);
        if (length > TensorHeader.MaximumLength)
        {
            throw new ArgumentException(
                $"expected names and metadata of at most {FileRefusal.Number(TensorHeader.MaximumLength)} bytes, found {FileRefusal.Number(length)}.", nameof(metadata));
        }

        byte[] header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(TensorHeader.MetadataName);
        foreach ((string key, string value) in metadata)
        {
            WellFormed.Require(key, nameof(metadata));
            WellFormed.Require(value, nameof(metadata));
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter writer, TensorSource tensor, long begin)
    {
        writer.WriteStartObject(tensor.Spec.Name);
        writer.WriteString("dtype", tensor.Spec.Type.Name());
        writer.WriteStartArray("shape");
        foreach (long extent in tensor.Spec.Shape)
        {
            writer.WriteNumberValue(extent);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(begin + tensor.Length);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
