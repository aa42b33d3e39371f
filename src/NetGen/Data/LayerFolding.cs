using System;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Puts scalers into the layers beside them.</summary>
internal static class LayerFolding
{
    public static void FoldInputs<TNetwork, T>(Scaler<T> scaler, TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireColumns(scaler.ColumnCount, TNetwork.InputSize, "inputs");
        (T[] parameters, int inputs, int units) = CopyLayer<TNetwork, T>(network, 1);
        for (int unit = 0; unit < units; unit++)
        {
            double bias = double.CreateTruncating(parameters[(inputs * units) + unit]);
            for (int input = 0; input < inputs; input++)
            {
                ref T weight = ref parameters[(input * units) + unit];
                weight *= scaler.Factors[input];
                // The weight as it is rounded now: the bias takes out again just what that weight makes of the offset.
                bias -= double.CreateTruncating(scaler.Offsets[input]) * double.CreateTruncating(weight);
            }

            parameters[(inputs * units) + unit] = T.CreateTruncating(bias);
        }

        network.CopyParametersFrom(1, parameters);
    }

    public static void FoldTargets<TNetwork, T>(Scaler<T> scaler, TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireColumns(scaler.ColumnCount, TNetwork.OutputSize, "outputs");
        int layer = TNetwork.LayerCount;
        string activation = TNetwork.GetLayerActivation(layer);
        if (activation != nameof(Activation.Linear))
        {
            throw new ArgumentException($"Expected a linear last layer, which can take a scaler in, found {activation}.", nameof(network));
        }

        (T[] parameters, int inputs, int units) = CopyLayer<TNetwork, T>(network, layer);
        for (int index = 0; index < parameters.Length; index++)
        {
            int unit = index % units;
            T scaled = parameters[index] / scaler.Factors[unit];
            parameters[index] = index < inputs * units ? scaled : scaled + scaler.Offsets[unit];
        }

        network.CopyParametersFrom(layer, parameters);
    }

    private static (T[] Parameters, int Inputs, int Units) CopyLayer<TNetwork, T>(TNetwork network, int layer)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = TNetwork.GetLayerInputs(layer);
        int units = TNetwork.GetLayerUnits(layer);
        int count = TNetwork.GetLayerParameterCount(layer);
        if (count != (inputs + 1) * units)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected biases in layer {layer} to take the offsets, {(inputs + 1) * units} parameters, found {count}."),
                nameof(network));
        }

        T[] parameters = new T[count];
        network.CopyParametersTo(layer, parameters);
        return (parameters, inputs, units);
    }

    private static void RequireColumns(int found, int expected, string what)
    {
        if (found != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a network of {found} {what}, as many as the scaler has columns, found {expected}."), "network");
        }
    }
}
