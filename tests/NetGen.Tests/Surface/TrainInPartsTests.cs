using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NetGen.Kit;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Surface;

/// <summary>
/// <c>Train</c> of a large network takes gradients and step part by part: the bits must be those of <c>Forward</c>, <c>Backward</c>
/// and <c>Update</c>, which take one after the other, whatever the optimizer reads, the batch and the threads.
/// </summary>
public sealed class TrainInPartsTests
{
    // Enough parameters to go in parts, with a narrower last panel; biases missing once.
    private static readonly NetworkRecipe _recipe = new()
    {
        Inputs = 150,
        Layers = [new(130, Activation.ReLU), new(70, Activation.Tanh, Bias: false), new(10, Activation.Softmax)],
        Loss = Loss.CategoricalCrossEntropy,
        Optimizer = OptimizerRecipe.Adam(0.01),
    };

    private static readonly Dictionary<string, NetworkRecipe> _recipes = new()
    {
        ["gradient descent"] = _recipe with { Optimizer = OptimizerRecipe.Sgd(0.1) },
        ["momentum, sums over the batch"] = _recipe with { Optimizer = OptimizerRecipe.Momentum(0.001), Batch = Reduction.Sum },
        ["gradients at a point ahead"] = _recipe with { Optimizer = new("Nesterov", [0.002, 0.75]) { Options = ["LookAhead"] } },
        ["Adam"] = _recipe,
        ["Adam in double precision"] = _recipe with { Precision = Precision.Double },
        ["weights decay, biases do not"] = _recipe with { Optimizer = new("AdamW", [0.01, 0.9, 0.99, 1e-3, 0.125]) },
        ["three states"] = _recipe with { Optimizer = new("AdamW", [0.01, 0.9, 0.99, 1e-3, 0.25]) { DecayBias = true, Options = ["AmsGrad"] } },
        ["penalties and a limit to each gradient"] = _recipe with { L1 = 0.01, L2 = 0.02, ClipValue = 0.001 },
        ["a limit to the norm of all gradients"] = _recipe with { ClipNorm = 0.01 },
        ["panels in several slices"] = _recipe with { Inputs = 1201, Layers = [new(40, Activation.ReLU), new(10, Activation.Softmax)] },
        ["a narrow layer below a wide one"] = _recipe with { Inputs = 5, Layers = [new(7, Activation.Tanh), new(1100, Activation.ReLU), new(25, Activation.Tanh), new(10, Activation.Softmax)] },
    };

