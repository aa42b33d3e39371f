using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>
/// A network in textbook loops, double precision, one sample at a time: the slow truth the emitted code is held to.
/// It shares the catalogue's oracle lambdas with the generator and nothing else; no simplification, no fusion.
/// </summary>
public sealed class ReferenceNetwork
{
    private readonly NetworkRecipe _recipe;
    private readonly double[][] _z;
    private readonly double[][] _a;
    private readonly double[][] _d;
    private readonly double[][] _states;
    private double[] _x = [];

    public ReferenceNetwork(NetworkRecipe recipe)
    {
        _recipe = recipe;
        Parameters = new double[recipe.ParameterCount];
        Gradients = new double[recipe.ParameterCount];
        _z = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _a = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _d = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _states = Enumerable.Range(0, recipe.ParameterCount)
            .Select(_ => new double[recipe.OptimizerRow.States.Count]).ToArray();
        Hyperparameters = [.. recipe.Optimizer.Hyperparameters];
    }

    /// <summary>All parameters, layer by layer: weights [in][out], then biases.</summary>
    public double[] Parameters { get; }

    /// <summary>Σ ∂E/∂w over <see cref="AccumulatedSamples"/>.</summary>
    public double[] Gradients { get; }

    public double[] Hyperparameters { get; }

    public int AccumulatedSamples { get; private set; }

    public long StepCount { get; private set; }

    public IReadOnlyList<double> PreActivations(int layer) => _z[layer - 1];

    public IReadOnlyList<double> Activations(int layer) => _a[layer - 1];

    public IReadOnlyList<double> Deltas(int layer) => _d[layer - 1];

    public double[] Forward(ReadOnlySpan<double> x)
    {
        _x = x.ToArray();
        double[] inputs = _x;
        int offset = 0;
        for (int l = 0; l < _recipe.Layers.Length; l++)
        {
            LayerRecipe layer = _recipe.Layers[l];
            int biases = offset + (inputs.Length * layer.Units);
            for (int j = 0; j < layer.Units; j++)
            {
                double sum = 0.0;
                for (int i = 0; i < inputs.Length; i++)
                {
                    sum += inputs[i] * Parameters[offset + (i * layer.Units) + j];
                }

                _z[l][j] = layer.Bias ? sum + Parameters[biases + j] : sum;
            }

            Activate(layer, _z[l], _a[l]);
            offset += _recipe.GetLayerParameterCount(l + 1);
            inputs = _a[l];
        }

        return [.. inputs];
    }

    /// <summary>Adds the gradients of the sample that went <see cref="Forward"/> last.</summary>
    /// <returns>The loss of the sample and ∂E/∂x.</returns>
    public (double Loss, double[] InputGradient) Backward(ReadOnlySpan<double> t)
    {
        LossRow row = _recipe.LossRow;
        double[] y = _a[^1];
        double loss = 0.0;
        var upstream = new double[y.Length];
        for (int k = 0; k < y.Length; k++)
        {
            loss += row.Value(y[k], t[k]) * _recipe.OutputFactor;
            upstream[k] = row.Slope(y[k], t[k]) * _recipe.OutputFactor;
        }

        int offset = Parameters.Length;
        for (int l = _recipe.Layers.Length - 1; l >= 0; l--)
        {
            offset -= _recipe.GetLayerParameterCount(l + 1);
            DifferentiateActivation(l, upstream);
            upstream = DifferentiateLayer(l, offset, l == 0 ? _x : _a[l - 1]);
        }

        AccumulatedSamples++;
        return (loss, upstream);
    }

    public void Update()
    {
        if (AccumulatedSamples == 0)
        {
            return;
        }

        StepCount++;
        double factor = _recipe.MeansOverBatch ? 1.0 / AccumulatedSamples : 1.0;
        for (int i = 0; i < Parameters.Length; i++)
        {
            Parameters[i] = _recipe.OptimizerRow.Step(Hyperparameters, StepCount, Gradients[i] * factor, Parameters[i], _states[i]);
        }

        ClearGradients();
    }

    public void AddGradients(ReadOnlySpan<double> gradients, int sampleCount)
    {
        for (int i = 0; i < Gradients.Length; i++)
        {
            Gradients[i] += gradients[i];
        }

        AccumulatedSamples += sampleCount;
    }

    public void ClearGradients()
    {
        Array.Clear(Gradients);
        AccumulatedSamples = 0;
    }

    public void Reset()
    {
        ClearGradients();
        StepCount = 0;
        foreach (double[] states in _states)
        {
            Array.Clear(states);
        }
    }

    private static void Activate(LayerRecipe layer, double[] z, double[] a)
    {
        ActivationRow row = Generator.Catalogue.Activations.Of((Generator.Catalogue.Activation)layer.Activation);
        if (row.Value is { } value)
        {
            for (int j = 0; j < z.Length; j++)
            {
                a[j] = value(z[j], layer.Steepness);
            }

            return;
        }

        // Softmax: the only activation over all units of a sample.
        double largest = z.Max();
        double sum = z.Sum(v => Math.Exp(v - largest));
        for (int j = 0; j < z.Length; j++)
        {
            a[j] = Math.Exp(z[j] - largest) / sum;
        }
    }

    private void DifferentiateActivation(int l, double[] upstream)
    {
        LayerRecipe layer = _recipe.Layers[l];
        ActivationRow row = Generator.Catalogue.Activations.Of((Generator.Catalogue.Activation)layer.Activation);
        double[] a = _a[l];
        for (int j = 0; j < a.Length; j++)
        {
            if (row.Slope is { } slope)
            {
                _d[l][j] = upstream[j] * slope(_z[l][j], layer.Steepness);
                continue;
            }

            // The whole Jacobian of softmax, term by term: ∂aᵢ/∂zⱼ = aᵢ([i = j] − aⱼ).
            double sum = 0.0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += upstream[i] * a[i] * ((i == j ? 1.0 : 0.0) - a[j]);
            }

            _d[l][j] = sum;
        }
    }

    private double[] DifferentiateLayer(int l, int offset, double[] inputs)
    {
        LayerRecipe layer = _recipe.Layers[l];
        double[] d = _d[l];
        var upstream = new double[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int j = 0; j < layer.Units; j++)
            {
                int w = offset + (i * layer.Units) + j;
                Gradients[w] += inputs[i] * d[j];
                upstream[i] += Parameters[w] * d[j];
            }
        }

        for (int j = 0; layer.Bias && j < layer.Units; j++)
        {
            Gradients[offset + (inputs.Length * layer.Units) + j] += d[j];
        }

        return upstream;
    }
}
