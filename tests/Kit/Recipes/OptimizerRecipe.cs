using System.Collections.Immutable;

namespace NetGen.Kit;

/// <summary>An optimizer by its attribute's name, with its hyperparameters in the order of its row in the catalogue.</summary>
public sealed record OptimizerRecipe(string Name, ImmutableArray<double> Hyperparameters)
{
    public static OptimizerRecipe Sgd(double learningRate) => new("Sgd", [learningRate]);

    public static OptimizerRecipe Momentum(double learningRate, double momentum = 0.9, double dampening = 0.0) =>
        new("Momentum", [learningRate, momentum, dampening]);

    public static OptimizerRecipe Adam(double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) =>
        new("Adam", [learningRate, beta1, beta2, epsilon]);
}
