namespace NetGen.AotBenchmarks;

[Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.01)]
public sealed partial class Tiny;

[Network(8, Loss = Loss.MeanSquaredError, Seed = 1)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(4, Activation.Linear)]
[Sgd(LearningRate = 0.01)]
public sealed partial class Small;

[Network(16, Loss = Loss.MeanSquaredError, Seed = 1)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(8, Activation.Linear)]
[Adam(LearningRate = 0.001)]
public sealed partial class Medium;

[Network(784, Loss = Loss.CategoricalCrossEntropyFromLogits, Seed = 1)]
[Dense(128, Activation.ReLU)]
[Dense(10)]
[Adam(LearningRate = 0.001)]
public sealed partial class Digits;
