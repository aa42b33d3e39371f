using NetGen;

namespace Perceptron;

/// <summary>
/// Two inputs, one threshold unit, all weights zero at the start. With half squared error, the loss where none is named,
/// a step of gradient descent is the delta rule w ← w + η·(d − y)·x, b ← b + η·(d − y).
/// </summary>
[Network(2)]
[Dense(1, Activation.Step, Initializer = Initializer.Zeros)]
[Sgd(LearningRate = 0.5)]
public sealed partial class PerceptronNet;
