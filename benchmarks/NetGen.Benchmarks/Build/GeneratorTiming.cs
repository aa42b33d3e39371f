using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;

namespace NetGen.Benchmarks;

/// <summary>The generator in a compiler that runs already, as in an editor or a build server.</summary>
internal sealed class GeneratorTiming(NetworkShape shape)
{
    private static readonly CSharpParseOptions _options = new(LanguageVersion.Latest);
    private static readonly MetadataReference[] _references = [.. References.Paths.Select(path => MetadataReference.CreateFromFile(path))];

    private readonly string _source = NetworkSource.Of(shape);

    /// <summary>The bytes of the generated text.</summary>
    public int GeneratedBytes { get; private set; }

    /// <summary>Why the file was what it was after an unrelated edit.</summary>
    public IncrementalStepRunReason Reason { get; private set; }

    /// <summary>Milliseconds of a run from scratch, and of the one after an unrelated edit.</summary>
    public (double First, double Edited) Run()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Build",
            [Parse(_source)],
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: _options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        double first = Time(ref driver, compilation);
        GeneratedBytes = driver.GetRunResult().Results[0].GeneratedSources.Sum(source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
        double edited = Time(ref driver, compilation.AddSyntaxTrees(Parse("public sealed class Unrelated { }")));
        Reason = Reasons(driver).Single();
        return (first, edited);
    }

    private static double Time(ref GeneratorDriver driver, Compilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriver driver) => driver.GetRunResult().Results[0].TrackedOutputSteps.Values
        .SelectMany(runs => runs)
        .Where(run => run.Inputs.Any(input => input.Source.Name == TrackingNames.Spec))
        .SelectMany(run => run.Outputs)
        .Select(output => output.Reason);

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, _options);
}
