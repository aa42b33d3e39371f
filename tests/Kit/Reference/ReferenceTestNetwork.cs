using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// The reference behind the same interface as the emitted networks, so that whatever judges those can be tried on a
/// network that is known to be right, and on one that is known to be wrong.
/// </summary>
public sealed class ReferenceTestNetwork : ITestNetwork
{
    private readonly NetworkRecipe _recipe;
    private readonly ReferenceNetwork _network;
    private double[] _batch = [];

    public ReferenceTestNetwork(NetworkRecipe recipe)
    {
        _recipe = recipe;
        _network = new ReferenceNetwork(recipe);
    }

    /// <summary>A deliberate fault: the gradients are multiplied by this before each step.</summary>
    public double GradientFault { get; init; } = 1.0;

    /// <summary>A deliberate inaccuracy: this part of the largest gradient is added to every gradient before each step.</summary>
    public double GradientNudge { get; init; }

    /// <summary>A deliberate fault, added to the first output.</summary>
    public double OutputFault { get; init; }

    /// <summary>The least distance to any kink so far.</summary>
    public double KinkDistance => _network.KinkDistance;

    public Precision Precision => Precision.Double;

    public bool TakesLabels => _recipe.LossRow.TakesLabels;

    public int InputSize => _recipe.Inputs;

    public int OutputSize => _recipe.OutputSize;

    public int ParameterCount => _recipe.ParameterCount;

    public int LayerCount => _recipe.Layers.Length;

    public double LearningRate
    {
        get => _network.Hyperparameters[0];
        set => _network.Hyperparameters[0] = value;
    }

    public long StepCount
    {
        get => _network.StepCount;
        set => _network.StepCount = value;
    }

    public int AccumulatedSamples => _network.AccumulatedSamples;

    public double ScheduledLearningRate =>
        _recipe.Optimizer.ScheduleRow.Rate(LearningRate, StepCount + 1, [.. _recipe.Optimizer.ScheduleParameters]);

    public IReadOnlyList<string> OptimizerStates =>
        [.. _recipe.OptimizerRow.States, .. _recipe.OptimizerRow.SharedStates.Select(state => state.Name)];

    public int GetLayerInputs(int layer) => _recipe.GetLayerInputs(layer);

    public int GetLayerUnits(int layer) => _recipe.Layers[layer - 1].Units;

    public int GetLayerParameterCount(int layer) => _recipe.GetLayerParameterCount(layer);

    public string GetLayerActivation(int layer) => _recipe.Layers[layer - 1].Activation.ToString();

    public double GetLoss(double[] inputs, double[] targets, int batchSize)
    {
        double sum = 0.0;
        for (int n = 0; n < batchSize; n++)
        {
            _network.Forward(Row(inputs, n, InputSize));
            sum += _network.GetLoss(Row(targets, n, OutputSize));
        }

        return _recipe.MeansOverBatch ? sum / batchSize : sum;
    }

    public double GetLoss(double[] inputs, double[] targets, int batchSize, double[] outputs)
    {
        Predict(inputs, outputs, batchSize);
        return GetLoss(inputs, targets, batchSize);
    }

    public double[] Fit(double[] inputs, double[] targets, int epochs, int batchSize)
    {
        int count = inputs.Length / InputSize;
        double[] losses = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            for (int start = 0; start < count; start += batchSize)
            {
                int rows = Math.Min(batchSize, count - start);
                double loss = Train(
                    inputs[(start * InputSize)..((start + rows) * InputSize)], targets[(start * OutputSize)..((start + rows) * OutputSize)], rows);
                losses[epoch] += _recipe.MeansOverBatch ? loss * rows / count : loss / count;
            }
        }

