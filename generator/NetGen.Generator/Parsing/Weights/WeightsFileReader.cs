using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Model;
using NetGen.Persistence.TextFormat;

namespace NetGen.Generator.Parsing.Weights;

/// <summary>An additional file that a network names, read once for every change of it. Whatever stands there, nothing is thrown.</summary>
internal static class WeightsFileReader
{
    /// <summary>
    /// The most values that become constants. 100,000 floats cost the compiler half a second each time it runs; ten times as
    /// many cost four.
    /// </summary>
    public const int MostConstants = 100_000;

    private const string ResourceMetadata = "build_metadata.AdditionalFiles.NetGenResource";
    private const int LinesBetweenLooks = 1024;

    /// <summary>The contents.</summary>
    public static WeightsFile Read(AdditionalText file, CancellationToken cancellation)
    {
        var result = new WeightsFile { Path = file.Path };
        try
        {
            return file.GetText(cancellation) is { } text
                ? Read(result, text, cancellation)
                : result with { Problem = "the file cannot be opened." };
        }
        catch (InvalidDataException exception)
        {
            return result with { Problem = exception.Message };
        }
    }

    /// <summary>The name of the resource that the project embeds the file as.</summary>
    public static string? ResourceOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(ResourceMetadata, out string? name) && name.Length > 0 ? name : null;

    private static WeightsFile Read(WeightsFile file, SourceText text, CancellationToken cancellation)
    {
        using var characters = new SourceTextReader(text);
        var reader = new WeightsTextReader(characters);
        WeightsTopology topology = reader.Topology;
        bool kept = topology.Count <= MostConstants;
        var bits = new List<ulong>();
        byte[] line = new byte[WeightsTextFormat.LineBytes];
        int lines = 0;
        for (int count = reader.ReadValues(line); count > 0; count = reader.ReadValues(line))
        {
            if (lines++ % LinesBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (kept)
            {
                // The last float of an odd number has zeros above it.
                Array.Clear(line, count, line.Length - count);
                for (int i = 0; i < count; i += sizeof(ulong))
                {
                    bits.Add(Bits(line, i));
                }
            }
        }

        return file with { Topology = topology.ToString(), Count = topology.Count, Bits = new EquatableArray<ulong>(bits) };
    }

    private static ulong Bits(byte[] bytes, int first)
    {
        ulong bits = 0;
        for (int i = sizeof(ulong) - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[first + i];
        }

        return bits;
    }
}
