using System;

namespace NetGen.Runtime;

/// <summary>When a block's input gradient pays for turning the weights over.</summary>
internal static class InputColumnLimits
{
    /// <summary>
    /// Up to so many units a lane, and their weights near, sums of four lanes a turn: 16-64-64-8 in batches took 2 % less time to train,
    /// 128-128-128-8 1 % (Zen 4, 512 bits). Of one unit a lane all weights stay in registers: 2 % of 16-64-64-8, 4 % of 64-128-10.
    /// </summary>
    public const int FewSteps = 8;

    // 128 bytes a unit, on the stack. At 2,048 units the turned weights of some inputs no longer stay near enough: slower.
    private const int MostUnits = 1024;

    // A layer of several vectors of units takes longer to turn, and gained less by not adding up across lanes. At 512 bits
    // 64 inputs × 32 units broke even at 8 samples, 64 × 64 at 12 to 16, 256 × 128 at 24 to 32, 512 × 512 at 48.
    private const int RowsOfVector512 = 4;
    private const int MostRows512 = 48;

    // At 128 and 256 bits up to 64 units were faster from the fewest samples on, 256 × 256 from 8 to 16.
    private const int RowsOfVector = 1;
    private const int MostRows = 16;

    /// <summary>Whether to turn the weights over.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="units">The layer's units.</param>
    /// <param name="lanes">The lanes that a sum across them has.</param>
    /// <param name="rows">The number of samples.</param>
    public static bool Allow(int bits, int units, int lanes, int rows)
    {
        int vectors = units / lanes;
        int least = bits == 512 ? Math.Min(vectors * RowsOfVector512, MostRows512) : Math.Min(vectors * RowsOfVector, MostRows);
        return units <= MostUnits && rows >= least;
    }
}
