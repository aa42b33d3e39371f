namespace NetGen.Persistence;

/// <summary>The type of a tensor's elements in a safetensors file; all are stored with the least significant byte first.</summary>
public enum TensorType
{
    /// <summary>A truth value in a byte, <c>BOOL</c>.</summary>
    Boolean,

    /// <summary>An unsigned byte, <c>U8</c>.</summary>
    UInt8,

    /// <summary>A signed byte, <c>I8</c>.</summary>
    Int8,

    /// <summary>A floating-point number with 5 bits of exponent and 2 of fraction, <c>F8_E5M2</c>.</summary>
    Float8E5M2,

    /// <summary>A floating-point number with 4 bits of exponent and 3 of fraction, <c>F8_E4M3</c>.</summary>
    Float8E4M3,

    /// <summary>A signed integer of 16 bits, <c>I16</c>.</summary>
    Int16,

    /// <summary>An unsigned integer of 16 bits, <c>U16</c>.</summary>
    UInt16,

    /// <summary>An IEEE 754 number of 16 bits, <c>F16</c>.</summary>
    Float16,

    /// <summary>The upper half of an IEEE 754 number of 32 bits, <c>BF16</c>.</summary>
    BFloat16,

    /// <summary>A signed integer of 32 bits, <c>I32</c>.</summary>
    Int32,

    /// <summary>An unsigned integer of 32 bits, <c>U32</c>.</summary>
    UInt32,

    /// <summary>An IEEE 754 number of 32 bits, <see cref="float"/>, <c>F32</c>.</summary>
    Float32,

    /// <summary>An IEEE 754 number of 64 bits, <see cref="double"/>, <c>F64</c>.</summary>
    Float64,

    /// <summary>A signed integer of 64 bits, <c>I64</c>.</summary>
    Int64,

    /// <summary>An unsigned integer of 64 bits, <c>U64</c>.</summary>
    UInt64,
}
