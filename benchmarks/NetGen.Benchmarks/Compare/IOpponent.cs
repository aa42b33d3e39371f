namespace NetGen.Benchmarks;

/// <summary>What NetGen takes turns with.</summary>
internal interface IOpponent
{
    string Name { get; }

    /// <summary>Whether it does the workload at all.</summary>
    bool Does(Workload workload);

    /// <summary>Compares its values with NetGen's: null where they agree, otherwise how they differ.</summary>
    string? Differs(Workload workload, float[] expected);

    /// <summary>Works for about a time and returns the nanoseconds of a sample.</summary>
    double Run(Workload workload, double milliseconds);
}
