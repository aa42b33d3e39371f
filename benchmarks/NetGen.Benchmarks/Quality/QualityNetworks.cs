namespace NetGen.Benchmarks;

// PyTorch's default initialisation everywhere: weights and biases ~ U(−1/√n, 1/√n).

[Network(784, Loss = Loss.CategoricalCrossEntropy)]
[Dense(128, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(10, Activation.Softmax, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 1e-3)]
public sealed partial class PixelsNet;

[Network(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(64, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(10, Activation.Softmax, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 1e-3)]
public sealed partial class DigitsNet;

[Network(4, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(3, Activation.Softmax, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 0.01)]
public sealed partial class IrisNet;

[Network(13, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(3, Activation.Softmax, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 0.01)]
public sealed partial class WineNet;

[Network(30, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(2, Activation.Softmax, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 0.005)]
public sealed partial class CancerNet;

[Network(10, Loss = Loss.MeanSquaredError)]
[Dense(16, Activation.ReLU, Initializer = Initializer.Uniform)]
[Dense(1, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 1e-3)]
public sealed partial class DiabetesNet;

[Network(12, Loss = Loss.MeanSquaredError)]
[Dense(16, Activation.Tanh, Initializer = Initializer.Uniform)]
[Dense(1, Initializer = Initializer.Uniform)]
[Adam(LearningRate = 1e-3)]
public sealed partial class SunspotsNet;
