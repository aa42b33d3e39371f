using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Kit;

namespace NetGen.Tests.Golden;

/// <summary>The networks of all cases, compiled once for each precision and tier.</summary>
internal static class GoldenLibraries
{
    private static readonly Dictionary<(Precision, Tier), Lazy<RecipeLibrary>> _libraries = Tiers.Variants().ToDictionary(
        variant => variant,
        variant => new Lazy<RecipeLibrary>(() => Compile(variant.Precision, variant.Tier), LazyThreadSafetyMode.ExecutionAndPublication));

    public static RecipeLibrary Get(Precision precision, Tier tier) => _libraries[(precision, tier)].Value;

    private static RecipeLibrary Compile(Precision precision, Tier tier) => RecipeLibrary.Compile(
        GoldenSuite.Tasks.Values.SelectMany(task => task.Networks)
            .Select(recipe => recipe with { Precision = precision, Tier = tier }),
        TestSettings.AnyNetwork);
}
