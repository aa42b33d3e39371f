using System;
using System.Buffers.Binary;

namespace NetGen.Tests.Data;

/// <summary>Writes IDX files, right ones and wrong ones.</summary>
internal static class IdxBytes
{
    public static byte[] Create(ReadOnlySpan<byte> data, params ReadOnlySpan<int> extents)
    {
        byte[] bytes = [0, 0, 8, (byte)extents.Length, .. new byte[4 * extents.Length], .. data];
        for (int i = 0; i < extents.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * (1 + i)), extents[i]);
        }

        return bytes;
    }

    /// <summary>Bytes that hardly compress, so that a torn gzip file is torn in the middle of data.</summary>
    public static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        uint state = 1;
        for (int i = 0; i < length; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
