using System;

namespace NetGen.Data;

/// <summary>
/// The cyclic redundancy check of gzip files (RFC 1952) and PNG chunks (PNG specification, annex D): polynomial 0xEDB88320,
/// reflected, all bits inverted before and after.
/// </summary>
internal static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;

    private static readonly uint[] _remainders = CreateRemainders();

    /// <summary>The check of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The check of the bytes that another one stands for, with more behind them.</summary>
    /// <param name="check">The check so far, 0 where there are none.</param>
    /// <param name="bytes">The bytes behind them.</param>
    public static uint Append(uint check, ReadOnlySpan<byte> bytes)
    {
        uint state = ~check;
        foreach (byte value in bytes)
        {
            state = _remainders[(byte)state ^ value] ^ (state >> 8);
        }

        return ~state;
    }

    private static uint[] CreateRemainders()
    {
        uint[] remainders = new uint[256];
        for (uint value = 0; value < remainders.Length; value++)
        {
            uint remainder = value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) * ReflectedPolynomial);
            }

            remainders[value] = remainder;
        }

        return remainders;
    }
}
