using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetGen.Generator.Tests.Weights;

/// <summary>
/// Texts of weights, written from the description of the format and not by the library: what it says is what both have to follow.
/// </summary>
internal static class WeightsFileText
{
    /// <summary>Values that are all different, none of them special.</summary>
    public static double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (i - 3) / 7.0)];

    public static string Float(int inputs, (int Units, bool Bias)[] layers, IEnumerable<double> values) =>
        Text("float", inputs, layers, [.. values.SelectMany(value => BitConverter.GetBytes(Order(BitConverter.SingleToUInt32Bits((float)value))))], 4);

    public static string Double(int inputs, (int Units, bool Bias)[] layers, IEnumerable<double> values) =>
        Text("double", inputs, layers, [.. values.SelectMany(value => BitConverter.GetBytes(Order(BitConverter.DoubleToUInt64Bits(value))))], 8);

    /// <summary>2-3-1 in single precision.</summary>
    public static string Xor(IEnumerable<double>? values = null) => Float(2, [(3, true), (1, true)], values ?? Values(13));

    private static string Text(string type, int inputs, (int Units, bool Bias)[] layers, byte[] bytes, int size)
    {
        var text = new StringBuilder($"NetGen weights 1\ntype {type}\ninputs {inputs}\nlayers {layers.Length}\n");
        for (int i = 0; i < layers.Length; i++)
        {
            text.Append($"layer {i + 1} units {layers[i].Units} bias {(layers[i].Bias ? "yes" : "no")}\n");
        }

        text.Append($"values {bytes.Length / size}\ncrc32c {Crc32C(bytes):X8}\n");
        foreach (byte[] line in bytes.Chunk(72))
        {
            text.Append(Convert.ToBase64String(line)).Append('\n');
        }

        return text.Append("end\n").ToString();
    }

    // Bit by bit, as the polynomial has it.
    private static uint Crc32C(byte[] bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                state = (state & 1) != 0 ? (state >> 1) ^ 0x82F63B78 : state >> 1;
            }
        }

        return ~state;
    }

    private static uint Order(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static ulong Order(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
