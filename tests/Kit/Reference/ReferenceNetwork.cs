using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>
/// A network in textbook loops, double precision, one sample at a time: the slow truth the emitted code is held to.
/// It shares the catalogue's oracle lambdas with the generator and nothing else; no simplification, no fusion.
/// </summary>
public sealed partial class ReferenceNetwork
{
    private readonly NetworkRecipe _recipe;
    private readonly double[][] _z;
    private readonly double[][] _a;
    private readonly double[][] _d;
    private readonly double[][] _states;
    private readonly bool[] _isWeight;
    private readonly int _stateAhead;

    // Rows are built anew at each look into the catalogue.
    private readonly OptimizerRow _optimizer;
    private readonly LossRow _loss;
    private readonly ActivationRow[] _activations;
    private readonly double[][] _numbers;
    private readonly double _outputFactor;
    private double[] _x = [];

    public ReferenceNetwork(NetworkRecipe recipe)
    {
        _recipe = recipe;
        _optimizer = recipe.OptimizerRow;
        _loss = recipe.LossRow;
        _activations = recipe.Layers.Select(layer => layer.Row).ToArray();
        _numbers = recipe.Layers.Select(layer => layer.Values).ToArray();
        _outputFactor = recipe.OutputFactor;
        Parameters = new double[recipe.ParameterCount];
        Gradients = new double[recipe.ParameterCount];
        _z = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _a = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _d = recipe.Layers.Select(layer => new double[layer.Units]).ToArray();
        _states = Enumerable.Range(0, recipe.ParameterCount)
            .Select(_ => new double[_optimizer.States.Count + _optimizer.SharedStates.Count]).ToArray();
        Hyperparameters = [.. recipe.Optimizer.Hyperparameters];
        _isWeight = Enumerable.Range(1, recipe.Layers.Length).SelectMany(IsWeight).ToArray();
        Ahead = Parameters;
        if (_optimizer.PointAhead is { } name)
        {
            _stateAhead = _optimizer.States.ToList().IndexOf(name);
            Ahead = new double[recipe.ParameterCount];
        }
    }

    /// <summary>All parameters, layer by layer: weights [in][out], then biases.</summary>
    public double[] Parameters { get; }

    /// <summary>Where gradients are taken: the parameters themselves but for the look-ahead form of Nesterov's gradient.</summary>
    public double[] Ahead { get; }

    /// <summary>Σ ∂E/∂w over <see cref="AccumulatedSamples"/>.</summary>
    public double[] Gradients { get; }

    public double[] Hyperparameters { get; }

    public int AccumulatedSamples { get; private set; }

    public long StepCount { get; set; }

    /// <summary>The least distance to any kink so far: nearer than rounding errors reach, nothing can be compared.</summary>
    public double KinkDistance { get; private set; } = double.PositiveInfinity;

    public IReadOnlyList<double> PreActivations(int layer) => _z[layer - 1];

    public IReadOnlyList<double> Activations(int layer) => _a[layer - 1];

    public IReadOnlyList<double> Deltas(int layer) => _d[layer - 1];

    /// <summary>To be called when <see cref="Parameters"/> were set from outside.</summary>
    public void MoveAhead()
    {
        if (ReferenceEquals(Ahead, Parameters))
        {
            return;
        }

        for (int i = 0; i < Ahead.Length; i++)
        {
            Ahead[i] = Parameters[i] - (Hyperparameter("Momentum") * _states[i][0]);
            _states[i][_stateAhead] = Ahead[i];
        }
    }

    public double[] State(int state) => _states.Select(states => states[state]).ToArray();

    /// <summary>Outputs at the parameters; <see cref="Forward"/> gives them where gradients are taken.</summary>
    public double[] Predict(ReadOnlySpan<double> x) => Forward(x, Parameters);

    public double[] Forward(ReadOnlySpan<double> x) => Forward(x, Ahead);

