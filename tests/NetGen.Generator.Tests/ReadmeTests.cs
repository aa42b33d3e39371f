using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Weights;
using Xunit;

namespace NetGen.Generator.Tests;

/// <summary>What the README shows is what a reader gets.</summary>
public sealed class ReadmeTests
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(TestFiles.Directory, "..", "..", "README.md"));

    [Fact]
    public void ThePieceOfTheGeneratedFileIsGenerated()
    {
        string file = File.ReadAllText(Path.Combine(TestFiles.Directory, "SnapshotTests.Xor#Demo.XorNet.g.verified.cs"));
        string[] lines = file.Split('\n').Select(line => line.Trim()).ToArray();
        string[] shown = Block(_readme.IndexOf("## What is generated", StringComparison.Ordinal)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        Assert.True(shown.Length > 20);
        Assert.All(shown, line => Assert.Contains(line, lines));
    }

    [Theory]
    [InlineData("## Fifteen lines")]
    [InlineData("## A perceptron")]
    [InlineData("## Fifteen lines", "## Three ways to train")]
    [InlineData("## Fifteen lines", "## Your own functions")]
    [InlineData("## From a table to a saved network")]
    public void TheExamplesCompile(params string[] headings)
    {
        var run = new GeneratorRun(headings.Select(heading => Block(_readme.IndexOf(heading + "\n", StringComparison.Ordinal))));
        Compilation program = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options).WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(program.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void TheExampleWithWeightsCompiles()
    {
        string source = Block(_readme.IndexOf("## Weights inside the program\n", StringComparison.Ordinal));
        var run = new GeneratorRun([source], files: [new TextFile("xor.weights.txt", WeightsFileText.Xor())]);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(2, run.Files.Count);
    }

    [Fact]
    public void EveryActivationOptimizerAndScheduleIsNamed()
    {
        int start = _readme.IndexOf("## What is supported", StringComparison.Ordinal);
        string section = _readme[start.._readme.IndexOf("\n## ", start, StringComparison.Ordinal)];
        string[] names = [.. Enum.GetNames<Activation>(), .. Enum.GetNames<Schedule>(), .. Enum.GetNames<Catalogue.OptimizerKind>()];
        Assert.All(names, name => Assert.Matches($@"\b{name}\b", section));
    }

    private static string Block(int from)
    {
        int start = _readme.IndexOf("```csharp\n", from, StringComparison.Ordinal) + "```csharp\n".Length;
        return _readme[start.._readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
