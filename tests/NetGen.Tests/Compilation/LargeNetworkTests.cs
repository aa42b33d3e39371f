using System;
using System.Diagnostics;
using System.Linq;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Compilation;

/// <summary>A network of a million parameters builds and runs as well as a small one.</summary>
public sealed class LargeNetworkTests
{
    // Blocked kernels with literal bounds, once for each vector width: the text must not grow with the parameters.
    private const int LargestFile = 300_000;

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void AMillionParametersBuildAndRun(Precision precision)
    {
        var recipe = new NetworkRecipe
        {
            Inputs = 1000,
            Layers = [new(1000, Activation.ReLU), new(10, Activation.Softmax)],
            Loss = Loss.CategoricalCrossEntropy,
            Optimizer = OptimizerRecipe.Adam(1e-3),
            Precision = precision,
        };

        // The first compilation of a process also pays for the compiler itself.
        NetworkCompiler.Compile([new NetworkDeclaration("Small", "[Network(2)]\n[Dense(1)]")]);
        var watch = Stopwatch.StartNew();
        RecipeLibrary library = RecipeLibrary.Compile([recipe]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"Generating and compiling took {watch.Elapsed}.");
        Assert.True(recipe.ParameterCount > 1_000_000);
        int length = library.GeneratedFiles.Values.Single().Length;
        Assert.True(length < LargestFile, $"The generated file has {length} characters.");

        const int Batch = 9;
        ITestNetwork network = library[recipe].Create(5);
        double[] x = TestData.Draw(Batch * 1000, 1.0, 3);
        int[] labels = TestData.DrawLabels(10, Batch, 4);
        double first = network.Train(x, labels);
        double last = first;
        for (int step = 0; step < 10; step++)
        {
            last = network.Train(x, labels);
        }

        Assert.InRange(first, 1.5, 4.0);
        Assert.True(last < 0.5 * first, $"The loss went from {first} to {last}.");
        var classes = new int[Batch];
        network.Classify(x, classes);
        Assert.Equal(labels, classes);
    }
}
