namespace NetGen.Training.Tests.Data;

[Network(3, Seed = 4)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
internal sealed partial class RegressionNet;

[Network(3, Seed = 4, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
internal sealed partial class DoubleRegressionNet;

[Network(3, Seed = 4)]
[Dense(5, Activation.Tanh, Bias = false)]
[Dense(2, Activation.Sigmoid)]
internal sealed partial class UnbiasedNet;

[Network(4, Loss = Loss.CategoricalCrossEntropy, Seed = 1)]
[Dense(8, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Adam(LearningRate = 0.02)]
internal sealed partial class IrisNet;
