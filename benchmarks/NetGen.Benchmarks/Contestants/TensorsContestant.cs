using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>The framework's vectorised functions of spans, one call a row of weights.</summary>
internal sealed class TensorsContestant : IContestant
{
    public string Version =>
        $"TensorPrimitives {typeof(TensorPrimitives).Assembly.GetName().Version?.ToString(3)}, {RuntimeInformation.FrameworkDescription}";

    public IWork Create(Workload workload) => new NetworkWork<TextbookCalls<TensorArithmetic>>(workload, new TextbookCalls<TensorArithmetic>(workload));
}
