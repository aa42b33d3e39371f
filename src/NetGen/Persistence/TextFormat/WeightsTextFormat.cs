namespace NetGen.Persistence.TextFormat;

/// <summary>
/// The words and limits of a text of weights:
/// <code>
/// NetGen weights 1
/// type float
/// inputs 2
/// layers 2
/// layer 1 units 3 bias yes
/// layer 2 units 1 bias yes
/// values 13
/// crc32c 1A2B3C4D
/// (base64 of the values' bytes, little-endian, 72 bytes a line, in the order of CopyParametersTo)
/// end
/// </code>
/// The checksum is that of the values' bytes. Lines end in LF or CR LF.
/// </summary>
internal static class WeightsTextFormat
{
    public const string Title = "NetGen weights";

    public const int Version = 1;

    public const string End = "end";

    /// <summary>Bytes in a full line: whole values of both number types, whole groups of base64.</summary>
    public const int LineBytes = 72;

    /// <summary>Characters of a full line, the longest there is.</summary>
    public const int LineCharacters = LineBytes / 3 * 4;

    /// <summary>Inputs, units and layers: more is a damaged file.</summary>
    public const int LargestExtent = 65_536;

    /// <summary>The most values: what a network can have.</summary>
    public const int MostValues = 1 << 28;
}
