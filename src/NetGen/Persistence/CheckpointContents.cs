using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;

namespace NetGen.Persistence;

/// <summary>What a checkpoint holds of a network, by the names that it has in the file.</summary>
internal sealed class CheckpointContents<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const string ParametersPrefix = "network.";
    public const string StatePrefix = "optimizer.";
    public const string SharedPrefix = "shared.";
    public const string GradientsName = "gradients";

    public required string Description { get; init; }

    public required long StepCount { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>The number of samples in the gradients; without any there are no gradients either.</summary>
    public required int AccumulatedSamples { get; init; }

    /// <summary>Parameters as PyTorch has them, states and gradients in the network's own order.</summary>
    public required IReadOnlyList<TensorValues<T>> Tensors { get; init; }

    /// <summary>The states that all parameters share.</summary>
    public required IReadOnlyDictionary<string, double> Shared { get; init; }

    public static CheckpointContents<T> Capture<TNetwork>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
    {
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        TensorValues<T>.RequireFinite("parameters", parameters);
        List<TensorValues<T>> tensors = NetworkTensors.Split<T>(NetworkTensors.Of<TNetwork, T>(null, ParametersPrefix), parameters);
        Dictionary<string, double> shared = [];
        for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
        {
            string name = TNetwork.GetOptimizerStateName(state);
            if (TNetwork.IsOptimizerStateShared(state))
            {
                shared.Add(SharedPrefix + name, network.GetSharedOptimizerState(state));
            }
            else
            {
                T[] values = new T[TNetwork.ParameterCount];
                network.CopyOptimizerStateTo(state, values);
                tensors.Add(Whole($"optimizer state {name}", StatePrefix + name, values));
            }
        }

        if (network.AccumulatedSamples > 0)
        {
            T[] gradients = new T[TNetwork.ParameterCount];
            network.CopyGradientsTo(gradients);
            tensors.Add(Whole("gradients", GradientsName, gradients));
        }

        return new CheckpointContents<T>
        {
            Description = TNetwork.Description,
            StepCount = network.StepCount,
            LearningRate = network.LearningRate,
            AccumulatedSamples = network.AccumulatedSamples,
            Tensors = tensors,
            Shared = shared,
        };
    }

    public void Restore<TNetwork>(INetwork<TNetwork, T> network, string source)
        where TNetwork : INetwork<TNetwork, T>
    {
        if (Description != TNetwork.Description)
        {
            throw FileRefusal.Of(source, $"a checkpoint of {FileRefusal.Quote(TNetwork.Description)}", FileRefusal.Quote(Description));
        }

        LayerTensors[] layers = NetworkTensors.Of<TNetwork, T>(null, ParametersPrefix);
        TensorSpec.RequireExactly(source, Expected<TNetwork>(layers), [.. Tensors.Select(tensor => tensor.Spec), .. Shared.Keys.Select(SharedSpec)]);
        Dictionary<string, T[]> values = Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        T[] parameters = NetworkTensors.Join(layers, name => values[name]);

        // The rate first: its bounds are the optimizer's own, and the rest has been checked. Parameters before states, for
        // where a state follows the parameters they move it.
        network.LearningRate = LearningRate;
        network.StepCount = StepCount;
        network.CopyParametersFrom(parameters);
        for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
        {
            string name = TNetwork.GetOptimizerStateName(state);
            if (TNetwork.IsOptimizerStateShared(state))
            {
                network.SetSharedOptimizerState(state, Shared[SharedPrefix + name]);
            }
            else
            {
                network.CopyOptimizerStateFrom(state, values[StatePrefix + name]);
            }
        }

        network.ClearGradients();
        if (AccumulatedSamples > 0)
        {
            network.AddGradients(values[GradientsName], AccumulatedSamples);
        }
    }

    /// <summary>What a file says of a state that all parameters share: a single number in double precision.</summary>
    public static TensorSpec SharedSpec(string name) => new(name, TensorType.Float64, []);

    private List<TensorSpec> Expected<TNetwork>(LayerTensors[] layers)
        where TNetwork : INetwork<TNetwork, T>
    {
        List<TensorSpec> expected = [.. NetworkTensors.Specs<T>(layers)];
        for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
        {
            string name = TNetwork.GetOptimizerStateName(state);
            expected.Add(TNetwork.IsOptimizerStateShared(state) ? SharedSpec(SharedPrefix + name) : WholeSpec(StatePrefix + name));
        }

        if (AccumulatedSamples > 0)
        {
            expected.Add(WholeSpec(GradientsName));
        }

        return expected;

        static TensorSpec WholeSpec(string name) => new(name, TensorTypes.Of<T>(), [TNetwork.ParameterCount]);
    }

    private static TensorValues<T> Whole(string what, string name, T[] values)
    {
        TensorValues<T>.RequireFinite(what, values);
        return new TensorValues<T>(name, [values.Length], values);
    }
}
