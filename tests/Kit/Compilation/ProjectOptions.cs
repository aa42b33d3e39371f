using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Kit;

/// <summary>The MSBuild properties that a generator sees, from a dictionary.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    public ProjectOptions(ImmutableDictionary<string, string> properties)
    {
        GlobalOptions = new Options(properties);
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(ImmutableDictionary<string, string>.Empty);

    private sealed class Options : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _properties;

        public Options(ImmutableDictionary<string, string> properties)
        {
            _properties = properties;
        }

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            _properties.TryGetValue(key, out value);
    }
}
