using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Kit;

/// <summary>
/// Many networks compiled together, each distinct text once: where the generator writes the same but for the class's
/// name, as it does for tiers that come to the same kernels, one class stands for all. A network that is refused or
/// does not compile costs its own place only.
/// </summary>
public sealed class SharedCodeLibrary : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Assembly _assembly;
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, string> _representatives;
    private readonly Dictionary<string, string> _refusals;

    private SharedCodeLibrary(
        (AssemblyLoadContext Context, Assembly Assembly) loaded,
        Dictionary<string, string> names,
        Dictionary<string, string> representatives,
        Dictionary<string, string> refusals)
    {
        (_context, _assembly) = loaded;
        _names = names;
        _representatives = representatives;
        _refusals = refusals;
    }

    /// <summary>The number of classes that were compiled.</summary>
    public int DistinctNetworks => _representatives.Values.Distinct().Count();

    public static SharedCodeLibrary Compile(IEnumerable<NetworkRecipe> recipes, CompilerSettings settings, PhaseTimes times)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string attributes in recipes.Select(recipe => recipe.ToAttributes()))
        {
            // All of one length, so that no name is part of another.
            names.TryAdd(attributes, string.Create(CultureInfo.InvariantCulture, $"Net{names.Count:D6}"));
        }

        CompilationResult generated = times.Measure(Phase.Generate, () => NetworkCompiler.Generate(
            [.. names.Select(pair => ($"{pair.Value}.cs", ToSource(new NetworkDeclaration(pair.Value, pair.Key))))],
            settings));
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        AddRefusals(generated.Problems(settings), refusals);
        Dictionary<string, string> representatives = FindRepresentatives(names.Values, generated, refusals);
        using var stream = new MemoryStream();
        CompilationResult compiled = times.Measure(Phase.Compile, () => Emit(generated, settings, stream, representatives, refusals));
        return new SharedCodeLibrary(NetworkCompiler.Load(compiled, stream, settings), names, representatives, refusals);
    }

    /// <summary>Why there is no code for a network, or null where there is.</summary>
    public string? FindRefusal(NetworkRecipe recipe)
    {
        string name = _names[recipe.ToAttributes()];
        return _refusals.GetValueOrDefault(name) ?? _refusals.GetValueOrDefault(_representatives[name]);
    }

    /// <summary>The class that stands for a network: equal for networks that share their code.</summary>
    public string FindCode(NetworkRecipe recipe) => _representatives[_names[recipe.ToAttributes()]];

    public CompiledNetwork Find(NetworkRecipe recipe) =>
        new(_assembly.GetType($"{NetworkCompiler.Namespace}.{FindCode(recipe)}", throwOnError: true)!);

    /// <summary>Lets go of the code, where the settings made it collectible.</summary>
    public void Dispose()
    {
        if (_context.IsCollectible)
        {
            _context.Unload();
        }
    }

    private static string ToSource(NetworkDeclaration declaration) =>
        $"using NetGen;\n\nnamespace {NetworkCompiler.Namespace};\n\n{declaration.ToSource()}";

    private static Dictionary<string, string> FindRepresentatives(
        IEnumerable<string> names, CompilationResult generated, Dictionary<string, string> refusals)
    {
        var representatives = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!generated.GeneratedFiles.TryGetValue($"{NetworkCompiler.Namespace}.{name}.g.cs", out string? text))
            {
                refusals.TryAdd(name, "the generator wrote nothing");
            }

            if (refusals.ContainsKey(name))
            {
                continue;
            }

            string nameless = text!.Replace(name, "Net", StringComparison.Ordinal);
            texts.TryAdd(nameless, name);
            representatives.Add(name, texts[nameless]);
        }

        return representatives;
    }

    private static CompilationResult Emit(
        CompilationResult generated,
        CompilerSettings settings,
        MemoryStream stream,
        Dictionary<string, string> representatives,
        Dictionary<string, string> refusals)
    {
        HashSet<string> wanted = [.. representatives.Values];
        while (true)
        {
            CompilationResult result = NetworkCompiler.Emit(
                generated with
                {
                    Compilation = generated.Compilation.RemoveSyntaxTrees(
                        generated.Compilation.SyntaxTrees.Where(tree => !wanted.Contains(NameOf(tree)))),
                    Diagnostics = [],
                },
                stream);
            IReadOnlyList<Diagnostic> problems = result.Problems(settings);
            if (problems.Count == 0)
            {
                return result;
            }

            // The others are worth another attempt.
            AddRefusals(problems, refusals);
            if (wanted.RemoveWhere(refusals.ContainsKey) == 0)
            {
                throw new InvalidOperationException($"A problem of no network: {problems[0]}");
            }

            stream.SetLength(0);
        }
    }

    private static void AddRefusals(IReadOnlyList<Diagnostic> problems, Dictionary<string, string> refusals)
    {
        foreach (Diagnostic problem in problems)
        {
            string message = $"{problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}";
            if (problem.Location.SourceTree is { } tree)
            {
                string line = tree.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
                refusals.TryAdd(NameOf(tree), $"{message}, at: {line}");
            }
            else if (Regex.Match(message, $@"{NetworkCompiler.Namespace}\.(Net\d+)") is { Success: true } match)
            {
                refusals.TryAdd(match.Groups[1].Value, message);
            }
        }
    }

    // Net000001.cs and …/Cases.Net000001.g.cs.
    private static string NameOf(SyntaxTree tree) => Path.GetFileName(tree.FilePath)
        .Replace($"{NetworkCompiler.Namespace}.", string.Empty, StringComparison.Ordinal).Split('.')[0];
}
