using NetGen;

namespace Flowers.Networks;

/// <summary>Four measurements and one of three habitats to one of three species.</summary>
[Network(7, Loss = Loss.CategoricalCrossEntropy)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Adam(LearningRate = 5e-3)]
public sealed partial class FlowerNetwork;
