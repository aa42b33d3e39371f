using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Determinism;

/// <summary>
/// Small networks run batches with samples side by side in the lanes: outputs, losses, gradients and steps must have the
/// bits of the samples one by one, at every width, for every batch size on both sides of where the lanes begin.
/// </summary>
public sealed class LanesTests
{
    private static readonly NetworkRecipe[] _recipes =
    [
        Recipe(2, Loss.HalfSquaredError, new(3, Activation.Tanh), new(1, Activation.Sigmoid)),
        Recipe(4, Loss.CategoricalCrossEntropy, new(16, Activation.ReLU), new(3, Activation.Softmax)),
        Recipe(8, Loss.MeanSquaredError, new(16, Activation.Tanh), new(16, Activation.GELU), new(4, Activation.Linear)),
        Recipe(7, Loss.CategoricalCrossEntropyFromLogits, new(11, Activation.SiLU), new(1, Activation.Softplus), new(13, Activation.Softmax), new(10, Activation.Linear)),
        Recipe(3, Loss.Huber, new(5, Activation.LeakyReLU, Bias: false), new(14, Activation.Mish), new(12, Activation.Softmax)),
        Recipe(1, Loss.BinaryCrossEntropyFromLogits, new(6, Activation.ELU), new(2, Activation.Linear)),
        Recipe(9, Loss.CategoricalCrossEntropy, new(1, Activation.Softsign), new(16, Activation.Softmax), new(9, Activation.Softmax)) with { LossParameter = 0.1 },
        Recipe(3, Loss.HalfSquaredError, new(8, Activation.ELU, Bias: false), new(2, Activation.Linear, Bias: false)),
        Recipe(2, Loss.MeanSquaredError, new(5, Activation.Linear), new(4, Activation.Sigmoid), new(3, Activation.ReLU)),
        Recipe(1, Loss.BinaryCrossEntropyFromLogits, new(2, Activation.Sigmoid), new(1, Activation.Linear)),
        Recipe(3, Loss.CategoricalCrossEntropy, new(12, Activation.Sigmoid), new(4, Activation.Softmax)),
        Recipe(4, Loss.HalfSquaredError, new(16, Activation.SiLU, Bias: false), new(1, Activation.Tanh)),
        Recipe(2, Loss.MeanSquaredError, new(12, Activation.Tanh), new(2, Activation.Softsign)),
        Recipe(4, Loss.CategoricalCrossEntropy, new LayerRecipe(4, Activation.Softmax)),
        Recipe(4, Loss.MeanSquaredError, new(1, Activation.Softplus), new(7, Activation.Tanh), new(3, Activation.Linear)),
        Recipe(40, Loss.MeanAbsoluteError, new(3, Activation.Tanh), new(2, Activation.Linear)),
        Recipe(33, Loss.SquaredHinge, new(9, Activation.HardTanh, Bias: false), new(5, Activation.Sigmoid, Bias: false, Steepness: 2.0)),
    ];

