using System;

namespace NetGen.Pictures.Drawing;

/// <summary>The cyclic redundancy check of PNG chunks: polynomial 0xEDB88320, reflected (PNG specification, annex D).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] s_table = MakeTable();

    /// <summary>The check of some bytes, all bits inverted before and after.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint check = uint.MaxValue;
        foreach (byte value in data)
        {
            check = s_table[(byte)(check ^ value)] ^ (check >> 8);
        }

        return ~check;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
