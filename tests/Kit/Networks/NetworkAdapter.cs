using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;

namespace NetGen.Kit;

/// <summary>Any network as an <see cref="ITestNetwork"/>: converts and passes on, nothing else.</summary>
public class NetworkAdapter<TNetwork, T> : ITestNetwork
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkAdapter(ulong seed)
        : this(TNetwork.Create(seed))
    {
    }

    public NetworkAdapter(TNetwork network)
    {
        Network = network;
    }

    public TNetwork Network { get; }

    public Precision Precision => typeof(T) == typeof(double) ? Precision.Double : Precision.Single;

    public virtual bool TakesLabels => false;

    public int InputSize => TNetwork.InputSize;

    public int OutputSize => TNetwork.OutputSize;

    public int ParameterCount => TNetwork.ParameterCount;

    public int LayerCount => TNetwork.LayerCount;

    public double LearningRate
    {
        get => Network.LearningRate;
        set => Network.LearningRate = value;
    }

    public double ScheduledLearningRate => Network.ScheduledLearningRate;

    public IReadOnlyList<string> OptimizerStates =>
        Enumerable.Range(0, TNetwork.OptimizerStateCount).Select(TNetwork.GetOptimizerStateName).ToList();

    public long StepCount
    {
        get => Network.StepCount;
        set => Network.StepCount = value;
    }

    public int AccumulatedSamples => Network.AccumulatedSamples;

    public int GetLayerInputs(int layer) => TNetwork.GetLayerInputs(layer);

    public int GetLayerUnits(int layer) => TNetwork.GetLayerUnits(layer);

    public int GetLayerParameterCount(int layer) => TNetwork.GetLayerParameterCount(layer);

    public string GetLayerActivation(int layer) => TNetwork.GetLayerActivation(layer);

    public double GetLoss(double[] inputs, double[] targets, int batchSize) => ToDouble(Network.GetLoss(Read(inputs), Read(targets), batchSize));

    public double GetLoss(double[] inputs, double[] targets, int batchSize, double[] outputs) =>
        Write(outputs, y => Network.GetLoss(Read(inputs), Read(targets), batchSize, y));

    public double[] Fit(double[] inputs, double[] targets, int epochs, int batchSize) =>
        Trainer.Fit(Network, Samples(inputs, targets), new TrainingOptions<T> { Epochs = epochs, BatchSize = batchSize, Shuffle = false })
            .Epochs.Select(epoch => epoch.TrainingLoss).ToArray();

    public (double Loss, int Correct) Evaluate(double[] inputs, double[] targets)
    {
        Evaluation evaluation = Evaluator.Evaluate(Network, Samples(inputs, targets));
        return (evaluation.Loss, (int)evaluation.Confusion.Correct);
    }

    public void Reset(ulong seed) => Network.Reset(seed);

    public void Forward(double[] input, double[] output) =>
        Write(output, y => Network.Forward(Read(input), y));

    public void Forward(double[] inputs, double[] outputs, int batchSize) =>
        Write(outputs, y => Network.Forward(Read(inputs), y, batchSize));

    public double Backward(double[] target) => ToDouble(Network.Backward(Read(target)));

    public double Backward(double[] target, double[] inputGradient) =>
        Write(inputGradient, g => Network.Backward(Read(target), g));

    public double Backward(double[] targets, int batchSize) => ToDouble(Network.Backward(Read(targets), batchSize));

    public double Backward(double[] targets, double[] inputGradients, int batchSize) =>
        Write(inputGradients, g => Network.Backward(Read(targets), g, batchSize));

    public virtual double Backward(int label) => throw NoLabels();

    public virtual double Backward(int label, double[] inputGradient) => throw NoLabels();

    public virtual double Backward(int[] labels) => throw NoLabels();

    public virtual double Backward(int[] labels, double[] inputGradients) => throw NoLabels();

    public void Update() => Network.Update();

    public void ClearGradients() => Network.ClearGradients();

    public double Train(double[] input, double[] target) => ToDouble(Network.Train(Read(input), Read(target)));

    public double Train(double[] inputs, double[] targets, int batchSize) =>
        ToDouble(Network.Train(Read(inputs), Read(targets), batchSize));

    public virtual double Train(double[] input, int label) => throw NoLabels();

    public virtual double Train(double[] inputs, int[] labels) => throw NoLabels();

    public void Predict(double[] input, double[] output) =>
        Write(output, y => Network.Predict(Read(input), y));

    public void Predict(double[] inputs, double[] outputs, int batchSize) =>
        Write(outputs, y => Network.Predict(Read(inputs), y, batchSize));

    public int Classify(double[] input) => Network.Classify(Read(input));

    public void Classify(double[] inputs, int[] classes) => Network.Classify(Read(inputs), classes);

    public void CopyParametersTo(double[] destination) => Write(destination, w => Network.CopyParametersTo(w));

    public void CopyParametersFrom(double[] source) => Network.CopyParametersFrom(Read(source));

    public void CopyParametersTo(int layer, double[] destination) =>
        Write(destination, w => Network.CopyParametersTo(layer, w));

    public void CopyParametersFrom(int layer, double[] source) => Network.CopyParametersFrom(layer, Read(source));

    public void CopyGradientsTo(double[] destination) => Write(destination, g => Network.CopyGradientsTo(g));

    public void CopyGradientsTo(int layer, double[] destination) =>
        Write(destination, g => Network.CopyGradientsTo(layer, g));

    public void AddGradients(double[] gradients, int sampleCount) => Network.AddGradients(Read(gradients), sampleCount);

    public double GetPenalty() => ToDouble(Network.GetPenalty());

    public void CopyObjectiveGradientTo(double[] destination) => Write(destination, g => Network.CopyObjectiveGradientTo(g));

    public void CopyOptimizerStateTo(int state, double[] destination) =>
        Write(destination, values => Network.CopyOptimizerStateTo(state, values));

    public void CopyPreActivationsTo(int layer, double[] destination) =>
        Write(destination, z => Network.CopyPreActivationsTo(layer, z));

    public void CopyActivationsTo(int layer, double[] destination) =>
        Write(destination, a => Network.CopyActivationsTo(layer, a));

    public void CopyDeltasTo(int layer, double[] destination) =>
        Write(destination, d => Network.CopyDeltasTo(layer, d));

    private static Dataset<T> Samples(double[] inputs, double[] targets) =>
        Dataset.Create(Read(inputs), Read(targets), TNetwork.InputSize, TNetwork.OutputSize);

    protected static T[] Read(double[] values) => Array.ConvertAll(values, value => T.CreateTruncating(value));

    protected static double ToDouble(T value) => double.CreateTruncating(value);

    protected static double Write(double[] destination, Func<T[], T> call)
    {
        T result = default;
        Write(destination, values => { result = call(values); });
        return ToDouble(result);
    }

    private static void Write(double[] destination, Action<T[]> call)
    {
        T[] values = Read(destination);
        call(values);
        Array.ConvertAll(values, ToDouble).CopyTo(destination, 0);
    }

    private static NotSupportedException NoLabels() => new("This network's loss takes no class indices.");
}
