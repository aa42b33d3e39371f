using System;
using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>
/// A network of one layer with the identity as weights: its pre-activations are its inputs, so values and slopes of
/// activations and losses can be read off the public surface.
/// </summary>
internal static class IdentityLayer
{
    /// <param name="size">The number of inputs and units.</param>
    /// <param name="layer">The activation and its parameters.</param>
    public static NetworkRecipe Recipe(int size, LayerRecipe layer) => new()
    {
        Inputs = size,
        Layers = [layer with { Units = size, Bias = false }],
        Loss = Loss.HalfSquaredError,
        Outputs = Reduction.Sum,
        Batch = Reduction.Sum,
        Optimizer = OptimizerRecipe.Sgd(0.0),
    };

    public static ITestNetwork Create(Func<ITestNetwork> create)
    {
        ITestNetwork network = create();
        var weights = new double[network.ParameterCount];
        for (int i = 0; i < network.InputSize; i++)
        {
            weights[(i * network.OutputSize) + i] = 1.0;
        }

        network.CopyParametersFrom(weights);
        return network;
    }
}
