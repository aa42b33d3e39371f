#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>The shape of the generated kernels. The generator chooses; forcing one is for tests and measurements.</summary>
public enum Tier
{
    /// <summary>The planner chooses per layer and pass from measured thresholds.</summary>
    Automatic = 0,

    /// <summary>Fully unrolled, every weight visible. A layer too large for the JIT's limits falls back to register tiles.</summary>
    StraightLine = 1,

    /// <summary>Loops with literal bounds around unrolled register tiles, one sample at a time.</summary>
    RegisterTiles = 2,

    /// <summary>Batches of four samples and more run in blocks against panels of weights; single samples as in <see cref="RegisterTiles"/>.</summary>
    Blocked = 3,
}
