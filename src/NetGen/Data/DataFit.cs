using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Whether a data set has rows as long as a network wants them.</summary>
internal static class DataFit
{
    public static void Check<TNetwork, T>(Dataset<T> data, string name)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data, name);
        if (data.Count == 0)
        {
            throw new ArgumentException("Expected at least one sample, found none.", name);
        }

        CheckSizes<TNetwork, T>(data.InputSize, data.TargetSize, name);
    }

    public static void CheckSizes<TNetwork, T>(int inputSize, int targetSize, string name)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (inputSize != TNetwork.InputSize || targetSize != TNetwork.OutputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected samples of {TNetwork.InputSize} inputs and {TNetwork.OutputSize} targets for the network {TNetwork.Description}, found {inputSize} and {targetSize}."),
                name);
        }
    }
}
