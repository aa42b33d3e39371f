using NetGen;

namespace Digits;

/// <summary>Reads a digit from 28 × 28 grey values in [0, 1].</summary>
[Network(784, Loss = Loss.CategoricalCrossEntropy, Seed = 42)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Adam(LearningRate = 1e-3)]
public sealed partial class DigitNet;
