using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Kit;

/// <summary>The user's project, as far as it can change what the generator's text means.</summary>
public sealed record CompilerSettings
{
    public static CompilerSettings Default { get; } = new();

    /// <summary>For many networks at once, odd ones among them: what does not change their code and costs time is left out.</summary>
    public static CompilerSettings Bulk { get; } = new()
    {
        AllowGeneratorWarnings = true,
        AnalyseNullability = false,
        DocumentationMode = DocumentationMode.None,
    };

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public DocumentationMode DocumentationMode { get; init; } = DocumentationMode.Parse;

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public bool CheckOverflow { get; init; }

    public bool AllowUnsafe { get; init; }

    /// <summary>The project's <c>NetGenTier</c> property, or null where the project sets none.</summary>
    public string? ProjectTier { get; init; }

    /// <summary>The project's <c>NetGenVectorBits</c> property, or null where the project sets none.</summary>
    public int? ProjectVectorBits { get; init; }

    /// <summary>Whether the generator's own warnings pass, for tests with networks that are odd on purpose.</summary>
    public bool AllowGeneratorWarnings { get; init; }

    /// <summary>Whether one compilation may use all cores; where several run side by side, each does better with one.</summary>
    public bool ConcurrentBuild { get; init; } = true;

    /// <summary>
    /// Whether the compiler follows null through the code: a fifth of its time, and the code it writes is the same either way.
    /// </summary>
    public bool AnalyseNullability { get; init; } = true;

    /// <summary>
    /// Whether the loaded code goes when nothing refers to it any longer. The JIT then skips its first tier, and the
    /// networks run other code than in a program: for runs of thousands of networks, whose memory must stay bounded.
    /// </summary>
    public bool Collectible { get; init; }
}
