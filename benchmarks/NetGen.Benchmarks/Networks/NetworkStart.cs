using System;

namespace NetGen.Benchmarks;

/// <summary>A generated network put to given parameters.</summary>
internal static class NetworkStart
{
    /// <summary>Given parameters and a fresh state of the optimizer.</summary>
    public static void Start<TNetwork>(this TNetwork network, ReadOnlySpan<float> parameters)
        where TNetwork : INetwork<TNetwork, float>
    {
        network.Reset(seed: 1);
        network.CopyParametersFrom(parameters);
    }
}
