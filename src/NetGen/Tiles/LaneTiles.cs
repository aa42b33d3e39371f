namespace NetGen.Runtime;

public static partial class LaneTiles
{
    /// <summary>
    /// Samples of a block, and the distance from a unit's samples to the next one's. At 64 the values of a training block of
    /// 8-32-32-4 nearly fit the first-level cache; 128 cost up to 8 %.
    /// </summary>
    public const int Row = 64;
}

/// <summary>A number that the JIT compiles into the code.</summary>
internal interface ITileSize
{
    static abstract int Count { get; }
}

internal readonly struct TileSize4 : ITileSize
{
    public static int Count => 4;
}

internal readonly struct TileSize8 : ITileSize
{
    public static int Count => 8;
}

internal readonly struct TileSize16 : ITileSize
{
    public static int Count => 16;
}
