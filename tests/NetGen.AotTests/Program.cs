using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Kit;
using NetGen.Runtime;

namespace NetGen.AotTests;

/// <summary>
/// The tests of the networks themselves for a program that is compiled before it runs: the pinned bits, the reference
/// cases, and drawn networks against the plain reference and against difference quotients.
/// Exit code 0: all passed; 1: something failed; 2: the command line cannot be followed.
/// </summary>
internal static class Program
{
    private const string Usage = """
        Usage: hashes FILE [WIDTH]    the pinned bits; FILE is tests/golden/hashes.txt
               golden DIR [WIDTH]     the reference cases of a folder
               fuzz COUNT [WIDTH]     drawn networks
        WIDTH: 512, 256 or 128, the widest vectors that the kernels may use.
        """;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments.Length is < 2 or > 3 || !int.TryParse(arguments.ElementAtOrDefault(2) ?? "512", out int width))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        AppContext.SetData("NetGen.VectorBits", width);
        string code = RuntimeFeature.IsDynamicCodeCompiled ? "compiled as it runs" : "compiled ahead";
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {code}, vectors of {Hardware.VectorBits} bits, {CompiledNetworks.Count} networks");
        switch (arguments[0])
        {
            case "hashes":
                return RunHashes(arguments[1]);
            case "golden":
                return RunGolden(arguments[1]);
            case "fuzz" when int.TryParse(arguments[1], out int count):
                return RunFuzz(count);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int RunHashes(string path)
    {
        var tally = new Tally(Console.Out);
        Tier[] tiers = [.. Enum.GetValues<Tier>().Where(tier => BitSuite.Variants([tier]).All(variant => CompiledNetworks.Contains(variant.Recipe)))];
        Console.WriteLine($"kernels: {string.Join(", ", tiers)}");
        IReadOnlyList<string> deviations = BitRun.CompareWithReference((_, variant) => CompiledNetworks.Find(variant)(), tiers);
        foreach (string deviation in deviations)
        {
            Console.WriteLine($"failed: {deviation}");
        }

        tally.Count(deviations.Count == 0);
        if (!BitRun.BitsAreFixed)
        {
            Console.WriteLine("no fused multiply-add: bits are not compared, results are held against the reference");
            return tally.Finish("hashes");
        }

        (IReadOnlyList<string> lines, IReadOnlyList<string> differences) = BitRun.Hash((_, variant) => CompiledNetworks.Find(variant)(), tiers);
        foreach (string difference in differences)
        {
            Console.WriteLine($"failed: {difference}");
            tally.Count(passed: false);
        }

        string[] pinned = File.ReadAllLines(path);
        foreach (string line in lines)
        {
            bool passed = pinned.Contains(line);
            Console.WriteLine(passed ? line : $"failed: not the pinned bits: {line}");
            tally.Count(passed);
        }

        return tally.Finish("hashes");
    }

    private static int RunGolden(string folder)
    {
        var tally = new Tally(Console.Out);
        foreach (GoldenTask task in GoldenFolder.Load(folder).Tasks)
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                tally.Run(
                    $"{task.Case.File}, {task.Case.Name}, {precision}",
                    report => task.Run([.. AheadOfTimeCases.Networks(task, precision).Select(CompiledNetworks.Find)], report));
            }
        }

        return tally.Finish("golden");
    }

    private static int RunFuzz(int count)
    {
        var tally = new Tally(Console.Out);
        foreach (int number in Enumerable.Range(0, count))
        {
            FuzzCase fuzz = AheadOfTimeCases.Draw(number);
            foreach (NetworkRecipe variant in AheadOfTimeCases.Networks(fuzz))
            {
                tally.Run(
                    $"network {number}, {variant.Precision}, {variant.Tier}",
                    report => fuzz.Run(variant, CompiledNetworks.Find(variant), report));
            }
        }

        return tally.Finish("fuzz");
    }
}
