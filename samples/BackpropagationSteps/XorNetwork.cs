using NetGen;

namespace BackpropagationSteps;

/// <summary>
/// Two inputs, three hidden units with tanh, one output with the sigmoid. In double precision, so that what the formulas
/// give and what the network computed must agree in twelve digits, not in six.
/// </summary>
[Network(2, Loss = Loss.HalfSquaredError, Precision = Precision.Double, Seed = 1)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class XorNetwork;
