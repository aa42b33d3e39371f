using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing.Weights;

/// <summary>The pipeline from the project's additional files to the weights files among them: those that a network names.</summary>
internal static class WeightsFiles
{
    public static IncrementalValueProvider<EquatableArray<WeightsFile>> Of(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed)
    {
        IncrementalValueProvider<EquatableArray<string>> names = parsed
            .Where(static result => result.Spec?.Weights is not null)
            .Select(static (result, _) => result.Spec!.Weights!.File)
            .Collect()
            .Select(static (all, _) => new EquatableArray<string>(all.Distinct().OrderBy(name => name, System.StringComparer.Ordinal)));

        // Reading comes before the project's options, which are new objects now and then: a file is read when it changes.
        return context.AdditionalTextsProvider
            .Combine(names)
            .Where(static pair => pair.Right.Any(name => WeightsMatch.Names(name, pair.Left.Path)))
            .Select(static (pair, cancellation) => (Text: pair.Left, File: WeightsFileReader.Read(pair.Left, cancellation)))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => pair.Left.File with { Resource = WeightsFileReader.ResourceOf(pair.Left.Text, pair.Right) })
            .WithTrackingName(TrackingNames.WeightsFiles)
            .Collect()
            .Select(static (all, _) => new EquatableArray<WeightsFile>(all));
    }

    /// <summary>The paths of all additional files, for messages.</summary>
    public static IncrementalValueProvider<ImmutableArray<string>> Paths(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider.Select(static (text, _) => text.Path).Collect();
}
