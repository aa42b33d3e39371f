using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>A few networks in every variant, for tests of the contract rather than of the numbers.</summary>
internal static class SurfaceNetworks
{
    private static readonly Dictionary<string, NetworkRecipe> _recipes = new()
    {
        ["2-3-1 regression"] = new()
        {
            Inputs = 2,
            Layers = [new(3, Activation.Tanh), new(1, Activation.Linear)],
            Loss = Loss.MeanSquaredError,
            Optimizer = OptimizerRecipe.Momentum(0.05),
        },
        ["3-5-1 yes or no"] = new()
        {
            Inputs = 3,
            Layers = [new(5, Activation.ReLU, Bias: false), new(1, Activation.Sigmoid)],
            Loss = Loss.BinaryCrossEntropy,
            Optimizer = OptimizerRecipe.Sgd(0.1),
        },
        ["4-9-3 classes"] = new()
        {
            Inputs = 4,
            Layers = [new(9, Activation.Tanh), new(3, Activation.Softmax)],
            Loss = Loss.CategoricalCrossEntropy,
            Optimizer = OptimizerRecipe.Adam(0.01),
        },
        ["20-33-17-10 classes"] = new()
        {
            Inputs = 20,
            Layers = [new(33, Activation.ReLU), new(17, Activation.Sigmoid), new(10, Activation.Softmax)],
            Loss = Loss.CategoricalCrossEntropy,
            Optimizer = OptimizerRecipe.Adam(0.01),
        },
    };

    private static readonly Lazy<RecipeLibrary> _library = new(
        () => RecipeLibrary.Compile(_recipes.Values.SelectMany(Tiers.Vary)), LazyThreadSafetyMode.ExecutionAndPublication);

    public static TheoryData<string, Precision, Tier> All() => Choose(_ => true);

    public static TheoryData<string, Precision, Tier> Classifiers() =>
        Choose(recipe => recipe.Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy);

    public static NetworkRecipe Recipe(string name, Precision precision, Tier tier) =>
        _recipes[name] with { Precision = precision, Tier = tier };

    public static CompiledNetwork Compiled(string name, Precision precision, Tier tier) =>
        _library.Value[Recipe(name, precision, tier)];

    public static ITestNetwork Create(string name, Precision precision, Tier tier, ulong seed = 1) =>
        Compiled(name, precision, tier).Create(seed);

    private static TheoryData<string, Precision, Tier> Choose(Func<NetworkRecipe, bool> choice)
    {
        var data = new TheoryData<string, Precision, Tier>();
        foreach ((string name, NetworkRecipe recipe) in _recipes.Where(pair => choice(pair.Value)))
        {
            foreach ((Precision precision, Tier tier) in Tiers.Variants())
            {
                data.Add(name, precision, tier);
            }
        }

        return data;
    }
}
