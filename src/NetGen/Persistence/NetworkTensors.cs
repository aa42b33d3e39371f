using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>
/// The parameters of a network as the tensors of PyTorch's <c>nn.Sequential</c>: "k.weight" of shape [units, inputs] and
/// "k.bias" of shape [units], where k counts modules, a Linear for each layer and one for its activation unless that is linear.
/// </summary>
internal static class NetworkTensors
{
    /// <summary>The layers' tensors, in the order of the parameters.</summary>
    /// <param name="layerNames">One name a layer in the place of k, or null.</param>
    /// <param name="prefix">What stands before every name.</param>
    /// <exception cref="ArgumentException">The names are not as many as layers, one is empty, or two are equal.</exception>
    public static LayerTensors[] Of<TNetwork, T>(IReadOnlyList<string>? layerNames, string prefix = "")
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(layerNames, TNetwork.LayerCount);
        LayerTensors[] layers = new LayerTensors[TNetwork.LayerCount];
        int module = 0;
        int offset = 0;
        for (int layer = 1; layer <= layers.Length; layer++)
        {
            int inputs = TNetwork.GetLayerInputs(layer);
            int units = TNetwork.GetLayerUnits(layer);
            int count = TNetwork.GetLayerParameterCount(layer);
            string name = prefix + (layerNames?[layer - 1] ?? FileRefusal.Number(module));
            layers[layer - 1] = new LayerTensors(name, inputs, units, count > inputs * units, offset);
            module += TNetwork.GetLayerActivation(layer) == nameof(Activation.Linear) ? 1 : 2;
            offset += count;
        }

        return layers;
    }

    /// <summary>What a file must hold of them.</summary>
    public static IEnumerable<TensorSpec> Specs<T>(IEnumerable<LayerTensors> layers)
        where T : unmanaged => layers.SelectMany(layer => layer.Shapes, (_, tensor) => new TensorSpec(tensor.Name, TensorTypes.Of<T>(), tensor.Shape));

    /// <summary>The tensors of all layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="parameters">The network's parameters, in its own order.</param>
    public static List<TensorValues<T>> Split<T>(LayerTensors[] layers, ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<TensorValues<T>> tensors = [];
        foreach (LayerTensors layer in layers)
        {
            T[] weights = new T[layer.WeightCount];
            Transpose(parameters.Slice(layer.Offset, layer.WeightCount), layer.Inputs, layer.Units, weights);
            tensors.Add(new TensorValues<T>(layer.WeightName, layer.WeightShape, weights));
            if (layer.HasBias)
            {
                tensors.Add(new TensorValues<T>(layer.BiasName, layer.BiasShape, parameters.Slice(layer.Offset + layer.WeightCount, layer.Units).ToArray()));
            }
        }

        return tensors;
    }

    /// <summary>The network's parameters, in its own order, from the tensors of its layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="find">Gives the values of a tensor, which has been found to be of the right shape.</param>
    public static T[] Join<T>(LayerTensors[] layers, Func<string, T[]> find)
        where T : unmanaged
    {
        T[] parameters = new T[layers[^1].End];
        foreach (LayerTensors layer in layers)
        {
            Transpose<T>(find(layer.WeightName), layer.Units, layer.Inputs, parameters.AsSpan(layer.Offset, layer.WeightCount));
            if (layer.HasBias)
            {
                find(layer.BiasName).CopyTo(parameters, layer.Offset + layer.WeightCount);
            }
        }

        return parameters;
    }

    private static void Check(IReadOnlyList<string>? layerNames, int layerCount)
    {
        if (layerNames is null)
        {
            return;
        }

        if (layerNames.Count != layerCount)
        {
            throw new ArgumentException($"expected {FileRefusal.Number(layerCount)} names, one a layer, found {FileRefusal.Number(layerNames.Count)}.", nameof(layerNames));
        }

        HashSet<string> names = [];
        foreach (string name in layerNames)
        {
            WellFormed.Require(name, nameof(layerNames));
            if (name.Length == 0 || !names.Add(name))
            {
                throw new ArgumentException($"expected names that differ and are not empty, found {FileRefusal.Quote(name)}.", nameof(layerNames));
            }
        }
    }

    // Block by block, so that the lines of both sides stay in the first-level cache.
    private static void Transpose<T>(ReadOnlySpan<T> source, int rows, int columns, Span<T> destination)
    {
        const int Block = 32;
        for (int top = 0; top < rows; top += Block)
        {
            int bottom = Math.Min(rows, top + Block);
            for (int left = 0; left < columns; left += Block)
            {
                int right = Math.Min(columns, left + Block);
                for (int row = top; row < bottom; row++)
                {
                    for (int column = left; column < right; column++)
                    {
                        destination[(column * rows) + row] = source[(row * columns) + column];
                    }
                }
            }
        }
    }
}

/// <summary>The two tensors of a layer, and where its parameters begin among the network's.</summary>
internal sealed record LayerTensors(string Name, int Inputs, int Units, bool HasBias, int Offset)
{
    public int WeightCount => Inputs * Units;

    public int End => Offset + WeightCount + (HasBias ? Units : 0);

    public string WeightName => Name + ".weight";

    public string BiasName => Name + ".bias";

    public long[] WeightShape => [Units, Inputs];

    public long[] BiasShape => [Units];

    public IEnumerable<(string Name, long[] Shape)> Shapes
    {
        get
        {
            yield return (WeightName, WeightShape);
            if (HasBias)
            {
                yield return (BiasName, BiasShape);
            }
        }
    }
}
