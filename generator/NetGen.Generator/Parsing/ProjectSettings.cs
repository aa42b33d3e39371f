using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Catalogue;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>What the user's project asks of every network in it, as it was written; null where nothing was.</summary>
internal sealed record ProjectSettings(string? Tier, string? VectorBits)
{
    private const string TierProperty = "build_property.NetGenTier";
    private const string VectorBitsProperty = "build_property.NetGenVectorBits";

    private static readonly int[] _widths = { 128, 256, 512 };

    public static ProjectSettings Read(AnalyzerConfigOptionsProvider options) =>
        new(Property(options, TierProperty), Property(options, VectorBitsProperty));

    /// <summary>The network as this project wants it. A tier on the network itself counts for more.</summary>
    public NetworkSpec Apply(NetworkSpec spec)
    {
        NetworkSpec tiered = spec.Tier == Catalogue.Tier.Automatic && ParseTier() is { } tier ? spec with { Tier = tier } : spec;
        return ParseWidth() is { } bits ? tiered with { Target = tiered.Target with { VectorBits = bits } } : tiered;
    }

    public IEnumerable<Diagnostic> Check()
    {
        if (Tier is not null && ParseTier() is null)
        {
            yield return Diagnostic.Create(DiagnosticDescriptors.UnknownTier, Location.None, Tier);
        }

        if (VectorBits is not null && ParseWidth() is null)
        {
            yield return Diagnostic.Create(DiagnosticDescriptors.UnknownVectorBits, Location.None, VectorBits);
        }
    }

    // Names only: Enum.TryParse takes numbers too.
    private Tier? ParseTier() => Tier is not null && Enum.GetNames(typeof(Tier)).Contains(Tier, StringComparer.OrdinalIgnoreCase)
        ? (Tier)Enum.Parse(typeof(Tier), Tier, true)
        : null;

    private int? ParseWidth() =>
        int.TryParse(VectorBits, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && _widths.Contains(bits) ? bits : null;

    private static string? Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
