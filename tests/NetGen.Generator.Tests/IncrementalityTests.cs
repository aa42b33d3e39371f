using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using Xunit;

namespace NetGen.Generator.Tests;

/// <summary>The file is written again when the network changes, and never otherwise.</summary>
public sealed class IncrementalityTests
{
    private const string Source = """
        using NetGen;

        [Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
        [Dense(3, Activation.Tanh)]
        [Dense(1, Activation.Sigmoid)]
        [Sgd(LearningRate = 0.5)]
        public sealed partial class Net
        {
            public int Twice(int x) => 2 * x;
        }
        """;

    [Fact]
    public void AnEditAboveTheClassLeavesTheOutputCached()
    {
        var run = new GeneratorRun(Source);
        run.Edit("// a comment above\n" + Source);
        Assert.All(run.Reasons(TrackingNames.Spec), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.Equal([IncrementalStepRunReason.Cached], run.SourceReasons());
    }

    [Fact]
    public void AnEditInAnotherFileLeavesTheOutputCached()
    {
        var run = new GeneratorRun(Source);
        run.Add("public class Other { }");
        Assert.Equal([IncrementalStepRunReason.Cached], run.SourceReasons());
    }

    [Fact]
    public void AnEditOfAnotherMemberLeavesTheOutputCached()
    {
        var run = new GeneratorRun(Source);
        run.Edit(Source.Replace("2 * x", "x + x"));
        Assert.Equal([IncrementalStepRunReason.Cached], run.SourceReasons());
    }

    [Theory]
    [InlineData("Dense(3", "Dense(4")]
    [InlineData("Tanh", "ReLU")]
    [InlineData("0.5", "0.25")]
    [InlineData("Seed = 1", "Seed = 2")]
    [InlineData("class Net", "class Net2")]
    public void AChangeOfTheNetworkWritesTheFileAgain(string before, string after)
    {
        var run = new GeneratorRun(Source);
        string first = run.Files.Values.Single();
        run.Edit(Source.Replace(before, after));
        Assert.NotEqual(first, run.Files.Values.Single());
        Assert.DoesNotContain(IncrementalStepRunReason.Cached, run.SourceReasons());
    }

    [Fact]
    public void ALayerInAnotherPartIsSeen()
    {
        var run = new GeneratorRun(Source);
        run.Add("[NetGen.Dense(1)] public sealed partial class Net { }");
        Assert.Contains(run.Diagnostics, found => found.Id == "NETGEN008");
    }

    [Fact]
    public void TheSpecIsPureAndEqualByValue()
    {
        NetworkSpec first = SpecOf(new GeneratorRun(Source));
        NetworkSpec second = SpecOf(new GeneratorRun("\n\n" + Source));
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, SpecOf(new GeneratorRun(Source.Replace("Dense(3", "Dense(4"))));
        Assert.Empty(Impurities(first));
    }

    [Fact]
    public void TheSpecOfAFunctionOfTheUserIsPureToo()
    {
        const string Functions = "using NetGen;\n[Network(2, LossFunction = nameof(L))] [Dense(3, nameof(F))] public partial class Net { static float F(float z) => z > 1 && z < 2 ? System.MathF.Exp(z) : -z; static float L(float y, float t) => (y - t) * (y - t); }";
        NetworkSpec first = SpecOf(new GeneratorRun(Functions));
        Assert.Equal(first, SpecOf(new GeneratorRun("\n" + Functions)));
        Assert.Empty(Impurities(first));
    }

    [Fact]
    public void TheSearchForImpuritiesFindsThem()
    {
        SyntaxTree tree = new GeneratorRun(Source).Compilation.SyntaxTrees.First();
        Assert.NotEmpty(Impurities(new Holder(tree.GetRoot())));
        Assert.NotEmpty(Impurities(new Holder(tree.GetRoot().GetLocation())));
        Assert.NotEmpty(Impurities(new Holder(new GeneratorRun(Source).Compilation)));
        Assert.NotEmpty(Impurities(new Holder(new GeneratorRun(Source).Compilation.Assembly)));
        Assert.NotEmpty(Impurities(new Holder(new[] { 1, 2 })));
    }

    private static NetworkSpec SpecOf(GeneratorRun run) =>
        run.Result.TrackedSteps[TrackingNames.Spec].SelectMany(step => step.Outputs).Select(output => output.Value).OfType<NetworkSpec>().Single();

    /// <summary>Walks everything reachable; by assignability, since no object is exactly an ISymbol.</summary>
    internal static List<string> Impurities(object root)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(root, root.GetType().Name);
        return found;

        void Visit(object? value, string path)
        {
            if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            {
                return;
            }

            bool allowed = value.GetType().IsGenericType && value.GetType().GetGenericTypeDefinition() == typeof(EquatableArray<>);
            if (value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or Diagnostic or Array or Delegate)
            {
                found.Add($"{path}: {value.GetType()}");
                return;
            }

            if (!value.GetType().IsValueType && !seen.Add(value))
            {
                return;
            }

            if (allowed)
            {
                int i = 0;
                foreach (object? item in (System.Collections.IEnumerable)value)
                {
                    Visit(item, $"{path}[{i++}]");
                }

                return;
            }

            foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                Visit(field.GetValue(value), path + "." + field.Name);
            }
        }
    }

    private sealed record Holder(object Value);
}
