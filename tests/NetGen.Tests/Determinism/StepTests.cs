using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Determinism;

/// <summary>
/// The smallest networks take a step of gradient descent in one kernel, where outputs go from forward to backward in registers:
/// losses and parameters must have the bits of the same network with a kernel for each.
/// </summary>
public sealed class StepTests
{
    private static readonly NetworkRecipe[] _recipes =
    [
        Recipe(2, Loss.HalfSquaredError, new(3, Activation.Tanh), new(1, Activation.Sigmoid)),
        Recipe(4, Loss.CategoricalCrossEntropy, new(16, Activation.ReLU), new(3, Activation.Softmax)),
        Recipe(4, Loss.CategoricalCrossEntropyFromLogits, new(12, Activation.ReLU), new(4, Activation.Linear)),
        Recipe(3, Loss.BinaryCrossEntropy, new(4, Activation.Tanh), new(2, Activation.Sigmoid)),
        Recipe(6, Loss.MeanSquaredError, new(8, Activation.GELU), new(5, Activation.Softsign)),
        Recipe(2, Loss.Huber, new LayerRecipe(7, Activation.Softplus)),
        Recipe(4, Loss.CategoricalCrossEntropy, new(4, Activation.SiLU), new(2, Activation.Softmax)) with { LossParameter = 0.1 },
        Recipe(3, Loss.MeanSquaredError, new(3, Activation.Softmax), new(3, Activation.Softmax)),
        Recipe(1, Loss.MeanAbsoluteError, new(2, Activation.ELU, Bias: false), new(1, Activation.Linear)),
    ];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void AStepInOneKernelHasTheBitsOfTwo(Precision precision)
    {
        // The same text but for the kernel's name, under which nobody looks for it.
        List<(PlantedMistake Apart, NetworkRecipe Recipe)> variants =
        [
            .. _recipes.Select(recipe => recipe with { Precision = precision })
                .Select(recipe => (new PlantedMistake("a kernel each", recipe, new TextEdit("StepAtOnce", "^StepAtOnce", "Aside")), recipe)),
        ];
        MistakeLibrary library = MistakeLibrary.Compile(variants);
        foreach ((PlantedMistake apart, NetworkRecipe recipe) in variants)
        {
            Assert.Null(library.FindRefusal(apart, recipe));
            (Trained found, Trained expected) = (new(), new());
            library.FindRight(recipe).Accept(found);
            library.FindWrong(apart, recipe).Accept(expected);
            Assert.True(found.Bytes.Length > 0);
            Assert.True(expected.Bytes.SequenceEqual(found.Bytes), recipe.ToAttributes());
        }
    }

    // The widths that a project asks for decide which kernels exist, and nothing else: neither what is multiplied first nor
    // whether a network's text is too long for kernels of its own.
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void TheWidthsOfAProjectChangeNoBit(Precision precision)
    {
        NetworkRecipe[] recipes =
        [
            .. _recipes.Concat(
            [
                Recipe(2, Loss.HalfSquaredError, new(16, Activation.Tanh), new(1, Activation.Linear)),
                Recipe(2, Loss.HalfSquaredError, new(48, Activation.Tanh), new(1, Activation.Linear)),
                Recipe(4, Loss.CategoricalCrossEntropy, new(32, Activation.ReLU), new(2, Activation.Softmax)),
                Recipe(3, Loss.MeanSquaredError, new(40, Activation.Tanh), new(1, Activation.Tanh), new(20, Activation.Linear)),
                Recipe(4, Loss.MeanSquaredError, new(33, Activation.ReLU), new(33, Activation.ReLU), new(33, Activation.ReLU), new(33, Activation.Linear)),
            ]).Select(recipe => recipe with { Precision = precision }),
        ];
        RecipeLibrary[] libraries =
        [
            .. new int?[] { null, 128, 256, 512 }.Select(bits => RecipeLibrary.Compile(recipes, CompilerSettings.Bulk with { ProjectVectorBits = bits })),
        ];
        foreach (NetworkRecipe recipe in recipes)
        {
            byte[][] bytes = [.. libraries.Select(library =>
            {
                var trained = new Trained();
                library[recipe].Accept(trained);
                return trained.Bytes;
            })];
            Assert.True(bytes[0].Length > 0);
            Assert.All(bytes, found => Assert.True(bytes[0].SequenceEqual(found), recipe.ToAttributes()));
        }
    }

    private static NetworkRecipe Recipe(int inputs, Loss loss, params LayerRecipe[] layers) => new()
    {
        Inputs = inputs,
        Layers = [.. layers],
        Loss = loss,
        Optimizer = OptimizerRecipe.Sgd(0.05),
    };

    // The losses of 40 steps and the parameters and values behind the last.
    private sealed class Trained : INetworkVisitor
    {
        public byte[] Bytes { get; private set; } = [];

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TNetwork trained = TNetwork.Create(3);
            var random = new Random(5);
            List<T> found = [];
            var x = new T[TNetwork.InputSize];
            var t = new T[TNetwork.OutputSize];
            for (int step = 0; step < 40; step++)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = T.CreateTruncating((4.0 * random.NextDouble()) - 2.0);
                }

                for (int k = 0; k < t.Length; k++)
                {
                    t[k] = T.CreateTruncating(random.NextDouble());
                }

                found.Add(trained.Train(x, t));
            }

            var parameters = new T[TNetwork.ParameterCount];
            trained.CopyParametersTo(parameters);
            found.AddRange(parameters);
            Assert.All(found, value => Assert.True(T.IsFinite(value)));
            for (int layer = 1; layer <= TNetwork.LayerCount; layer++)
            {
                var values = new T[TNetwork.GetLayerUnits(layer)];
                trained.CopyActivationsTo(layer, values);
                found.AddRange(values);
                trained.CopyDeltasTo(layer, values);
                found.AddRange(values);
            }

            Bytes = MemoryMarshal.AsBytes<T>(found.ToArray()).ToArray();
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Visit<TNetwork, T>(network);
    }
}
