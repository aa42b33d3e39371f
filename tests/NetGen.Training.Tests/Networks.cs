namespace NetGen.Training.Tests;

/// <summary>4 inputs, 3 classes.</summary>
[Network(4, Loss = Loss.CategoricalCrossEntropy, Seed = 3)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Adam(LearningRate = 0.01)]
public sealed partial class IrisNet;

/// <summary>The same in double precision, with plain gradient descent.</summary>
[Network(4, Loss = Loss.CategoricalCrossEntropy, Seed = 3, Precision = Precision.Double)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Sgd(LearningRate = 0.1)]
public sealed partial class IrisDoubleNet;

/// <summary>A regression whose losses are summed over the batch.</summary>
[Network(2, Loss = Loss.HalfSquaredError, BatchReduction = Reduction.Sum, Seed = 5, Precision = Precision.Double)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[Sgd(LearningRate = 0.01)]
public sealed partial class SumNet;

/// <summary>A probability of one unit.</summary>
[Network(2, Loss = Loss.BinaryCrossEntropy, Seed = 7)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Adam(LearningRate = 0.02)]
public sealed partial class BinaryNet;

/// <summary>An optimizer with a state that all parameters share.</summary>
[Network(4, Loss = Loss.CategoricalCrossEntropy, Seed = 3)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[NAdam(LearningRate = 0.01)]
public sealed partial class NAdamNet;
