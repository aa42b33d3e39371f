namespace NetGen.Training.Tests.Pictures;

[Network(2, Loss = Loss.CategoricalCrossEntropy, Seed = 1)]
[Dense(12, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Adam(LearningRate = 0.02)]
public sealed partial class ThreeClassNet;

[Network(2, Loss = Loss.BinaryCrossEntropy, Seed = 1)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class LineNet;

[Network(2, Seed = 1)]
[Dense(1, nameof(Shifted))]
public sealed partial class OwnFunctionNet
{
    private static float Shifted(float z) => (2 * z) + 5;
}

[Network(784, Seed = 1, Precision = Precision.Double)]
[Dense(20, Activation.Tanh)]
[Dense(2)]
public sealed partial class WideNet;

[Network(4, Seed = 1)]
[Dense(3, Activation.Tanh)]
[Dense(1)]
public sealed partial class SmallNet;
