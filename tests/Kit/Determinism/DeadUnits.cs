using System;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Kit;

/// <summary>
/// A network half of whose hidden units have died: their gradients are exactly 0 and what optimizers keep of them fades,
/// through the denormal numbers if nothing stops it.
/// </summary>
public static class DeadUnits
{
    private const int Inputs = 8;
    private const int Hidden = 24;
    private const int Outputs = 4;
    private const double Drowned = -64.0;

    public const int BatchSize = 4;

    /// <summary>The network under every form of every optimizer that keeps a state.</summary>
    public static ImmutableArray<(string Name, NetworkRecipe Recipe)> Networks { get; } =
    [
        .. BitSuite.Networks.Where(network => network.Recipe.Optimizer.Name != "Sgd").Select(network => (network.Name, new NetworkRecipe
        {
            Inputs = Inputs,
            Layers = [new LayerRecipe(Hidden, Activation.ReLU), new LayerRecipe(Outputs, Activation.Tanh)],
            Loss = Loss.HalfSquaredError,
            Optimizer = Calm(network.Recipe.Optimizer),
        })),
    ];

    /// <summary>Inputs of a batch; all are the same batch, so that training settles.</summary>
    public static double[] X { get; } = TestData.Draw(BatchSize * Inputs, 1.0, 5);

    public static double[] T { get; } = TestData.Draw(BatchSize * Outputs, 0.5, 6);

    /// <summary>Gives the network its parameters and its states something to fade from, then kills every second hidden unit.</summary>
    public static void Start(NetworkRecipe recipe, ITestNetwork network)
    {
        network.CopyParametersFrom(TestData.DrawParameters(recipe, 7));
        for (int step = 0; step < 3; step++)
        {
            network.Train(X, T, BatchSize);
        }

        double[] parameters = network.Parameters();
        int biases = Inputs * Hidden;
        for (int j = 0; j < Hidden; j += 2)
        {
            parameters[biases + j] = Drowned;
        }

        network.CopyParametersFrom(parameters);
    }

    // Optimizers that divide by a root of what they saw take steps of one size however small the gradient, and swing
    // around the minimum: rounding errors grow there. A large ε lets training settle, so that results can be compared.
    private static OptimizerRecipe Calm(OptimizerRecipe optimizer) => optimizer with
    {
        Hyperparameters =
        [
            .. optimizer.Row.Hyperparameters.Zip(optimizer.Hyperparameters, (row, value) => row.Name switch
            {
                "Epsilon" => 0.01,
                "LearningRate" => Math.Min(value, optimizer.Name == "Adadelta" ? 0.1 : 0.002),
                _ => value,
            }),
        ],
    };
}