    public static TheoryData<Precision, int> Variants()
    {
        var data = new TheoryData<Precision, int>();
        foreach (Precision precision in Tiers.Precisions)
        {
            foreach (int bits in new[] { 128, 256, 512 })
            {
                data.Add(precision, bits);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void ABatchHasTheBitsOfItsSamples(Precision precision, int bits)
    {
        List<NetworkRecipe> recipes = [.. _recipes.Select(recipe => recipe with { Precision = precision })];
        RecipeLibrary library = RecipeLibrary.Compile(recipes, CompilerSettings.Bulk with { ProjectVectorBits = bits });
        Assert.All(library.GeneratedFiles.Values, text => Assert.Contains("with samples in the lanes", text));
        if (precision == Precision.Single && bits == 512)
        {
            // Some predict in registers, with every number of columns that is turned over there.
            for (int n = 1; n <= 4; n++)
            {
                Assert.Contains(library.GeneratedFiles.Values, text => text.Contains($"out V16 x{n});", StringComparison.Ordinal));
                Assert.Contains(library.GeneratedFiles.Values, text => text.Contains($"y{n});", StringComparison.Ordinal) || text.Contains($"z{n});", StringComparison.Ordinal));
            }
        }

        foreach (NetworkRecipe recipe in recipes)
        {
            var visitor = new Visitor();
            library[recipe].Accept(visitor);
            Assert.True(visitor.Differences.Count == 0, $"{recipe.ToAttributes()}\n{string.Join('\n', visitor.Differences.Take(10))}");
        }
    }

    private static NetworkRecipe Recipe(int inputs, Loss loss, params LayerRecipe[] layers) => new()
    {
        Inputs = inputs,
        Layers = [.. layers],
        Loss = loss,
        Optimizer = OptimizerRecipe.Sgd(0.01),
    };

    private sealed class Visitor : INetworkVisitor
    {
        public List<string> Differences { get; } = [];

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (int rows in Enumerable.Range(1, 70).Append(128).Append(1000))
            {
                Compare<TNetwork, T>(rows);
            }
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Visit<TNetwork, T>(network);

        private void Compare<TNetwork, T>(int rows)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (int n, int k) = (TNetwork.InputSize, TNetwork.OutputSize);
            var random = new Random(rows);

            // Zeros of both signs among the inputs: sums of theirs are where a sign could differ.
            T[] x = Draw<T>(rows * n, () => random.Next(8) switch { 0 => 0.0, 1 => -0.0, _ => (4.0 * random.NextDouble()) - 2.0 });
            T[] t = Draw<T>(rows * k, () => random.Next(3) == 0 ? random.Next(2) : random.NextDouble());
            (TNetwork one, TNetwork many) = (TNetwork.Create(1), TNetwork.Create(1));
            (T[] y, T[] ys) = (new T[rows * k], new T[rows * k]);
            (T[] g, T[] gs) = (new T[rows * n], new T[rows * n]);
            for (int r = 0; r < rows; r++)
            {
                one.Predict(x.AsSpan(r * n, n), y.AsSpan(r * k, k));
            }

            many.Predict(x, ys, rows);
            Same(rows, "Predict", y, ys);
            var losses = new T[64 / Marshal.SizeOf<T>()];
            for (int r = 0; r < rows; r++)
            {
                one.Forward(x.AsSpan(r * n, n), y.AsSpan(r * k, k));
                losses[r % losses.Length] += one.Backward(t.AsSpan(r * k, k), g.AsSpan(r * n, n));
            }

            many.Forward(x, ys, rows);
            T loss = many.Backward(t, gs, rows);
            Same(rows, "Forward", y, ys);
            Same(rows, "input gradients", g, gs);
            for (int half = losses.Length / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                {
                    losses[i] += losses[i + half];
                }
            }

            Same<T>(rows, "loss", [losses[0] / T.CreateTruncating(rows)], [loss]);
            (T[] w, T[] ws) = (new T[TNetwork.ParameterCount], new T[TNetwork.ParameterCount]);
            one.CopyGradientsTo(w);
            many.CopyGradientsTo(ws);
            Same(rows, "gradients", w, ws);
            one.Update();
            TNetwork trained = TNetwork.Create(1);
            Same<T>(rows, "loss of Train", [loss], [trained.Train(x, t, rows)]);
            one.CopyParametersTo(w);
            trained.CopyParametersTo(ws);

            // A single sample's step may be taken at once, with the rate in its products.
            if (rows > 1)
            {
                Same(rows, "parameters", w, ws);
            }
        }

        private static T[] Draw<T>(int count, Func<double> next)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(next()))];

        private void Same<T>(int rows, string what, T[] expected, T[] found)
            where T : unmanaged
        {
            if (!MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(found)))
            {
                int at = Enumerable.Range(0, expected.Length).First(i => !MemoryMarshal.AsBytes<T>(expected.AsSpan(i, 1)).SequenceEqual(MemoryMarshal.AsBytes<T>(found.AsSpan(i, 1))));
                Differences.Add($"{rows} samples, {what} at {at}: {expected[at]} one by one, {found[at]} in the lanes");
            }
        }
    }
}
