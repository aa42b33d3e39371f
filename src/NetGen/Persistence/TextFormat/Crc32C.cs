#if !NETGEN_GENERATOR
using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
#endif

namespace NetGen.Persistence.TextFormat;

/// <summary>CRC-32C (Castagnoli), the checksum that processors compute: of "123456789" it is E3069283.</summary>
internal struct Crc32C
{
    // The complement of the sum so far, so that the default value is that of no bytes.
    private uint _complement;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => _complement;

#if NETGEN_GENERATOR
    private const uint ReflectedPolynomial = 0x82F63B78;

    private static readonly uint[] _remainders = CreateRemainders();

    /// <summary>Goes on with more bytes.</summary>
    /// <param name="bytes">An array that begins with them.</param>
    /// <param name="count">Their number.</param>
    public void Append(byte[] bytes, int count)
    {
        uint state = ~_complement;
        for (int i = 0; i < count; i++)
        {
            state = _remainders[(byte)state ^ bytes[i]] ^ (state >> 8);
        }

        _complement = ~state;
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
#else
    /// <summary>Goes on with more bytes.</summary>
    /// <param name="bytes">An array that begins with them.</param>
    /// <param name="count">Their number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(byte[] bytes, int count)
    {
        uint state = ~_complement;
        ReadOnlySpan<byte> rest = bytes.AsSpan(0, count);
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }

        foreach (byte value in rest)
        {
            state = BitOperations.Crc32C(state, value);
        }

        _complement = ~state;
    }
#endif
}
