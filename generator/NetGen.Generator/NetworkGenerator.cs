using System;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Weights;

namespace NetGen.Generator;

/// <summary>
/// Writes the methods of every class that carries [Network]. One parse, two outputs: the spec, compared by value, so
/// that the file is written again only when the network changes; and the diagnostics with their source locations.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Sets up the pipeline.</summary>
    /// <param name="context">The compiler's side of it.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkParser.NetworkAttribute, static (_, _) => true, NetworkParser.Parse)
            .WithTrackingName(TrackingNames.Parse);

        IncrementalValueProvider<ProjectSettings> project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Read(options))
            .WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<EquatableArray<WeightsFile>> weights = WeightsFiles.Of(context, parsed);

        IncrementalValuesProvider<NetworkSpec> specs = parsed
            .Select(static (result, _) => result.Spec)
            .Where(static spec => spec is not null)
            .Combine(project)
            .Select(static (pair, _) => pair.Right.Apply(pair.Left!))
            .Combine(weights)
            .Select(static (pair, _) => WeightsMatch.Resolve(pair.Left, pair.Right))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Spec);

        context.RegisterSourceOutput(specs, Write);

        IncrementalValuesProvider<WeightsData> data = specs
            .Where(static spec => spec.Weights is not null)
            .Combine(weights)
            .Select(static (pair, _) => WeightsMatch.DataOf(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Weights);
        context.RegisterSourceOutput(data, WriteWeights);

        IncrementalValuesProvider<Diagnostic> misfits = parsed
            .Where(static result => result.Spec?.Weights is not null)
            .Combine(weights)
            .Combine(WeightsFiles.Paths(context))
            .Select(static (found, _) => WeightsMatch.Check(found.Left.Left, found.Left.Right, found.Right))
            .Where(static diagnostic => diagnostic is not null)
            .Select(static (diagnostic, _) => diagnostic!);
        context.RegisterSourceOutput(misfits, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        IncrementalValuesProvider<Diagnostic> diagnostics = parsed
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        context.RegisterSourceOutput(project, static (output, settings) => Report(output, settings));
        foreach (string attribute in NetworkParser.DependentAttributes)
        {
            IncrementalValuesProvider<Diagnostic> orphans = context.SyntaxProvider
                .ForAttributeWithMetadataName(attribute, static (_, _) => true, static (found, _) => OrphanParser.Parse(found))
                .SelectMany(static (found, _) => found)
                .WithTrackingName(TrackingNames.Orphans);
            context.RegisterSourceOutput(orphans, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        }
    }

    private static void Report(SourceProductionContext output, ProjectSettings settings)
    {
        foreach (Diagnostic diagnostic in settings.Check())
        {
            output.ReportDiagnostic(diagnostic);
        }
    }

    private static void Write(SourceProductionContext output, NetworkSpec spec) =>
        Write(output, spec.Type, spec.Type.HintName, () => NetworkEmitter.Emit(spec));

    private static void WriteWeights(SourceProductionContext output, WeightsData data) =>
        Write(output, data.Type, data.HintName, () => WeightsEmitter.Emit(data));

    private static void Write(SourceProductionContext output, TypeSpec type, string hintName, Func<string> emit)
    {
        string text;
        try
        {
            text = emit();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An exception that leaves the generator takes the code of all networks with it, as a warning without a
            // place (CS8785). This one costs its own network only, and says so.
            output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.InternalError, Location.None, type.DisplayName, exception.Message));
            return;
        }

        output.AddSource(hintName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
    }
}
