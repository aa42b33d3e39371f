using NetGen;

namespace Flowers.Networks;

/// <summary>Four measurements alone to one of three species, as Fisher's irises have them (1936).</summary>
[Network(4, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Adam(LearningRate = 5e-3)]
public sealed partial class MeasurementNetwork;
