using System;

namespace NetGen.Persistence;

/// <summary>Names and sizes of the element types, and which of them is which in C#.</summary>
internal static class TensorTypes
{
    private static readonly (string Name, int Size)[] _rows =
    [
        ("BOOL", 1), ("U8", 1), ("I8", 1), ("F8_E5M2", 1), ("F8_E4M3", 1), ("I16", 2), ("U16", 2), ("F16", 2), ("BF16", 2),
        ("I32", 4), ("U32", 4), ("F32", 4), ("F64", 8), ("I64", 8), ("U64", 8),
    ];

    /// <summary>The name in the header.</summary>
    public static string Name(this TensorType type) => _rows[(int)type].Name;

    /// <summary>The bytes of an element.</summary>
    public static int Size(this TensorType type) => _rows[(int)type].Size;

    /// <summary>Whether it is one of the types at all.</summary>
    public static bool IsDefined(this TensorType type) => (uint)type < (uint)_rows.Length;

    /// <summary>The type of a name, if there is one.</summary>
    public static bool TryParse(string name, out TensorType type)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_rows[i].Name == name)
            {
                type = (TensorType)i;
                return true;
            }
        }

        type = default;
        return false;
    }

    /// <summary>The type of C#'s numbers.</summary>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    public static TensorType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TensorType.Float32
        : typeof(T) == typeof(double) ? TensorType.Float64
        : typeof(T) == typeof(Half) ? TensorType.Float16
        : typeof(T) == typeof(bool) ? TensorType.Boolean
        : typeof(T) == typeof(byte) ? TensorType.UInt8
        : typeof(T) == typeof(sbyte) ? TensorType.Int8
        : typeof(T) == typeof(short) ? TensorType.Int16
        : typeof(T) == typeof(ushort) ? TensorType.UInt16
        : typeof(T) == typeof(int) ? TensorType.Int32
        : typeof(T) == typeof(uint) ? TensorType.UInt32
        : typeof(T) == typeof(long) ? TensorType.Int64
        : typeof(T) == typeof(ulong) ? TensorType.UInt64
        : throw new NotSupportedException($"expected a number type of safetensors, found {typeof(T)}.");

    /// <summary>From this machine's order of bytes to the file's, or back.</summary>
    public static void Reorder(Span<byte> bytes, int size)
    {
        if (BitConverter.IsLittleEndian)
        {
            return;
        }

        for (int i = 0; i < bytes.Length; i += size)
        {
            bytes.Slice(i, size).Reverse();
        }
    }
}
