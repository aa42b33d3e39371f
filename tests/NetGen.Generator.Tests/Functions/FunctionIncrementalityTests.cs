using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Functions;

/// <summary>The file follows the formula: written again when it changes, and only then, wherever the method stands.</summary>
public sealed class FunctionIncrementalityTests
{
    private const string Source = """
        using System;
        using NetGen;

        [Network(2, LossFunction = nameof(Pinball))]
        [Dense(3, nameof(Swish))]
        public sealed partial class Net
        {
            private const float Alpha = 0.5f;
            private static float Swish(float z) => Alpha * z / (1f + MathF.Exp(-Inner(z)));
            private static float Inner(float z) => 2f * z;
            private static float Pinball(float y, float t) => t > y ? 0.9f * (t - y) : 0.1f * (y - t);
            public int Twice(int x) => 2 * x;
        }
        """;

    [Theory]
    [InlineData("MathF.Exp(-", "MathF.Exp(")]
    [InlineData("Alpha = 0.5f", "Alpha = 0.25f")]
    [InlineData("=> 2f * z", "=> 3f * z")]
    [InlineData("0.9f * (t - y)", "0.8f * (t - y)")]
    public void AnotherFormulaWritesTheFileAgain(string before, string after)
    {
        var run = new GeneratorRun(Source);
        string first = run.Files.Values.Single();
        run.Edit(Source.Replace(before, after));
        Assert.NotEqual(first, run.Files.Values.Single());
        Assert.DoesNotContain(IncrementalStepRunReason.Cached, run.SourceReasons());
    }

    [Theory]
    [InlineData("2 * x", "x + x")]
    [InlineData("=> 2f * z;", "{ /* twice */ return (2f * z); }")]
    [InlineData("float Inner(float z) => 2f * z", "float Inner(float x) => (x * 2f)")]
    [InlineData("private static float Swish", "public static float Swish")]
    public void TheSameFormulaLeavesTheOutputCached(string before, string after)
    {
        // A comment above moves every place; x·2 and 2·x are one formula.
        var run = new GeneratorRun(Source);
        run.Edit("// above\n" + Source.Replace(before, after));
        Assert.Empty(run.Diagnostics);
        Assert.Equal([IncrementalStepRunReason.Cached], run.SourceReasons());
    }

    [Fact]
    public void AFormulaInAnotherFileIsFollowed()
    {
        const string Part = "public sealed partial class Net { private static float Inner(float z) => 2f * z; }";
        string source = Source.Replace("private static float Inner(float z) => 2f * z;", string.Empty);
        var run = new GeneratorRun(Part, source);
        string first = run.Files.Values.Single();
        run.Edit(Part.Replace("2f * z", "z * z"));
        Assert.NotEqual(first, run.Files.Values.Single());
        run.Edit(Part + " // nothing new");
        run.Edit(Part);
        Assert.Equal(first, run.Files.Values.Single());
        Assert.Equal([IncrementalStepRunReason.Cached], run.SourceReasons());
    }

    [Fact]
    public void AnErrorGoesWhenItsCauseGoes()
    {
        var run = new GeneratorRun(Source.Replace("2f * z", "z % 2f"));
        Assert.Equal("NETGEN022", Assert.Single(run.Diagnostics).Id);
        run.Edit(Source);
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Files);
    }
}
