namespace NetGen.Benchmarks;

/// <summary>NetGen itself with a call a sample, as the opponent of NetGen with batches.</summary>
internal sealed class SampleBySample(PeerProcess netGen) : IOpponent
{
    public string Name => TargetCatalogue.Single;

    public bool Does(Workload workload) => WorkloadCatalogue.SingleOf(workload) is not null;

    // A step on a batch is another step than one on each of its samples: there is nothing to compare.
    public string? Differs(Workload workload, float[] expected) => null;

    public double Run(Workload workload, double milliseconds) => netGen.Run(WorkloadCatalogue.SingleOf(workload)!, milliseconds);
}
