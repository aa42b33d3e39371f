namespace NetGen.Tests.Learning;

/// <summary>The network of the main sample, generated into this assembly as a user's would be.</summary>
[Network(784, Loss = Loss.CategoricalCrossEntropy)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Adam(LearningRate = 1e-3)]
public sealed partial class MnistNet;
