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
    public void TheFirstExampleLearnsXor()
    {
        string output = RunProgram(Block(_readme.IndexOf("## Fifteen lines\n", StringComparison.Ordinal)));
        Assert.Matches(@"0 xor 0 = 0\.0\d\s+0 xor 1 = 0\.9\d\s+1 xor 0 = 0\.9\d\s+1 xor 1 = 0\.0\d", output);
    }

    [Fact]
    public void ThePerceptronLearnsAnd()
    {
        string output = RunProgram(Block(_readme.IndexOf("## A perceptron\n", StringComparison.Ordinal)));
        Assert.Equal("1 and 1 = 1", output.Trim());
    }

    [Fact]
    public void FromATableToASavedNetwork()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-").FullName;
        try
        {
            var random = new NetGen.Numerics.SplitMix64(1);
            File.WriteAllLines(
                Path.Combine(folder, "flowers.csv"),
                Enumerable.Range(0, 150).Select(i => string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{5 + (i % 3) + (0.3 * random.NextNormal())},{3 + (0.3 * random.NextNormal())},{1 + (2 * (i % 3)) + (0.3 * random.NextNormal())},{0.2 + (i % 3) + (0.2 * random.NextNormal())},{"abc"[i % 3]}"))
                    .Prepend("sepal length,sepal width,petal length,petal width,species"));
            string source = Block(_readme.IndexOf("## From a table to a saved network\n", StringComparison.Ordinal));
            Assert.Contains("\"flowers.csv\"", source, StringComparison.Ordinal);
            string output = RunProgram(source.Replace("\"flowers.", "@\"" + folder + Path.DirectorySeparatorChar + "flowers.", StringComparison.Ordinal));
            Assert.Matches(@"epoch 1: loss \d", output);
            Assert.Matches(@"best epoch \d+; of the test set (9\d|100)\.\d", output);
            Assert.True(File.Exists(Path.Combine(folder, "flowers.safetensors")));
            Assert.True(File.Exists(Path.Combine(folder, "flowers.checkpoint")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Compiles a program with the generator, runs it and gives what it wrote.
    private static string RunProgram(string source)
    {
        var run = new GeneratorRun(source);
        Compilation program = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options)
            .WithOutputKind(OutputKind.ConsoleApplication).WithOptimizationLevel(OptimizationLevel.Release));
        using var image = new MemoryStream();
        var emitted = program.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        TextWriter console = Console.Out;
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(output);
            System.Reflection.MethodInfo entry = System.Reflection.Assembly.Load(image.ToArray()).EntryPoint!;
            entry.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
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