    private static readonly Lazy<RecipeLibrary> _library = new(() => RecipeLibrary.Compile([.. _recipes.Values]));

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (string name in _recipes.Keys)
            {
                cases.Add(name, 37, 1);
                cases.Add(name, 300, 1);
                cases.Add(name, 128, 2);
                cases.Add(name, 170, 3);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheBitsAreThoseOfOneAfterTheOther(string recipe, int batchSize, int threads)
    {
        var comparison = new Comparison(batchSize, threads);
        _library.Value[_recipes[recipe]].Accept(comparison);
        Assert.True(comparison.Done);
    }

    [Theory]
    [InlineData(new[] { 4, 3 })]
    [InlineData(new[] { 784, 512, 512, 10 })]
    [InlineData(new[] { 1201, 40, 10 })]
    [InlineData(new[] { 7000, 3, 1824, 1824, 17 })]
    public void PartsHoldEveryWeightOnce(int[] sizes)
    {
        var layers = new DenseLayout[sizes.Length - 1];
        int end = 0;
        for (int l = 0; l < layers.Length; l++)
        {
            int padded = sizes[l + 1] <= 4 ? 4 : sizes[l + 1] <= 8 ? 8 : (sizes[l + 1] + 15) / 16 * 16;
            layers[l] = new DenseLayout(sizes[l], sizes[l + 1], padded, Math.Min(padded, 32), end, 0, true);
            end += ((sizes[l] * padded) + 15) / 16 * 16;
        }

        for (int l = 0; l < layers.Length; l++)
        {
            layers[l] = layers[l] with { BiasOffset = end };
        }

        int next = 0;
        foreach (GradientPart part in GradientPart.Of(layers).OrderBy(part => part.Offset))
        {
            DenseLayout layer = layers[part.Layer - 1];
            int width = Math.Min(layer.PanelWidth, layer.PaddedUnits - (part.Panel * layer.PanelWidth));
            Assert.Equal(next, part.Offset);
            Assert.Equal(0, part.Length % 16);
            Assert.Equal(layer.WeightOffset + (part.Panel * layer.PanelWidth * layer.Inputs) + (part.From * width), part.Offset);
            Assert.InRange(part.To, part.From + 1, layer.Inputs);
            Assert.InRange(part.Length - ((part.To - part.From) * width), 0, 15);
            next += part.Length;
        }

        Assert.Equal(end, next);
    }

    private sealed class Comparison(int batchSize, int threads) : INetworkVisitor
    {
        public bool Done { get; private set; }

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TNetwork apart = TNetwork.Create(3);
            network.Reset(3);
            network.Threads = threads;
            var random = new Random(1);
            var ys = new T[batchSize * TNetwork.OutputSize];
            for (int step = 0; step < 4; step++)
            {
                T[] xs = [.. Enumerable.Range(0, batchSize * TNetwork.InputSize).Select(_ => T.CreateTruncating((2 * random.NextDouble()) - 1))];
                T[] ts = new T[batchSize * TNetwork.OutputSize];
                for (int r = 0; r < batchSize; r++)
                {
                    ts[(r * TNetwork.OutputSize) + random.Next(TNetwork.OutputSize)] = T.One;
                }

                if (step == 2)
                {
                    // Gradients that wait already join the step.
                    foreach (TNetwork one in new[] { network, apart })
                    {
                        one.Forward(xs, ys, batchSize);
                        one.Backward(ts, batchSize);
                    }
                }

                apart.Forward(xs, ys, batchSize);
                T expected = apart.Backward(ts, batchSize);
                apart.Update();
                Assert.Equal(expected, network.Train(xs, ts, batchSize));
                Assert.Equal(apart.StepCount, network.StepCount);
                Assert.Equal(0, network.AccumulatedSamples);
            }

            Assert.Equal(Values<TNetwork, T>(apart.CopyParametersTo), Values<TNetwork, T>(network.CopyParametersTo));
            Assert.All(Values<TNetwork, T>(network.CopyGradientsTo), gradient => Assert.Equal(T.Zero, gradient));
            for (int state = 0; state < TNetwork.OptimizerStateCount; state++)
            {
                int index = state;
                Assert.Equal(Values<TNetwork, T>(to => apart.CopyOptimizerStateTo(index, to)), Values<TNetwork, T>(to => network.CopyOptimizerStateTo(index, to)));
            }

            network.Threads = 1;
            Done = true;
        }

        public void VisitClassifier<TNetwork, T>(TNetwork network)
            where TNetwork : IClassifier<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Visit<TNetwork, T>(network);

            // Class indices in the place of targets.
            network.Reset(4);
            TNetwork apart = TNetwork.Create(4);
            var random = new Random(2);
            T[] xs = [.. Enumerable.Range(0, batchSize * TNetwork.InputSize).Select(_ => T.CreateTruncating(random.NextDouble()))];
            int[] labels = [.. Enumerable.Range(0, batchSize).Select(_ => random.Next(TNetwork.OutputSize))];
            apart.Forward(xs, new T[batchSize * TNetwork.OutputSize], batchSize);
            T expected = apart.Backward(labels);
            apart.Update();
            Assert.Equal(expected, network.Train(xs, labels));
            Assert.Equal(Values<TNetwork, T>(apart.CopyParametersTo), Values<TNetwork, T>(network.CopyParametersTo));
        }

        private static T[] Values<TNetwork, T>(Copy<T> copy)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var values = new T[TNetwork.ParameterCount];
            copy(values);
            return values;
        }

        private delegate void Copy<T>(Span<T> destination);
    }
}
