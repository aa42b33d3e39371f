namespace NetGen.Benchmarks;

/// <summary>A workload in the hands of one contestant.</summary>
internal interface IWork
{
    /// <summary>The values by which contestants are compared, from fresh parameters; fresh ones are left behind too.</summary>
    float[] Check();

    /// <summary>Makes some calls on the samples that come next.</summary>
    void Run(int calls);

    /// <summary>A number in which every output since the last time has a part.</summary>
    double TakeChecksum();
}
