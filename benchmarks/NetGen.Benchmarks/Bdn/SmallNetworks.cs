using BenchmarkDotNet.Attributes;

namespace NetGen.Benchmarks;

/// <summary>One sample, forward and training, with what a call allocates.</summary>
[MemoryDiagnoser]
public class SmallNetworks
{
    private const int Calls = 4_096;

    private IWork _forward = null!;
    private IWork _train = null!;

    /// <summary>The network.</summary>
    [Params("W1", "W2", "W3", "W4")]
    public string Network { get; set; } = null!;

    /// <summary>Fresh parameters.</summary>
    [GlobalSetup]
    public void Start()
    {
        var netGen = new NetGenContestant();
        _forward = netGen.Create(WorkloadCatalogue.Find($"{Network}.forward")!);
        _train = netGen.Create(WorkloadCatalogue.Find($"{Network}.train")!);
    }

    /// <summary>The outputs of one sample.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Forward() => _forward.Run(Calls);

    /// <summary>One step of gradient descent on one sample.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Train() => _train.Run(Calls);
}
