using System;
using System.Linq;
using System.Text;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Compilation;

/// <summary>
/// A network's text stays below 100 KB whatever its widths: what would be longer comes with fewer kernels of its own. Longer ones
/// have a softmax between layers, which the library has no loops for, or behind ten.
/// </summary>
public sealed class TextLengthTests
{
    private const int Most = 100_000;

    [Theory]
    [InlineData(Precision.Single, 8, 32, 32, 4)]
    [InlineData(Precision.Single, 12, 48, 48, 3)]
    [InlineData(Precision.Single, 13, 100, 50, 30, 5)]
    [InlineData(Precision.Double, 24, 24, 24, 24, 24)]
    [InlineData(Precision.Single, 33, 33, 33, 33, 33)]
    [InlineData(Precision.Double, 56, 56, 56, 56)]
    [InlineData(Precision.Single, 64, 64, 64, 64, 64)]
    [InlineData(Precision.Single, 127, 127, 127, 127, 127)]
    [InlineData(Precision.Single, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128)]
    public void NoFileIsLongerThanItMayBe(Precision precision, params int[] sizes)
    {
        NetworkRecipe recipe = Recipe(precision, sizes);
        int bytes = Encoding.UTF8.GetByteCount(RecipeLibrary.Compile([recipe]).GeneratedFiles.Values.Single());
        Assert.True(bytes <= Most, $"{recipe.ToAttributes()}: {bytes} bytes");
    }

    [Theory]
    [InlineData("", 8, 32, 32, 4)]
    [InlineData("", 12, 48, 48, 3)]
    [InlineData("one sample in vectors of up to 256 bits; ", 13, 49, 49, 5)]
    [InlineData("one sample through the library's loops; ", 33, 33, 33, 33, 33)]
    public void WhatOneSampleGoesThroughStandsInTheHead(string expected, params int[] sizes)
    {
        string text = RecipeLibrary.Compile([Recipe(Precision.Single, sizes)]).GeneratedFiles.Values.Single();
        string plan = text.Split('\n').Single(line => line.StartsWith("// Plan: ", StringComparison.Ordinal));
        Assert.Contains($"register tiles; {expected}batches", plan);
        Assert.Equal(expected.Length == 0, text.Contains("Backward_V512(", StringComparison.Ordinal));
    }

    private static NetworkRecipe Recipe(Precision precision, int[] sizes) => new()
    {
        Inputs = sizes[0],
        Layers = [.. sizes[1..^1].Select(units => new LayerRecipe(units, Activation.ReLU)), new(sizes[^1], Activation.Linear)],
        Loss = Loss.MeanSquaredError,
        Optimizer = OptimizerRecipe.Adam(1e-3),
        Precision = precision,
    };
}
