using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>Plain C# loops over arrays, as most people write them.</summary>
internal sealed class LoopsContestant : IContestant
{
    public string Version => $"plain C# loops, {RuntimeInformation.FrameworkDescription}";

    public IWork Create(Workload workload) => new NetworkWork<TextbookCalls<LoopArithmetic>>(workload, new TextbookCalls<LoopArithmetic>(workload));
}
