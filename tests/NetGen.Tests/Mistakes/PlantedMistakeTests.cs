using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Mistakes;

/// <summary>
/// The comparison with the reference can fail: mistakes planted into the generated code, one at a time, are caught in
/// both precisions, and the code without them passes.
/// </summary>
public sealed class PlantedMistakeTests
{
    private static readonly Lazy<Dictionary<string, ImmutableArray<string>>> _objections =
        new(HuntAll, LazyThreadSafetyMode.ExecutionAndPublication);

    public static TheoryData<string> Names() => [.. PlantedMistakes.All.Select(mistake => mistake.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void MistakeIsCaught(string name)
    {
        ImmutableArray<string> objections = _objections.Value[name];
        Assert.True(objections.IsEmpty, string.Join('\n', objections));
    }

    [Fact]
    public void ThereAreEnoughMistakesAndNoTwoOfOneName()
    {
        string[] names = [.. PlantedMistakes.All.Select(mistake => mistake.Name)];
        Assert.True(names.Length >= 25, $"{names.Length} mistakes");
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void AnEditThatFindsNothingIsRefused()
    {
        PlantedMistake mistake = PlantedMistakes.All[0] with { Edits = [new TextEdit("Update", "no such text", string.Empty)] };
        Assert.Throws<InvalidOperationException>(() => mistake.Plant("        public void Update()\n        {\n        }\n"));
    }

    // Each precision compiles and compares by itself.
    private static Dictionary<string, ImmutableArray<string>> HuntAll()
    {
        ImmutableArray<string>[][] found = [.. Tiers.Precisions.AsParallel().AsOrdered().Select(Hunt)];
        return PlantedMistakes.All
            .Select((mistake, i) => (mistake.Name, Objections: found.SelectMany(precision => precision[i]).ToImmutableArray()))
            .ToDictionary(pair => pair.Name, pair => pair.Objections, StringComparer.Ordinal);
    }

    private static ImmutableArray<string>[] Hunt(Precision precision)
    {
        var hunt = new MistakeHunt(PlantedMistakes.All, precision);
        return [.. PlantedMistakes.All.Select(hunt.FindObjections)];
    }
}
