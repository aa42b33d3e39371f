using NetGen;

namespace Gan.Networks;

/// <summary>
/// Tells real points from made ones: D(x) is how likely x is real. Binary cross-entropy with target 1 for real points and 0
/// for made ones: E = −ln D(x) and E = −ln(1 − D(x)).
/// </summary>
[Network(2, Loss = Loss.BinaryCrossEntropy, BatchReduction = Reduction.Mean)]
[Dense(64, Activation.LeakyReLU, Alpha = 0.2)]
[Dense(64, Activation.LeakyReLU, Alpha = 0.2)]
[Dense(1, Activation.Sigmoid)]
[Adam(LearningRate = 4e-3, Beta1 = 0.5)]
public sealed partial class Discriminator;
