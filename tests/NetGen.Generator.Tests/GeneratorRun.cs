using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests;

/// <summary>Runs the generator over sources as the compiler would, and over edits of them as an editor would.</summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> _references = FindReferences();

    private GeneratorDriver _driver;

    public GeneratorRun(IEnumerable<string> sources, CSharpParseOptions? options = null, string? tier = null, string? vectorBits = null, bool checkedArithmetic = false, IEnumerable<TextFile>? files = null)
    {
        Options = options ?? new CSharpParseOptions(LanguageVersion.Latest);
        Compilation = CSharpCompilation.Create(
            "Tests",
            sources.Select(Parse),
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: checkedArithmetic));
        _driver = CSharpGeneratorDriver.Create(
            new[] { new NetworkGenerator().AsSourceGenerator() },
            additionalTexts: files,
            parseOptions: Options,
            optionsProvider: new FixedOptions(tier, vectorBits),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorRun(params string[] sources)
        : this(sources, null)
    {
    }

    public CSharpParseOptions Options { get; }

    public Compilation Compilation { get; private set; }

    public Compilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    /// <summary>What the generator reported and no pragma silences.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Options);

    /// <summary>Replaces the first source and runs again, with the memory of the run before.</summary>
    public void Edit(string source)
    {
        Compilation = Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees.First(), Parse(source));
        Run();
    }

    /// <summary>Adds a source and runs again, with the memory of the run before.</summary>
    public void Add(string source)
    {
        Compilation = Compilation.AddSyntaxTrees(Parse(source));
        Run();
    }

    /// <summary>Replaces an additional file and runs again, with the memory of the run before.</summary>
    public void Replace(TextFile before, TextFile after)
    {
        _driver = _driver.ReplaceAdditionalText(before, after);
        Run();
    }

    /// <summary>Why each output of a step was what it was in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out var runs)
        ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason).ToList()
        : [];

    /// <summary>Why each source output was what it was in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> SourceReasons(string step = TrackingNames.Spec) => Result.TrackedOutputSteps.Values
        .SelectMany(runs => runs)
        .Where(run => run.Inputs.Any(input => input.Source.Name == step))
        .SelectMany(run => run.Outputs)
        .Select(output => output.Reason)
        .ToList();

    private void Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Diagnostics = diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).ToList();
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Append(typeof(Data.Csv.CsvSchema).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }

    private sealed class FixedOptions(string? tier, string? vectorBits) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(tier, vectorBits);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata(((TextFile)textFile).Resource);

        private sealed class Metadata(string? resource) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = resource ?? string.Empty;
                return resource is not null && key == "build_metadata.AdditionalFiles.NetGenResource";
            }
        }

        private sealed class Values(string? tier, string? vectorBits) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                string? found = key switch
                {
                    "build_property.NetGenTier" => tier,
                    "build_property.NetGenVectorBits" => vectorBits,
                    _ => null,
                };
                value = found ?? string.Empty;
                return found is not null;
            }
        }
    }
}
