using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    [Fact]
    public void TheExampleCompiles()
    {
        var run = new GeneratorRun(Block(_readme.IndexOf("## Fifteen lines", StringComparison.Ordinal)));
        Compilation program = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options).WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(program.GetDiagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
    }

    private static string Block(int from)
    {
        int start = _readme.IndexOf("```csharp\n", from, StringComparison.Ordinal) + "```csharp\n".Length;
        return _readme[start.._readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
