using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Persistence.TextFormat;

namespace NetGen.Generator.Parsing.Weights;

/// <summary>A network and the weights file that it names: which one it is, and whether it fits.</summary>
internal static class WeightsMatch
{
    private const int MostNamed = 5;

    /// <summary>Whether a name is the path's end: its file name, or that with folders in front.</summary>
    public static bool Names(string name, string path)
    {
        string wanted = name.Replace('\\', '/');
        string found = path.Replace('\\', '/');
        return wanted.Length > 0 && !wanted.Any(EndsLine) && (found == wanted || found.EndsWith("/" + wanted, StringComparison.Ordinal));
    }

    /// <summary>The network with what it needs to know of its weights; null where they are not to be had.</summary>
    public static NetworkSpec? Resolve(NetworkSpec spec, EquatableArray<WeightsFile> files)
    {
        if (spec.Weights is not { } weights)
        {
            return spec;
        }

        WeightsFile? file = Find(spec, weights, files, out _);
        return file is null ? null : spec with { Weights = weights with { Resource = file.Resource } };
    }

    /// <summary>The values of a network that <see cref="Resolve"/> found weights for.</summary>
    public static WeightsData DataOf(NetworkSpec spec, EquatableArray<WeightsFile> files)
    {
        WeightsSpec weights = spec.Weights!;
        WeightsFile file = Find(spec, weights, files, out _)!;
        return new WeightsData
        {
            Type = spec.Type,
            Precision = spec.Precision,
            Weights = weights,
            Count = file.Count,
            Bits = file.Resource is null ? file.Bits : default,
        };
    }

    /// <summary>What is wrong with the weights that a network names, at the argument that names them.</summary>
    public static Diagnostic? Check(ParseResult network, EquatableArray<WeightsFile> files, ImmutableArray<string> additionalFiles)
    {
        if (network.Spec is not { Weights: { } weights } spec || Find(spec, weights, files, out Problem? problem) is not null)
        {
            return null;
        }

        return problem is { } known
            ? Diagnostic.Create(known.Descriptor, network.Weights ?? Location.None, known.Arguments)
            : Diagnostic.Create(DiagnosticDescriptors.WeightsNotFound, network.Weights ?? Location.None, weights.File, Shown(additionalFiles));
    }

    private static WeightsFile? Find(NetworkSpec spec, WeightsSpec weights, EquatableArray<WeightsFile> files, out Problem? problem)
    {
        // A file that is listed twice is one file, embedded if one of its items is.
        List<WeightsFile> found = files
            .Where(candidate => Names(weights.File, candidate.Path))
            .GroupBy(candidate => candidate.Path, (_, same) => same.OrderBy(candidate => candidate.Resource is null).First())
            .ToList();
        problem = null;
        if (found.Count == 0)
        {
            return null;
        }

        string network = TopologyOf(spec).ToString();
        WeightsFile file = found[0];
        problem = found.Count > 1 ? new Problem(DiagnosticDescriptors.WeightsAmbiguous, weights.File, found.Count, Listed(found.Select(candidate => candidate.Path)))
            : file.Problem is not null ? new Problem(DiagnosticDescriptors.WeightsUnreadable, weights.File, file.Problem)
            : file.Topology != network ? new Problem(DiagnosticDescriptors.WeightsDoNotFit, weights.File, file.Topology, network)
            : file.Resource is null && file.Count > WeightsFileReader.MostConstants
                ? new Problem(DiagnosticDescriptors.TooManyConstants, weights.File, file.Count, WeightsFileReader.MostConstants)
                : null;
        return problem is null ? file : null;
    }

    // The name stands in comments of the generated files, and must not end them.
    private static bool EndsLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static WeightsTopology TopologyOf(NetworkSpec spec) =>
        new(spec.Precision, spec.Input.Size, spec.Layers.Select(layer => (layer.Units, layer.Bias)));

    private static string Shown(ImmutableArray<string> additionalFiles) => additionalFiles.IsEmpty
        ? "no additional files"
        : "the additional files " + Listed(additionalFiles.Select(path => path.Substring(path.Replace('\\', '/').LastIndexOf('/') + 1)));

    private static string Listed(IEnumerable<string> names)
    {
        List<string> all = names.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
        string listed = string.Join(", ", all.Take(MostNamed).Select(name => $"'{name}'"));
        return all.Count > MostNamed ? listed + ", …" : listed;
    }

    private sealed class Problem
    {
        public Problem(DiagnosticDescriptor descriptor, params object[] arguments)
        {
            Descriptor = descriptor;
            Arguments = arguments;
        }

        public DiagnosticDescriptor Descriptor { get; }

        public object[] Arguments { get; }
    }
}
