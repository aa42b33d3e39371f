namespace NetGen.Training.Tests.Weights;

/// <summary>Learns the truth table that the files of this folder hold.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class XorTrainer;

/// <summary>Starts from constants.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Weights = "xor.weights.txt")]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class ConstantXor;

/// <summary>Starts from an embedded resource.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Weights = "Weights/xor-embedded.weights.txt")]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class EmbeddedXor;

/// <summary>Turns points of the circle by a right angle: double precision, a layer without biases, a state that follows the parameters.</summary>
[Network(2, Precision = Precision.Double, Seed = 2)]
[Dense(5, Activation.Tanh, Bias = false)]
[Dense(2)]
[Nesterov(LearningRate = 0.005, LookAhead = true)]
public sealed partial class RotationTrainer;

/// <summary>Starts from constants, inside another class.</summary>
public static partial class Rotations
{
    [Network(2, Precision = Precision.Double, Weights = "rotation.weights.txt")]
    [Dense(5, Activation.Tanh, Bias = false)]
    [Dense(2)]
    [Nesterov(LearningRate = 0.005, LookAhead = true)]
    public sealed partial class Constant;
}
