namespace NetGen.Benchmarks;

/// <summary>A library or a way to program that does workloads within a process of this program.</summary>
internal interface IContestant
{
    /// <summary>What it is, with versions, in one line.</summary>
    string Version { get; }

    /// <summary>Its work, or null where it cannot do the workload.</summary>
    IWork? Create(Workload workload);
}
