using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kit;

/// <summary>Hashes of all networks of <see cref="BitSuite"/>.</summary>
public static class BitRun
{
    /// <summary>Whether this process has fused multiply-add: only then are the bits the pinned ones.</summary>
    public static bool BitsAreFixed => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>The file of the pinned hashes.</summary>
    public static string Pinned => Path.Combine(Repository.Root, "tests", "golden", "hashes.txt");

    /// <summary>Compiles all networks in both precisions.</summary>
    /// <param name="path">The assembly to write.</param>
    /// <param name="tiers">The tiers to write them for.</param>
    /// <param name="width">The only vector width to write them for; null for all.</param>
    public static void Compile(string path, IReadOnlyList<Tier> tiers, int? width) => NetworkCompiler.CompileToFile(
        BitSuite.Declare(tiers),
        CompilerSettings.Bulk with { ProjectVectorBits = width },
        path);

    /// <summary>One line for each network in each precision, and what differed that must not, the tiers included.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Differences) Hash(NetworkLibrary library, IReadOnlyList<Tier> tiers) =>
        Hash((name, variant) => Find(library, name, variant).Create(), tiers);

    /// <summary>The same for networks that were compiled in another way.</summary>
    /// <param name="create">Creates a network from its name and its recipe in one precision and tier.</param>
    /// <param name="tiers">The tiers.</param>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Differences) Hash(
        Func<string, NetworkRecipe, ITestNetwork> create, IReadOnlyList<Tier> tiers)
    {
        var lines = new List<string>();
        var differences = new List<string>();
        foreach ((string name, NetworkRecipe recipe) in BitSuite.Networks)
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                string? first = null;
                foreach (Tier tier in tiers)
                {
                    NetworkRecipe variant = recipe with { Precision = precision, Tier = tier };
                    (string line, IReadOnlyList<string> found) = BitHash.Of(name, variant, () => create(name, variant));
                    differences.AddRange(found.Select(difference => $"{name}, {precision}, {tier}: {difference}"));
                    if (first is not null && line != first)
                    {
                        differences.Add($"{name}, {precision}: tiers {tiers[0]} and {tier} differ: {first} and {line}");
                    }

                    first ??= line;
                }

                lines.Add(first!);
            }
        }

        return (lines, differences);
    }

    /// <summary>What deviates from the plain reference by more than rounding: for processes whose bits are their own.</summary>
    public static IReadOnlyList<string> CompareWithReference(NetworkLibrary library, IReadOnlyList<Tier> tiers) =>
        CompareWithReference((name, variant) => Find(library, name, variant).Create(), tiers);

    /// <summary>The same for networks that were compiled in another way.</summary>
    /// <param name="create">Creates a network from its name and its recipe in one precision and tier.</param>
    /// <param name="tiers">The tiers.</param>
    public static IReadOnlyList<string> CompareWithReference(Func<string, NetworkRecipe, ITestNetwork> create, IReadOnlyList<Tier> tiers)
    {
        var lines = new List<string>();
        foreach ((string name, NetworkRecipe recipe) in BitSuite.Networks)
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                foreach (Tier tier in tiers)
                {
                    var report = new DeviationReport($"{name}, {precision}, {tier}");
                    NetworkRecipe variant = recipe with { Precision = precision, Tier = tier };
                    new ReferenceComparison(variant, 1, () => create(name, variant), report).CompareSlopes([1, 33]);
                    lines.AddRange(report.Lines);
                }
            }
        }

        return lines;
    }

    private static CompiledNetwork Find(NetworkLibrary library, string name, NetworkRecipe variant) =>
        library[BitSuite.ClassOf(name, variant.Precision, variant.Tier)];
}
