#if !NETGEN_GENERATOR
using System;
#endif
using System.IO;

namespace NetGen.Persistence.TextFormat;

/// <summary>Base64 (RFC 4648) of one line, read strictly: padded, without white space, spare bits zero.</summary>
internal static class Base64Line
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const byte None = 0xFF;

    private static readonly byte[] _digits = CreateDigits();

    /// <summary>The number of characters that some bytes take.</summary>
    public static int LengthOf(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>Decodes a line of as many bytes as it must hold.</summary>
    /// <param name="line">An array that begins with the line.</param>
    /// <param name="lineNumber">The line's number, for messages.</param>
    /// <param name="bytes">Receives the bytes.</param>
    /// <param name="count">Their number; the line has <see cref="LengthOf"/> of it characters.</param>
    public static void Decode(char[] line, int lineNumber, byte[] bytes, int count)
    {
#if !NETGEN_GENERATOR
        // The framework's code is vectorised, and compiled before the program starts. It takes white space and leaves spare
        // bits unseen: of both there is none in a whole number of groups that gives all bytes.
        if (count % 3 == 0 && Convert.TryFromBase64Chars(line.AsSpan(0, LengthOf(count)), bytes, out int decoded) && decoded == count)
        {
            return;
        }

#endif
        int read = 0;
        int written = 0;
        for (; written + 3 <= count; read += 4, written += 3)
        {
            int group = (Digit(line, lineNumber, read) << 18) | (Digit(line, lineNumber, read + 1) << 12)
                | (Digit(line, lineNumber, read + 2) << 6) | Digit(line, lineNumber, read + 3);
            bytes[written] = (byte)(group >> 16);
            bytes[written + 1] = (byte)(group >> 8);
            bytes[written + 2] = (byte)group;
        }

        if (written == count)
        {
            return;
        }

        int rest = count - written;
        int last = (Digit(line, lineNumber, read) << 18) | (Digit(line, lineNumber, read + 1) << 12);
        if (rest == 2)
        {
            last |= Digit(line, lineNumber, read + 2) << 6;
        }

        for (int i = rest + 1; i < 4; i++)
        {
            if (line[read + i] != '=')
            {
                throw Refusal(line, lineNumber, read + i);
            }
        }

        if ((last & ((1 << (24 - (8 * rest))) - 1)) != 0)
        {
            throw Refusal(line, lineNumber, read + rest);
        }

        bytes[written] = (byte)(last >> 16);
        if (rest == 2)
        {
            bytes[written + 1] = (byte)(last >> 8);
        }
    }

    private static int Digit(char[] line, int lineNumber, int index)
    {
        char character = line[index];
        int digit = character < _digits.Length ? _digits[character] : None;
        return digit != None ? digit : throw Refusal(line, lineNumber, index);
    }

    private static InvalidDataException Refusal(char[] line, int lineNumber, int index) =>
        new($"line {lineNumber}: expected base64, found {WeightsTextLines.Shown(line[index].ToString())} at character {index + 1}.");

    private static byte[] CreateDigits()
    {
        byte[] digits = new byte[128];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = None;
        }

        for (int i = 0; i < Alphabet.Length; i++)
        {
            digits[Alphabet[i]] = (byte)i;
        }

        return digits;
    }
}
