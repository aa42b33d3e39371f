using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Kit;

/// <summary>Networks compiled together and loaded.</summary>
public sealed class NetworkLibrary
{
    private readonly Assembly _assembly;

    internal NetworkLibrary(AssemblyLoadContext context, Assembly assembly, IReadOnlyDictionary<string, string> generated, int assemblySize)
    {
        Context = context;
        _assembly = assembly;
        GeneratedFiles = generated;
        AssemblySize = assemblySize;
    }

    public AssemblyLoadContext Context { get; }

    /// <summary>The generated files: text by hint name.</summary>
    public IReadOnlyDictionary<string, string> GeneratedFiles { get; }

    public int AssemblySize { get; }

    /// <summary>Finds a network by its simple name in the namespace that <see cref="NetworkCompiler"/> puts it in, or by its full name.</summary>
    public CompiledNetwork this[string name] => new(
        _assembly.GetType($"{NetworkCompiler.Namespace}.{name}") ?? _assembly.GetType(name)
        ?? throw new ArgumentException($"There is no network {name} in this library.", nameof(name)));
}
