namespace NetGen.Kit;

/// <summary>What <see cref="AccuracyTable"/> looks at.</summary>
public sealed record AccuracySweep
{
    /// <summary>
    /// In how many strata the range of a double function is cut; each holds an argument drawn evenly over the numbers, one or two
    /// over the bit patterns and one near the function's zero.
    /// </summary>
    public int DoubleStrata { get; init; } = 40_000;

    /// <summary>How many bit patterns a float function is given, one from each of as many strata; every one if there are no more.</summary>
    public long SinglePatterns { get; init; } = 2_000_000;

    /// <summary>The one function to look at; all if null.</summary>
    public string? Function { get; init; }
}
