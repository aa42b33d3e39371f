namespace NetGen.Training.Tests.Samples.BackpropagationStepsSample;

/// <summary>The sample's network but for the hidden layer's activation.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Precision = Precision.Double)]
[Dense(3, Activation.Softsign)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class SoftsignNetwork;

/// <summary>The sample's network but for the error function.</summary>
[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.5)]
public sealed partial class MeanSquaredNetwork;

/// <summary>The sample's network but for the optimizer.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Precision = Precision.Double)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Adam(LearningRate = 0.5)]
public sealed partial class AdamNetwork;

/// <summary>The sample's network, standing still.</summary>
[Network(2, Loss = Loss.HalfSquaredError, Precision = Precision.Double)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Sgd(LearningRate = 0.0)]
public sealed partial class StandingNetwork;
