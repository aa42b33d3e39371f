using System.Collections.Generic;

namespace NetGen.Kit;

/// <summary>
/// The public surface of a network in doubles, whatever its number type, so that one test serves both precisions.
/// Every array goes to the network with the length it has here: wrong lengths reach the network's own checks.
/// </summary>
public interface ITestNetwork
{
    Precision Precision { get; }

    bool TakesLabels { get; }

    int InputSize { get; }

    int OutputSize { get; }

    int ParameterCount { get; }

    int LayerCount { get; }

    double LearningRate { get; set; }

    double ScheduledLearningRate { get; }

    IReadOnlyList<string> OptimizerStates { get; }

    long StepCount { get; set; }

    int AccumulatedSamples { get; }

    int GetLayerInputs(int layer);

    int GetLayerUnits(int layer);

    int GetLayerParameterCount(int layer);

    string GetLayerActivation(int layer);

    double GetLoss(double[] inputs, double[] targets, int batchSize);

    double GetLoss(double[] inputs, double[] targets, int batchSize, double[] outputs);

    /// <summary>Trains epoch by epoch in the order of the samples.</summary>
    /// <returns>The mean loss of a sample in each epoch, before its batch's step.</returns>
    double[] Fit(double[] inputs, double[] targets, int epochs, int batchSize);

    /// <summary>The mean loss of a sample, and how many classes are recognised.</summary>
    (double Loss, int Correct) Evaluate(double[] inputs, double[] targets);

    void Reset(ulong seed);

    void Forward(double[] input, double[] output);

    void Forward(double[] inputs, double[] outputs, int batchSize);

    double Backward(double[] target);

    double Backward(double[] target, double[] inputGradient);

    double Backward(double[] targets, int batchSize);

    double Backward(double[] targets, double[] inputGradients, int batchSize);

    double Backward(int label);

    double Backward(int label, double[] inputGradient);

    double Backward(int[] labels);

    double Backward(int[] labels, double[] inputGradients);

    void Update();

    void ClearGradients();

    double Train(double[] input, double[] target);

    double Train(double[] inputs, double[] targets, int batchSize);

    double Train(double[] input, int label);

    double Train(double[] inputs, int[] labels);

    void Predict(double[] input, double[] output);

    void Predict(double[] inputs, double[] outputs, int batchSize);

    int Classify(double[] input);

    void Classify(double[] inputs, int[] classes);

    void CopyParametersTo(double[] destination);

    void CopyParametersFrom(double[] source);

    void CopyParametersTo(int layer, double[] destination);

    void CopyParametersFrom(int layer, double[] source);

    void CopyGradientsTo(double[] destination);

    void CopyGradientsTo(int layer, double[] destination);

    void AddGradients(double[] gradients, int sampleCount);

    double GetPenalty();

    void CopyObjectiveGradientTo(double[] destination);

    void CopyOptimizerStateTo(int state, double[] destination);

    void CopyPreActivationsTo(int layer, double[] destination);

    void CopyActivationsTo(int layer, double[] destination);

    void CopyDeltasTo(int layer, double[] destination);
}
