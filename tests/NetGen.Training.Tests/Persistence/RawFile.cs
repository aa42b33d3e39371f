using System;
using System.Buffers.Binary;
using System.Text;

namespace NetGen.Training.Tests.Persistence;

/// <summary>Files as bytes, put together by hand.</summary>
internal static class RawFile
{
    /// <summary>A header and as many bytes of data behind it, whatever the header says.</summary>
    public static byte[] Of(string header, int dataLength) => Of(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    public static byte[] Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        byte[] file = new byte[sizeof(ulong) + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file.AsSpan(sizeof(ulong)));
        data.CopyTo(file.AsSpan(sizeof(ulong) + header.Length));
        return file;
    }
}
