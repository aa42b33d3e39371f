using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Kit;

/// <summary>What the generator and the compiler made of some sources, before anything is loaded.</summary>
public sealed record CompilationResult(
    CSharpCompilation Compilation,
    ImmutableArray<Diagnostic> Diagnostics,
    IReadOnlyDictionary<string, string> GeneratedFiles)
{
    /// <summary>Errors and warnings that no pragma silences, those left out that the settings allow.</summary>
    public IReadOnlyList<Diagnostic> Problems(CompilerSettings settings) => Diagnostics
        .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed
            && !(settings.AllowGeneratorWarnings && d.Severity == DiagnosticSeverity.Warning && d.Id.StartsWith("NETGEN", StringComparison.Ordinal)))
        .ToList();
}
