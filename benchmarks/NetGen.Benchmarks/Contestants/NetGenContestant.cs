using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>The generated networks, through the members that every user has.</summary>
internal sealed class NetGenContestant : IContestant
{
    public string Version => string.Create(
        CultureInfo.InvariantCulture,
        $"NetGen {typeof(NetworkAttribute).Assembly.GetName().Version?.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {Runtime.Hardware.VectorBits}-bit vectors");

    public IWork Create(Workload workload) => (workload.Network.Name, workload.Pass) switch
    {
        ("W1", _) => new NetworkWork<W1Calls>(workload, new W1Calls()),
        ("W2", _) => new NetworkWork<W2Calls>(workload, new W2Calls()),
        ("W3", _) => new NetworkWork<W3Calls>(workload, new W3Calls()),
        ("W4", Pass.AdamBatch) => new NetworkWork<W4AdamCalls>(workload, new W4AdamCalls()),
        ("W4", _) => new NetworkWork<W4Calls>(workload, new W4Calls()),
        ("W5", _) => new NetworkWork<W5Calls>(workload, new W5Calls()),
        ("W6", _) => new NetworkWork<W6Calls>(workload, new W6Calls()),
        ("S", _) => new NetworkWork<SCalls>(workload, new SCalls()),
        _ => throw new ArgumentException($"No network {workload.Network.Name}."),
    };
}
