using NetGen;

namespace Autoencoder.Networks;

/// <summary>
/// 64 pixels through 8 numbers, the code, and back to 64 pixels. The outputs are grey values: a sigmoid keeps them between 0
/// and 1.
/// </summary>
[Network(64, Loss = Loss.MeanSquaredError)]
[Dense(32, Activation.Tanh)]
[Dense(CodeSize, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(64, Activation.Sigmoid)]
[Adam(LearningRate = 4e-3)]
public sealed partial class DigitAutoencoder
{
    /// <summary>The layer whose activations are the code.</summary>
    public const int CodeLayer = 2;

    /// <summary>The numbers of a code.</summary>
    public const int CodeSize = 8;
}