        return losses;
    }

    public (double Loss, int Correct) Evaluate(double[] inputs, double[] targets)
    {
        int count = inputs.Length / InputSize;
        int[] classes = new int[count];
        Classify(inputs, classes);
        int correct = Enumerable.Range(0, count).Count(n => targets[(n * OutputSize) + classes[n]] == 1.0);
        double loss = Enumerable.Range(0, count).Sum(n => GetLoss(
            inputs[(n * InputSize)..((n + 1) * InputSize)], targets[(n * OutputSize)..((n + 1) * OutputSize)], 1));
        return (loss / count, correct);
    }

    public void Reset(ulong seed) => _network.Reset();

    public void Forward(double[] input, double[] output)
    {
        _network.Forward(input).CopyTo(output, 0);
        output[0] += OutputFault;
    }

    public void Forward(double[] inputs, double[] outputs, int batchSize)
    {
        _batch = [.. inputs];
        for (int n = 0; n < batchSize; n++)
        {
            _network.Forward(Row(inputs, n, InputSize)).CopyTo(outputs, n * OutputSize);
            outputs[n * OutputSize] += OutputFault;
        }
    }

    public double Backward(double[] target) => Finish(_network.Backward(target).Loss);

    public double Backward(double[] target, double[] inputGradient)
    {
        (double loss, double[] gradient) = _network.Backward(target);
        gradient.CopyTo(inputGradient, 0);
        return Finish(loss);
    }

    public double Backward(double[] targets, int batchSize) =>
        Backward(targets, new double[batchSize * InputSize], batchSize);

    public double Backward(double[] targets, double[] inputGradients, int batchSize)
    {
        double sum = 0.0;
        for (int n = 0; n < batchSize; n++)
        {
            _network.Forward(Row(_batch, n, InputSize));
            (double loss, double[] gradient) = _network.Backward(Row(targets, n, OutputSize));
            gradient.CopyTo(inputGradients, n * InputSize);
            sum += Finish(loss);
        }

        return _recipe.MeansOverBatch ? sum / batchSize : sum;
    }

    public double Backward(int label) => Backward(OneHot([label]));

    public double Backward(int label, double[] inputGradient) => Backward(OneHot([label]), inputGradient);

    public double Backward(int[] labels) => Backward(OneHot(labels), labels.Length);

    public double Backward(int[] labels, double[] inputGradients) =>
        Backward(OneHot(labels), inputGradients, labels.Length);

    public void Update()
    {
        double nudge = GradientNudge == 0.0 ? 0.0 : GradientNudge * _network.Gradients.Max(Math.Abs);
        for (int i = 0; nudge != 0.0 && i < _network.Gradients.Length; i++)
        {
            _network.Gradients[i] += nudge;
        }

        _network.Update();
    }

    public void ClearGradients() => _network.ClearGradients();

    public double Train(double[] input, double[] target) => Train(input, target, 1);

    public double Train(double[] inputs, double[] targets, int batchSize)
    {
        Forward(inputs, new double[batchSize * OutputSize], batchSize);
        double loss = Backward(targets, batchSize);
        Update();
        return loss;
    }

    public double Train(double[] input, int label) => Train(input, OneHot([label]));

    public double Train(double[] inputs, int[] labels) => Train(inputs, OneHot(labels), labels.Length);

    public void Predict(double[] input, double[] output)
    {
        _network.Predict(input).CopyTo(output, 0);
        output[0] += OutputFault;
    }

    public void Predict(double[] inputs, double[] outputs, int batchSize)
    {
        for (int n = 0; n < batchSize; n++)
        {
            _network.Predict(Row(inputs, n, InputSize)).CopyTo(outputs, n * OutputSize);
        }
    }

    public int Classify(double[] input)
    {
        _network.Predict(input);
        double[] z = [.. _network.PreActivations(LayerCount)];
        return OutputSize == 1 ? (z[0] > 0.0 ? 1 : 0) : Array.IndexOf(z, z.Max());
    }

    public void Classify(double[] inputs, int[] classes)
    {
        for (int n = 0; n < classes.Length; n++)
        {
            classes[n] = Classify(Row(inputs, n, InputSize));
        }
    }

    public void CopyParametersTo(double[] destination) => _network.Parameters.CopyTo(destination, 0);

    public void CopyParametersFrom(double[] source)
    {
        source.CopyTo(_network.Parameters, 0);
        _network.MoveAhead();
    }

    public void CopyParametersTo(int layer, double[] destination) =>
        _network.Parameters.AsSpan(Offset(layer), GetLayerParameterCount(layer)).CopyTo(destination);

    public void CopyParametersFrom(int layer, double[] source)
    {
        source.CopyTo(_network.Parameters.AsSpan(Offset(layer), GetLayerParameterCount(layer)));
        _network.MoveAhead();
    }

    public void CopyGradientsTo(double[] destination) => _network.Gradients.CopyTo(destination, 0);

    public void CopyGradientsTo(int layer, double[] destination) =>
        _network.Gradients.AsSpan(Offset(layer), GetLayerParameterCount(layer)).CopyTo(destination);

    public void AddGradients(double[] gradients, int sampleCount) => _network.AddGradients(gradients, sampleCount);

    public double GetPenalty() => _network.Penalty();

    public void CopyObjectiveGradientTo(double[] destination) => _network.ObjectiveGradient().CopyTo(destination, 0);

    public void CopyOptimizerStateTo(int state, double[] destination) => _network.State(state).CopyTo(destination, 0);

    public void CopyPreActivationsTo(int layer, double[] destination) =>
        _network.PreActivations(layer).ToArray().CopyTo(destination, 0);

    public void CopyActivationsTo(int layer, double[] destination) =>
        _network.Activations(layer).ToArray().CopyTo(destination, 0);

    public void CopyDeltasTo(int layer, double[] destination) => _network.Deltas(layer).ToArray().CopyTo(destination, 0);

    private static double[] Row(double[] rows, int n, int size) => rows.AsSpan(n * size, size).ToArray();

    private int Offset(int layer) => Enumerable.Range(1, layer - 1).Sum(GetLayerParameterCount);

    private double[] OneHot(int[] labels) => TestData.OneHot(labels, OutputSize);

    private double Finish(double loss)
    {
        for (int i = 0; GradientFault != 1.0 && i < _network.Gradients.Length; i++)
        {
            _network.Gradients[i] *= GradientFault;
        }

        return loss;
    }
}