    private double[] Forward(ReadOnlySpan<double> x, double[] parameters)
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
                    sum += inputs[i] * parameters[offset + (i * layer.Units) + j];
                }

                _z[l][j] = layer.Bias ? sum + parameters[biases + j] : sum;
                See(Kinks.Distance(layer.Activation, _numbers[l], _z[l][j]));
            }

            Activate(l, _z[l], _a[l]);
            offset += _recipe.GetLayerParameterCount(l + 1);
            inputs = _a[l];
        }

        return [.. inputs];
    }

    /// <summary>The loss of the sample that went <see cref="Forward"/> last.</summary>
    public double GetLoss(ReadOnlySpan<double> t) => DifferentiateLoss(t).Loss;

    /// <summary>Adds the gradients of the sample that went <see cref="Forward"/> last.</summary>
    /// <returns>The loss of the sample and ∂E/∂x.</returns>
    public (double Loss, double[] InputGradient) Backward(ReadOnlySpan<double> t)
    {
        (double loss, double[] upstream) = DifferentiateLoss(t);
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
        OptimizerRecipe optimizer = _recipe.Optimizer;
        double rate = optimizer.ScheduleRow.Rate(Hyperparameters[0], StepCount, [.. optimizer.ScheduleParameters]);
        double[] gradient = ClippedGradient();
        var spared = new OptimizerStep(name => name == "WeightDecay" ? 0.0 : Hyperparameter(name)) { T = StepCount, Rate = rate };
        var decayed = new OptimizerStep(Hyperparameter) { T = StepCount, Rate = rate };
        for (int i = 0; i < Parameters.Length; i++)
        {
            bool decays = _isWeight[i] || optimizer.DecayBias;
            OptimizerStep step = decays ? decayed : spared;
            step.G = gradient[i] + (decays ? optimizer.WeightDecay * Parameters[i] : 0.0);
            step.W = Parameters[i];
            step.S = _states[i];
            SeeStep(step, i);
            Parameters[i] = _optimizer.Step(step);
            Ahead[i] = ReferenceEquals(Ahead, Parameters) ? Parameters[i] : _states[i][_stateAhead];
        }

        ClearGradients();
    }

    /// <summary>λ₁·Σ|w| + λ₂/2·Σw².</summary>
    public double Penalty()
    {
        double penalty = 0.0;
        for (int i = 0; i < Parameters.Length; i++)
        {
            double w = Parameters[i];
            penalty += _isWeight[i] ? (_recipe.L1 * Math.Abs(w)) + (0.5 * _recipe.L2 * w * w) : 0.0;
        }

        return penalty;
    }

    /// <summary>The gradient of the objective: reduced over the batch, with the penalties' own, before clipping.</summary>
    public double[] ObjectiveGradient()
    {
        double factor = _recipe.MeansOverBatch && AccumulatedSamples > 0 ? 1.0 / AccumulatedSamples : 1.0;
        var gradient = new double[Parameters.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            double w = Parameters[i];
            gradient[i] = (Gradients[i] * factor) + (_isWeight[i] ? (_recipe.L2 * w) + (_recipe.L1 * Math.Sign(w)) : 0.0);
        }

        return gradient;
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

        MoveAhead();
    }

    private void See(double distance) => KinkDistance = Math.Min(KinkDistance, distance);

    private void SeeStep(OptimizerStep step, int i)
    {
        See(_isWeight[i] ? Kinks.Distance(_recipe, step.W) : double.PositiveInfinity);
        if (_recipe.Optimizer.Name == "Lion")
        {
            double beta = Hyperparameter("Beta1");
            See(Kinks.SignDistance((beta * step.S[0]) + ((1.0 - beta) * step.G)));
        }
    }

    private double Hyperparameter(string name)
    {
        IReadOnlyList<HyperparameterRow> rows = _optimizer.Hyperparameters;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Name == name)
            {
                return Hyperparameters[i];
            }
        }

        throw new ArgumentException($"{_optimizer.Name} has no {name}.", nameof(name));
    }

    private IEnumerable<bool> IsWeight(int layer)
    {
        int weights = _recipe.GetLayerInputs(layer) * _recipe.Layers[layer - 1].Units;
        return Enumerable.Range(0, _recipe.GetLayerParameterCount(layer)).Select(i => i < weights);
    }

    private double[] ClippedGradient()
    {
        double[] gradient = ObjectiveGradient();
        if (_recipe.ClipNorm > 0.0)
        {
            double norm = Math.Sqrt(gradient.Sum(g => g * g));
            double clip = Math.Min(1.0, _recipe.ClipNorm / (norm + 1e-6));
            return Array.ConvertAll(gradient, g => g * clip);
        }

        return _recipe.ClipValue > 0.0
            ? Array.ConvertAll(gradient, g => Math.Clamp(g, -_recipe.ClipValue, _recipe.ClipValue))
            : gradient;
    }

    private void Activate(int l, double[] z, double[] a)
    {
        if (_activations[l].Value is { } value)
        {
            double[] numbers = _numbers[l];
            for (int j = 0; j < z.Length; j++)
            {
                a[j] = value(z[j], numbers);
            }

            return;
        }

        Softmax(z, a);
    }

    // The only activation over all units of a sample.
    private static void Softmax(double[] z, double[] a)
    {
        double largest = z.Max();
        double sum = z.Sum(v => Math.Exp(v - largest));
        for (int j = 0; j < z.Length; j++)
        {
            a[j] = Math.Exp(z[j] - largest) / sum;
        }
    }

    private void DifferentiateActivation(int l, double[] upstream)
    {
        ActivationRow row = _activations[l];
        double[] numbers = _numbers[l];
        double[] a = _a[l];
        for (int j = 0; j < a.Length; j++)
        {
            if (row.Slope is { } slope)
            {
                _d[l][j] = upstream[j] * slope(_z[l][j], numbers);
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
                upstream[i] += Ahead[w] * d[j];
            }
        }

        for (int j = 0; layer.Bias && j < layer.Units; j++)
        {
            Gradients[offset + (inputs.Length * layer.Units) + j] += d[j];
        }

        return upstream;
    }
}
