using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Kit;

/// <summary>Networks as the generator writes them and, beside each, the mistaken ones, all in one compilation.</summary>
public sealed class MistakeLibrary
{
    // One width stands for all: the same kernels are written for each.
    private static readonly CompilerSettings _settings = CompilerSettings.Bulk with { ConcurrentBuild = false, ProjectVectorBits = 256 };

    private readonly Dictionary<string, string> _right = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Mistake, string Attributes), string> _wrong = [];
    private readonly Dictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private Assembly? _assembly;

    private MistakeLibrary()
    {
    }

    public static MistakeLibrary Compile(IEnumerable<(PlantedMistake Mistake, NetworkRecipe Variant)> variants)
    {
        var library = new MistakeLibrary();
        var plans = new List<(string Right, string Wrong, PlantedMistake Mistake)>();
        foreach ((PlantedMistake mistake, NetworkRecipe variant) in variants)
        {
            // Names of one length, so that no name is part of another.
            string attributes = variant.ToAttributes();
            library._right.TryAdd(attributes, string.Create(CultureInfo.InvariantCulture, $"Right{library._right.Count:D4}"));
            string wrong = string.Create(CultureInfo.InvariantCulture, $"Wrong{library._wrong.Count:D4}");
            library._wrong.Add((mistake.Name, attributes), wrong);
            plans.Add((library._right[attributes], wrong, mistake));
        }

        library.Build(plans);
        return library;
    }

    /// <summary>The network as the generator writes it.</summary>
    public CompiledNetwork FindRight(NetworkRecipe variant) => Find(_right[variant.ToAttributes()]);

    /// <summary>Why there is no network with the mistake in it, or null where there is.</summary>
    public string? FindRefusal(PlantedMistake mistake, NetworkRecipe variant) =>
        _refusals.GetValueOrDefault(_wrong[(mistake.Name, variant.ToAttributes())]);

    /// <summary>The network with the mistake in it.</summary>
    public CompiledNetwork FindWrong(PlantedMistake mistake, NetworkRecipe variant) => Find(_wrong[(mistake.Name, variant.ToAttributes())]);

    private CompiledNetwork Find(string name) => new(_assembly!.GetType($"{NetworkCompiler.Namespace}.{name}", throwOnError: true)!);

    private void Build(List<(string Right, string Wrong, PlantedMistake Mistake)> plans)
    {
        CompilationResult generated = NetworkCompiler.Generate([.. _right.Select(pair => ($"{pair.Value}.cs", Declare(pair.Value, pair.Key)))], _settings);
        if (generated.Problems(_settings) is [var problem, ..])
        {
            throw new InvalidOperationException($"A network is refused: {problem}");
        }

        ILookup<string, SyntaxTree> trees = generated.Compilation.SyntaxTrees.ToLookup(NameOf, StringComparer.Ordinal);
        CSharpCompilation compilation = generated.Compilation.AddSyntaxTrees(
            [.. plans.SelectMany(plan => trees[plan.Right].Select(tree => Plant(plan.Mistake, tree, plan.Right, plan.Wrong)))]);
        using var stream = new MemoryStream();
        CompilationResult result = Emit(generated with { Compilation = compilation, Diagnostics = [] }, stream);
        _assembly = NetworkCompiler.Load(result, stream, _settings).Assembly;
    }

    private static string Declare(string name, string attributes) =>
        $"using NetGen;\n\nnamespace {NetworkCompiler.Namespace};\n\n{new NetworkDeclaration(name, attributes).ToSource()}";

    // The class under another name; the generator's part of it with the mistake. One that finds no place costs itself only.
    private SyntaxTree Plant(PlantedMistake mistake, SyntaxTree tree, string right, string wrong)
    {
        string text = tree.GetText().ToString().Replace(right, wrong, StringComparison.Ordinal);
        string path = tree.FilePath.Replace(right, wrong, StringComparison.Ordinal);
        try
        {
            text = path.EndsWith(".g.cs", StringComparison.Ordinal) ? mistake.Plant(text) : text;
        }
        catch (InvalidOperationException exception)
        {
            _refusals.TryAdd(wrong, exception.Message);
        }

        return CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, path, Encoding.UTF8);
    }

    // So does one that is no C#.
    private CompilationResult Emit(CompilationResult generated, MemoryStream stream)
    {
        CompilationResult result = NetworkCompiler.Emit(generated, stream);
        Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Length == 0)
        {
            return result;
        }

        foreach (Diagnostic error in errors)
        {
            if (error.Location.SourceTree is not { } tree || !NameOf(tree).StartsWith("Wrong", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Without a mistake: {error}");
            }

            string line = tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
            _refusals.TryAdd(NameOf(tree), $"The mistake does not compile: {error.GetMessage(CultureInfo.InvariantCulture)}, at: {line}");
        }

        stream.SetLength(0);
        return Emit(
            generated with
            {
                Compilation = generated.Compilation.RemoveSyntaxTrees(
                    [.. generated.Compilation.SyntaxTrees.Where(tree => _refusals.ContainsKey(NameOf(tree)))]),
            },
            stream);
    }

    // Wrong0001.cs and …/Cases.Wrong0001.g.cs.
    private static string NameOf(SyntaxTree tree) => Path.GetFileName(tree.FilePath)
        .Replace($"{NetworkCompiler.Namespace}.", string.Empty, StringComparison.Ordinal).Split('.')[0];
}
