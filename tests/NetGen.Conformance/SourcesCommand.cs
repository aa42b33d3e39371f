using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Kit;

namespace NetGen.Conformance;

/// <summary>
/// Writes the networks of the tests as a C# file, for NetGen.AotTests: where there is no compiler at run time, all must
/// be there before.
/// </summary>
internal static class SourcesCommand
{
    public static int Run(string[] words, TextWriter output)
    {
        var arguments = new Arguments(words, "--pinned", "--golden", "--fuzz");
        if (arguments.Words is not [string path])
        {
            throw new UsageException("sources needs one file to write.");
        }

        IEnumerable<NetworkRecipe> recipes = [];
        if (arguments.Text("--pinned", string.Empty).Length > 0)
        {
            recipes = BitSuite.Variants(arguments.Choice("--pinned", "all", Variants.Tiers)).Select(variant => variant.Recipe);
        }

        string golden = arguments.Text("--golden", string.Empty);
        if (golden.Length > 0)
        {
            recipes = recipes.Concat(GoldenFolder.Load(golden).Tasks.SelectMany(AheadOfTimeCases.Networks));
        }

        recipes = recipes.Concat(
            Enumerable.Range(0, arguments.Number("--fuzz", 0))
                .SelectMany(number => AheadOfTimeCases.Networks(AheadOfTimeCases.Draw(number))));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new StreamWriter(path);
        output.WriteLine($"{AheadOfTimeSource.Write(file, recipes)} networks");
        return 0;
    }
}
