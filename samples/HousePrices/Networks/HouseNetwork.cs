using NetGen;

namespace HousePrices.Networks;

/// <summary>
/// Eight things known of a house to its price. The last layer is linear and has a bias: only so can it take up the scaler of
/// the targets. The first has biases for that of the inputs.
/// </summary>
[Network(8, Loss = Loss.MeanSquaredError)]
[Dense(24, Activation.Tanh)]
[Dense(12, Activation.Tanh)]
[Dense(1)]
[Adam(LearningRate = 1e-2)]
public sealed partial class HouseNetwork;
