using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace NetGen.Tests.Learning;

/// <summary>The bytes of a gzipped IDX file, without its header.</summary>
internal static class IdxReader
{
    public static byte[] Read(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        int dimensions = bytes[3];
        int length = 1;
        for (int i = 0; i < dimensions; i++)
        {
            length *= BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + (4 * i)));
        }

        int header = 4 + (4 * dimensions);
        if (bytes.Length != header + length)
        {
            throw new InvalidDataException($"{path}: expected {header + length} bytes, found {bytes.Length}.");
        }

        return bytes[header..];
    }
}
