using System.Collections.Generic;

namespace NetGen.Benchmarks;

/// <summary>How a peer is started.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record PeerCommand(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>One thread, whatever a library would take by itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>
    {
        ["OMP_NUM_THREADS"] = "1",
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["MKL_NUM_THREADS"] = "1",
    };
}
