using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Conformance;

/// <summary>
/// Hashes the bits of outputs, gradients and trained parameters, and holds them against the pinned ones. Where there is
/// no fused multiply-add the bits are the machine's own: then the results are held against the reference.
/// </summary>
internal static class HashesCommand
{
    private const string WidthSwitch = "NetGen.VectorBits";

    public static int Run(string[] words, TextWriter output)
    {
        var arguments = new Arguments(words, "--width", "--tier", "--assembly");
        if (arguments.Words.Count > 0)
        {
            throw new UsageException($"hashes knows no \"{arguments.Words[0]}\".");
        }

        int width = arguments.Number("--width", 512);
        AppContext.SetData(WidthSwitch, width);
        ImmutableArray<Tier> tiers = arguments.Choice("--tier", "all", Variants.Tiers);
        string assembly = arguments.Text("--assembly", string.Empty);
        bool own = assembly.Length == 0;
        if (own)
        {
            assembly = Path.Combine(Path.GetTempPath(), $"NetGen.Hashes.{Environment.ProcessId}.dll");
            BitRun.Compile(assembly, tiers, null);
        }

        try
        {
            return Judge(NetworkCompiler.LoadFile(assembly), tiers, output);
        }
        finally
        {
            if (own)
            {
                File.Delete(assembly);
            }
        }
    }

    private static int Judge(NetworkLibrary library, ImmutableArray<Tier> tiers, TextWriter output)
    {
        List<string> failures = [.. BitRun.CompareWithReference(library, tiers)];
        int count = BitSuite.Networks.Length * Enum.GetValues<Precision>().Length;
        if (BitRun.BitsAreFixed)
        {
            (IReadOnlyList<string> lines, IReadOnlyList<string> differences) = BitRun.Hash(library, tiers);
            failures.AddRange(differences);
            HashSet<string> pinned = [.. File.ReadAllLines(BitRun.Pinned)];
            foreach (string line in lines)
            {
                output.WriteLine(line);
                if (!pinned.Contains(line))
                {
                    failures.Add($"not the pinned bits: {line}");
                }
            }
        }
        else
        {
            output.WriteLine("no fused multiply-add: bits are not compared, results are held against the reference");
        }

        foreach (string failure in failures)
        {
            output.WriteLine($"failed: {failure}");
        }

        int failed = Math.Min(count, failures.Count);
        output.WriteLine($"vectors of {NetGen.Runtime.Hardware.VectorBits} bits");
        output.WriteLine($"{count - failed} passed, {failed} failed, 0 skipped");
        return failed == 0 ? 0 : 1;
    }
}
