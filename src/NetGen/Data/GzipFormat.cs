using System;
using System.Buffers.Binary;
using System.IO;

namespace NetGen.Data;

/// <summary>
/// The two ends of a gzip file (RFC 1952). <see cref="System.IO.Compression.GZipStream"/> checks a checksum that is
/// there, but takes a file that is torn inside its last eight bytes, so the end is looked at once more.
/// </summary>
internal static class GzipFormat
{
    private const int TrailerLength = 2 * sizeof(uint);

    /// <summary>Looks at the first two bytes and goes back to the start.</summary>
    public static bool IsGzip(Stream file)
    {
        Span<byte> start = stackalloc byte[2];
        int found = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return found == start.Length && start[0] == 0x1F && start[1] == 0x8B;
    }

    /// <summary>
    /// Whether the file's last eight bytes are checksum and length of the last member's contents. A file of several
    /// members is legal; the length in the trailer says how much of the contents the last one holds.
    /// </summary>
    public static bool EndsWithChecksumOf(Stream file, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (file.Length < TrailerLength)
        {
            return false;
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        file.Position = file.Length - TrailerLength;
        file.ReadExactly(trailer);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        uint memberLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]);
        long before = (long)first.Length + second.Length - memberLength;
        if (before < 0)
        {
            return false;
        }

        int firstSkipped = (int)Math.Min(before, first.Length);
        return Crc32.Append(Crc32.Of(first[firstSkipped..]), second[(int)(before - firstSkipped)..]) == checksum;
    }
}
