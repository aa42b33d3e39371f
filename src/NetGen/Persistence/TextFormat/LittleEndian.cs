using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Persistence.TextFormat;

/// <summary>Numbers and their bytes in the order of files, whatever the machine's own is.</summary>
internal static class LittleEndian
{
    public static int CountIn<T>(int bytes)
        where T : unmanaged => bytes / Unsafe.SizeOf<T>();

    /// <summary>Numbers to bytes.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write<T>(ReadOnlySpan<T> values, Span<byte> bytes)
        where T : unmanaged
    {
        ReadOnlySpan<byte> own = MemoryMarshal.AsBytes(values);
        own.CopyTo(bytes);
        Turn<T>(bytes[..own.Length]);
        return own.Length;
    }

    /// <summary>Bytes to numbers.</summary>
    public static void Read<T>(ReadOnlySpan<byte> bytes, Span<T> values)
        where T : unmanaged
    {
        Span<byte> own = MemoryMarshal.AsBytes(values)[..bytes.Length];
        bytes.CopyTo(own);
        Turn<T>(own);
    }

    private static void Turn<T>(Span<byte> bytes)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            for (int first = 0; first < bytes.Length; first += Unsafe.SizeOf<T>())
            {
                bytes.Slice(first, Unsafe.SizeOf<T>()).Reverse();
            }
        }
    }
}
