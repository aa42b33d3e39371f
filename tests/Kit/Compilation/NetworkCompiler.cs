using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Generator;

namespace NetGen.Kit;

/// <summary>
/// Compiles networks in memory with the real generator. Many networks share one compilation: most of the time of a
/// compilation is spent once, whatever it holds.
/// </summary>
public static class NetworkCompiler
{
    public const string Namespace = "Cases";

    private static readonly Lazy<ImmutableArray<MetadataReference>> _references = new(FindReferences);
    private static int _libraries;

    public static NetworkLibrary Compile(IEnumerable<NetworkDeclaration> declarations, CompilerSettings? settings = null) =>
        CompileSources([Join(declarations)], settings);

    /// <summary>Compiles networks to an assembly that other processes can load.</summary>
    public static void CompileToFile(IEnumerable<NetworkDeclaration> declarations, CompilerSettings settings, string path)
    {
        CompilationResult result = Generate([("Source.cs", Join(declarations))], settings);
        using FileStream stream = File.Create(path);
        result = Emit(result, stream);
        ThrowOn(result.Problems(settings), result);
    }

    /// <summary>Loads what <see cref="CompileToFile"/> wrote.</summary>
    public static NetworkLibrary LoadFile(string path)
    {
        using var stream = new MemoryStream(File.ReadAllBytes(path));
        (AssemblyLoadContext context, Assembly assembly) = Load(Path.GetFileNameWithoutExtension(path), stream, collectible: false);
        return new NetworkLibrary(context, assembly, new Dictionary<string, string>(), checked((int)stream.Length));
    }

    /// <summary>Compiles whole files, refuses every error and warning, and loads the result.</summary>
    public static NetworkLibrary CompileSources(IReadOnlyList<string> sources, CompilerSettings? settings = null)
    {
        settings ??= CompilerSettings.Default;
        CompilationResult result = Generate([.. sources.Select((text, i) => ($"Source{i}.cs", text))], settings);
        using var stream = new MemoryStream();
        result = Emit(result, stream);
        ThrowOn(result.Problems(settings), result);
        int size = checked((int)stream.Length);
        (AssemblyLoadContext context, Assembly assembly) = Load(result, stream, settings);
        return new NetworkLibrary(context, assembly, result.GeneratedFiles, size);
    }

    /// <summary>Runs generator and compiler without loading. A generator that throws is always refused.</summary>
    public static CompilationResult Run(IReadOnlyList<string> sources, CompilerSettings? settings = null)
    {
        CompilationResult result = Generate([.. sources.Select((text, i) => ($"Source{i}.cs", text))], settings ?? CompilerSettings.Default);
        return result with { Diagnostics = [.. result.Diagnostics, .. result.Compilation.GetDiagnostics()] };
    }

    /// <summary>Writes the assembly. Emitting finds all that there is to report: asking for the diagnostics first would bind everything twice.</summary>
    internal static CompilationResult Emit(CompilationResult result, Stream stream)
    {
        EmitResult emitted = result.Compilation.Emit(stream);
        return result with { Diagnostics = [.. result.Diagnostics, .. emitted.Diagnostics] };
    }

    internal static (AssemblyLoadContext Context, Assembly Assembly) Load(CompilationResult result, Stream stream, CompilerSettings settings) =>
        Load(result.Compilation.AssemblyName, stream, settings.Collectible);

    private static (AssemblyLoadContext Context, Assembly Assembly) Load(string? assemblyName, Stream stream, bool collectible)
    {
        var context = new AssemblyLoadContext(assemblyName, collectible);
        context.Resolving += (_, name) => AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        stream.Position = 0;
        return (context, context.LoadFromStream(stream));
    }

    /// <summary>Runs the generator alone.</summary>
    internal static CompilationResult Generate(IReadOnlyList<(string Path, string Text)> sources, CompilerSettings settings)
    {
        var parseOptions = new CSharpParseOptions(settings.LanguageVersion, settings.DocumentationMode);
        if (!settings.AnalyseNullability)
        {
            parseOptions = parseOptions.WithFeatures([KeyValuePair.Create("run-nullable-analysis", "never")]);
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Networks{Interlocked.Increment(ref _libraries)}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, parseOptions, source.Path, Encoding.UTF8)),
            _references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: settings.Optimization,
                checkOverflow: settings.CheckOverflow,
                allowUnsafe: settings.AllowUnsafe,
                concurrentBuild: settings.ConcurrentBuild,
                nullableContextOptions: settings.Nullable));

        var properties = ImmutableDictionary<string, string>.Empty;
        if (settings.ProjectTier is not null)
        {
            properties = properties.Add("build_property.NetGenTier", settings.ProjectTier);
        }

        if (settings.ProjectVectorBits is { } bits)
        {
            properties = properties.Add("build_property.NetGenVectorBits", bits.ToString(CultureInfo.InvariantCulture));
        }

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: parseOptions,
            optionsProvider: new ProjectOptions(properties));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        if (run.Exception is not null)
        {
            throw new InvalidOperationException("The generator threw.", run.Exception);
        }

        return new CompilationResult(
            (CSharpCompilation)updated,
            reported,
            run.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal));
    }

    private static string Join(IEnumerable<NetworkDeclaration> declarations) =>
        $"using NetGen;\n\nnamespace {Namespace};\n\n{string.Concat(declarations.Select(declaration => declaration.ToSource() + "\n"))}";

    private static void ThrowOn(IReadOnlyList<Diagnostic> problems, CompilationResult result)
    {
        if (problems.Count == 0)
        {
            return;
        }

        var message = new StringBuilder($"{problems.Count} problems in the compilation, the first of them:\n");
        foreach (Diagnostic problem in problems.Take(8))
        {
            message.Append(problem).Append('\n');
            if (problem.Location.SourceTree is { } tree && problem.Location.IsInSource)
            {
                int line = problem.Location.GetLineSpan().StartLinePosition.Line;
                message.Append("    ").Append(tree.GetText().Lines[line].ToString().Trim()).Append('\n');
            }
        }

        message.Append($"Generated files: {string.Join(", ", result.GeneratedFiles.Keys.Take(8))}");
        throw new InvalidOperationException(message.ToString());
    }

    // The framework and the library, and nothing of the test's own: a user's project has no more.
    private static ImmutableArray<MetadataReference> FindReferences() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll")
                && !name.StartsWith("System.Composition", StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];
}
